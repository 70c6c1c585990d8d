/** Recomputes the `example` blocks of the pages of docs/model on fees, waterfall and figures of a path. */
import { explainDeterministic } from '../deterministic-fund.fixture';
import { managementFeeCharges } from '../fees/management-fee';
import { grossManagementFee, monthlyExpenses, servicingFee, type FeeMonth } from '../fees/monthly-charges';
import { resolveFees } from '../fees/resolve-fees';
import { internalRateOfReturn } from '../path-metrics/internal-rate-of-return';
import { baseWith } from '../portfolio/portfolio.fixture';
import { runDeal, sum, type Deal } from '../waterfall/deal.fixture';
import type { PrefCompounding } from '../waterfall/preferred-return';
import { describeExamples, traceOfBase, type Figures } from './page-examples.fixture';

const story = explainDeterministic();

function fees(): Figures {
  const base = resolveFees(baseWith({}), 144);
  const at = (month: number): FeeMonth => ({
    month,
    committed: 100e6,
    openingInvested: 90e6,
    invested: 90e6,
    previousNav: 100e6,
  });
  const variable = resolveFees(baseWith({ fees: { fixed_annual_expenses: 0 } }), 144);
  const stepping = managementFeeCharges(
    {
      ...baseWith({}).fees,
      management_fee_rate: 0.01,
      management_fee_schedule: [1, 2, 3, 4, 5].map((year) => ({ year, rate: 0.025 })),
      management_fee_step_down: false,
    },
    119,
  );
  const offset = explainDeterministic({
    fees: { origination_fee_rate: 0.01, management_fee_offset_percentage: 0.5 },
  });
  return {
    'management fee of month 0': grossManagementFee(base, at(0)),
    'management fee of month 1': grossManagementFee(base, at(1)),
    'management fee of month 57': grossManagementFee(base, at(57)),
    'management fee of month 60': grossManagementFee(base, at(60)),
    servicing: servicingFee(base, at(1)),
    'variable expenses': monthlyExpenses(variable, at(1)),
    'fixed expenses of month 12': base.fixedExpenses[12]!,
    'fixed expenses of month 13': base.fixedExpenses[13]!,
    '2.5%, then 1%': 100e6 * stepping.reduce((total, charge) => total + charge, 0),
    'fee of month 12 after the offset': offset.ledger[12]!.management_fee,
    'fee of month 24 after the offset': offset.ledger[24]!.management_fee,
    ...steppedFees(),
  };
}

function steppedFees(): Figures {
  const trace = traceOfBase({ fees: { management_fee_basis: 'stepped' } }, 0);
  const live = trace.positions.filter((p) => p.origination_month < 24 && p.exit_month > 24);
  const invested = live.reduce((total, p) => total + p.advance, 0);
  expect(trace.ledger[24]!.management_fee).toBeCloseTo(0.005 * invested, 6);
  return {
    'stepped: fee of month 21': trace.ledger[21]!.management_fee,
    'stepped: invested in month 24': invested,
    'stepped: fee of month 24': trace.ledger[24]!.management_fee,
  };
}

/** 1,000,000 called in month 0 by LPs alone, and one distribution in month 12. */
const yearly = (cash: number): Deal => ({ calls: { 0: 1e6 }, distributions: { 12: cash }, lastMonth: 24 });

const AMERICAN: Deal = {
  calls: { 0: 50e6 },
  distributions: { 12: 8e6, 24: 43.5e6 },
  lastMonth: 24,
  catchUp: 0,
  compounding: 'simple',
  purchases: [
    { month: 0, advance: 5e6, cashMonth: 12 },
    { month: 0, advance: 45e6, cashMonth: 24 },
  ],
};

function waterfall(): Figures {
  const row = story.waterfall[0]!;
  const much = runDeal(yearly(1.5e6));
  const some = runDeal(yearly(1.2e6));
  const partial = runDeal({ ...yearly(1.2e6), catchUp: 0.5 });
  const pref = (compounding: PrefCompounding): number => runDeal({ ...yearly(0), compounding }).owedAtEnd / 1e4 - 100;
  return {
    '1500000: LP': much.lp[12]!,
    '1500000: carry': much.totalCarry,
    '1500000: catch-up': much.catchUp[12]!,
    '1500000, second hurdle: carry': runDeal({ ...yearly(1.5e6), extraTiers: [{ hurdle: 0.15, carry: 0.3 }] })
      .totalCarry,
    '1200000: LP': some.lp[12]!,
    '1200000: carry': some.totalCarry,
    '1080000: carry': runDeal(yearly(1.08e6)).totalCarry,
    '1200000, partial: catch-up': partial.catchUp[12]!,
    '1200000, partial: carry': partial.totalCarry,
    'pref, simple': pref('simple'),
    'pref, annual': pref('annual'),
    'pref, quarterly': pref('quarterly'),
    'pref, monthly': pref('monthly'),
    'pref, continuous': pref('continuous'),
    'return of capital': row.return_of_capital,
    'preferred return': row.preferred_return,
    'catch-up': row.catch_up,
    carry: row.carry,
    LP: row.lp,
    ...american(),
  };
}

function american(): Figures {
  const back = (taxRate: number, escrow = 0): number =>
    runDeal({ ...AMERICAN, escrow, clawback: { interim: false, taxRate } }).totalClawback;
  const trace = traceOfBase({ waterfall: { waterfall_structure: 'american', clawback_tax_rate: 0 } }, 3);
  const carrying = trace.waterfall.filter((row) => row.carry > 0);
  return {
    'American carry': sum(runDeal(AMERICAN).carry),
    'clawback without tax': back(0),
    'clawback with 35% tax': back(0.35),
    'clawback with half in escrow': back(0.35, 0.5),
    'path 3, month of the first carry': carrying[0]?.month ?? NaN,
    'path 3, carry before clawback': carrying.reduce((total, row) => total + row.carry, 0),
    'path 3, clawback': trace.clawback,
  };
}

const OF_THE_PATH = [
  'gross_irr',
  'fund_irr',
  'net_irr',
  'tvpi',
  'npv',
  'ks_pme',
  'j_curve_low',
  'j_curve_month',
  'payback_month',
  'wal',
] as const;

function pathMetrics(): Figures {
  const { bridge } = story.metrics;
  const twoRoots = internalRateOfReturn([-50, -100, 600, 300, -100], 1);
  const [lower, upper] = twoRoots.status === 'multiple_roots' ? twoRoots.annualRates : [];
  return {
    ...Object.fromEntries(OF_THE_PATH.map((name) => [name, Number(story.metrics[name])])),
    'bridge gross': bridge.gross,
    'bridge interest': bridge.interest,
    'bridge appreciation': bridge.appreciation,
    'bridge fees': bridge.fees,
    'bridge carry': bridge.carry,
    'bridge net': bridge.net,
    ...pathOfBase(),
    'lower root': lower ?? NaN,
    'upper root': upper ?? NaN,
  };
}

function pathOfBase(): Figures {
  const { ledger, waterfall: rows, metrics, clawback } = traceOfBase({}, 3);
  const paidIn = ledger.reduce((total, row) => total + 0.98 * row.capital_calls, 0);
  const received = rows.reduce((total, row) => total + row.lp, clawback);
  const presentValue = ledger.reduce((total, row, m) => {
    const cash = rows.find(({ month }) => month === m)?.lp ?? 0;
    return total + (cash - 0.98 * row.capital_calls) * (1 + Number(metrics.net_irr)) ** (-m / 12);
  }, 0);
  expect(presentValue / paidIn).toBeCloseTo(0, 9);
  expect(metrics.tvpi).toBeCloseTo(received / paidIn, 10);
  expect(metrics.bridge.net).toBeCloseTo(received - paidIn, 4);
  return {
    'path 3: LP paid in': paidIn,
    'path 3: LP received': received,
    'path 3: tvpi': Number(metrics.tvpi),
    'path 3: net_irr': Number(metrics.net_irr),
    'path 3: j_curve_low': Number(metrics.j_curve_low),
    'path 3: carry': Number(metrics.carry),
    'path 3: bridge net': metrics.bridge.net,
  };
}

describe.each([
  ['fees.md', fees],
  ['waterfall.md', waterfall],
  ['path-metrics.md', pathMetrics],
] as const)('examples of docs/model/%s', describeExamples);
