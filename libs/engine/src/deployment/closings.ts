import type { SimulationConfig } from '@ihome/config';

/** A closing of commitments. */
export interface Closing {
  readonly month: number;
  /** Part of all commitments that closes in it. */
  readonly fraction: number;
}

/** Closings of a fund, in order of their months; the first is in month 0. */
export interface ClosingTerms {
  readonly list: readonly Closing[];
  /** Commitments that have closed, currency [month]. */
  readonly committed: Float64Array;
  /** Simple interest that a late closer pays, annual. */
  readonly equalisationRate: number;
}

/**
 * Closings for months 0..lastMonth (docs/model/fund.md). Once all have happened the commitments are the fund's size exactly.
 *
 * Example: 60% in month 0, 40% in month 6, of 100m → 60m in months 0..5, then 100m.
 */
export function resolveClosings({ fund }: SimulationConfig, lastMonth: number): ClosingTerms {
  const { closings, fund_size: size } = fund;
  const last = closings.length - 1;
  const committed = new Float64Array(lastMonth + 1);
  for (let m = 0; m <= lastMonth; m++) {
    let closed = 0;
    for (const { month, fraction } of closings) if (month <= m) closed += fraction;
    committed[m] = m >= closings[last]!.month ? size : closed * size;
  }
  return { list: closings, committed, equalisationRate: fund.equalisation_rate };
}
