import type { GpEntityPath } from '../gp-entity/run-gp-entity';
import type { FundPath } from '../ledger/fund-path';
import type { WaterfallPath } from '../waterfall/waterfall-path';
import type { ClosingFigures } from './closing-metrics';
import type { RateSolver } from './internal-rate-of-return';
import type { MetricValues } from './metric-values';

/** Of the fund's size: a smaller NAV is what rounding left of none (docs/model/path-metrics.md). */
export const ROUNDING_OF_NAV = 1e-12;

/** All that the metrics of a path are computed from, and where they go. Created once per strategy. */
export interface PathMeasures {
  readonly fundPath: FundPath;
  readonly waterfall: WaterfallPath;
  readonly solver: RateSolver;
  /** Scratch: what the flows in the solver's buffer paid in and brought back. */
  readonly sides: { paidIn: number; received: number };
  /** Scratch: one number per position, grown when a path needs more. */
  costs: Float64Array;
  /** Scratch: figures of one closing. */
  readonly closing: ClosingFigures;
  /** Null when the GP entity is off. */
  readonly gpEntity: GpEntityPath | null;
  readonly out: MetricValues;
}

/** Sum of months 0..lastRow of a ledger or waterfall column. */
export function columnTotal(column: Float64Array, lastRow: number): number {
  let sum = 0;
  for (let m = 0; m <= lastRow; m++) sum += column[m]!;
  return sum;
}
