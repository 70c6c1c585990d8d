import type { ParameterEffect } from './parameter-effect';

/** Effects of the short rate. */
export const INTEREST_RATE_EFFECTS: readonly ParameterEffect[] = [
  { of: 'interest_rate.model', to: 'constant', raises: 'wal.mean' },
  { of: 'interest_rate.base_rate_initial', to: 0.08, lowers: 'wal.mean' },
  { of: 'interest_rate.long_term_mean', to: 0.07, raises: 'wal.mean' },
  {
    of: 'interest_rate.mean_reversion',
    given: { 'interest_rate.base_rate_initial': 0.08 },
    to: 0.05,
    raises: 'trace:short_rate[]',
  },
  { of: 'interest_rate.volatility', to: 0.03, raises: 'wal.sd' },
  { of: 'interest_rate.price_correlation', to: 0.8, lowers: 'wal.sd' },
];
