import type { JsonObject } from '@ihome/config';

/** Size of a small sweep. */
export interface SmallSweepOptions {
  /** Paths of each of its three strategies: 4,096 are 16 chunks of 256. */
  readonly paths: number;
  /** Dollars of the fund; it buys a position for every 250,000, and that is what costs time. */
  readonly fundSize: number;
}

/** A sweep over the base preset whose three strategies share their chunks: many chunks, little to compute. */
export function smallSweep({ paths, fundSize }: SmallSweepOptions): JsonObject {
  return {
    name: 'Share of the appreciation',
    preset: 'base',
    overrides: {
      fund: { fund_size: fundSize },
      monte_carlo: { num_paths: paths },
      stress: { scenarios: [] },
      sensitivity: { method: 'none' },
      // A fund this small holds too little cash for the preset's buffer; its runs are to end as completed.
      guardrails: { min_liquidity_buffer: 0 },
    },
    axes: [{ parameter: 'contract.share_multiplier', values: [1, 1.5, 2] }],
  };
}
