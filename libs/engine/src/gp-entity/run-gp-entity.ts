import type { FundPath } from '../ledger/fund-path';
import type { ResolvedGpEntity } from './resolve-gp-entity';

/** The management company on one path, every array [month], currency. */
export interface GpEntityPath {
  /** Management fee net of the offset, origination, acquisition and disposition fees. */
  readonly income: Float64Array;
  readonly expenses: Float64Array;
  readonly dividends: Float64Array;
  /** At the end of the month. */
  readonly cash: Float64Array;
  /** Scratch: change of the number of live positions at the opening of a month. */
  readonly liveChange: Int32Array;
  totalIncome: number;
  totalExpenses: number;
  totalDividends: number;
  lowestCash: number;
  /** First month from which cumulative income covers cumulative expenses to the end; −1 when it does not in the end. */
  breakEvenMonth: number;
}

/** Allocates the management company for so many months. */
export function createGpEntityPath(months: number): GpEntityPath {
  return {
    income: new Float64Array(months),
    expenses: new Float64Array(months),
    dividends: new Float64Array(months),
    cash: new Float64Array(months),
    liveChange: new Int32Array(months + 1),
    totalIncome: 0,
    totalExpenses: 0,
    totalDividends: 0,
    lowestCash: 0,
    breakEvenMonth: -1,
  };
}

/**
 * Months 0 to the fund's final one of the management company (docs/model/gp-entity.md). At the end of each fund year and in the
 * final month a part of the year's net income, when there is any, is paid out, as far as there is cash. Cash may fall below 0: that
 * is what the owners have to put in. Precondition: the fund's months have been run.
 */
export function runGpEntity(terms: ResolvedGpEntity, { ledger, fund, portfolio }: FundPath, out: GpEntityPath): void {
  const { finalMonth } = ledger;
  const { fees } = fund;
  const originationRate = fees.originationFeeToGp ? fees.originationFeeRate : 0;
  countLive(out.liveChange, portfolio.positions);
  out.totalIncome = 0;
  out.totalExpenses = 0;
  out.totalDividends = 0;
  out.lowestCash = terms.initialCash;
  out.breakEvenMonth = 0;
  let live = 0;
  let cash = terms.initialCash;
  let ofYear = 0;
  for (let m = 0; m <= finalMonth; m++) {
    live += out.liveChange[m]!;
    const income =
      ledger.managementFee[m]! +
      originationRate * ledger.advances[m]! +
      ledger.acquisitionFees[m]! +
      ledger.dispositionFees[m]!;
    const expenses = terms.fixedExpenses[m]! + terms.monthlyExpensePerPosition * live;
    cash += income - expenses;
    ofYear += income - expenses;
    let dividends = 0;
    if ((m > 0 && m % 12 === 0) || m === finalMonth) {
      dividends = Math.max(Math.min(terms.dividendPayout * ofYear, cash), 0);
      cash -= dividends;
      ofYear = 0;
    }
    out.income[m] = income;
    out.expenses[m] = expenses;
    out.dividends[m] = dividends;
    out.cash[m] = cash;
    out.totalIncome += income;
    out.totalExpenses += expenses;
    out.totalDividends += dividends;
    if (cash < out.lowestCash) out.lowestCash = cash;
    if (out.totalIncome < out.totalExpenses) out.breakEvenMonth = m + 1;
  }
  if (out.breakEvenMonth > finalMonth) out.breakEvenMonth = -1;
}

/** A position is live at the opening of the months after its origination, up to that of its exit. */
function countLive(change: Int32Array, positions: FundPath['portfolio']['positions']): void {
  const { count, originationMonth, exitMonth } = positions;
  change.fill(0);
  for (let i = 0; i < count; i++) {
    change[originationMonth[i]! + 1]!++;
    change[exitMonth[i]! + 1]!--;
  }
}
