import type { PathMeasures } from '../path-metrics/path-measures';
import type { TraceGpEntity } from './trace-document';

/** The management company of the path in the buffers, month by month, and what each of the team gets; null when it is off. */
export function traceGpEntity({ fundPath, gpEntity, waterfall }: PathMeasures): TraceGpEntity | null {
  const terms = fundPath.fund.gpEntity;
  if (terms === null || gpEntity === null) return null;
  const carry = waterfall.totalCarry - waterfall.totalClawback;
  const netIncome = gpEntity.totalIncome - gpEntity.totalExpenses;
  return {
    months: Array.from({ length: fundPath.ledger.finalMonth + 1 }, (_, month) => ({
      month,
      income: gpEntity.income[month]!,
      expenses: gpEntity.expenses[month]!,
      dividends: gpEntity.dividends[month]!,
      cash: gpEntity.cash[month]!,
    })),
    team: terms.team.map(({ name, carryShare, feeShare }) => ({
      name,
      carry: carryShare * carry,
      fee_income: feeShare * netIncome,
    })),
  };
}
