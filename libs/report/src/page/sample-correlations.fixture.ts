import type { StrategyResult } from '@ihome/monte-carlo';

/** Three pairs: one of them undefined, one on fewer paths. */
export function sampleCorrelations(): StrategyResult['correlations'] {
  const constant = { status: 'undefined', reason: 'all paths have the same value' } as const;
  const none = { value: constant, low: constant, high: constant, standard_error: constant };
  const of = (value: number) => ({ value, low: value - 0.02, high: value + 0.02, standard_error: 0.01 });
  const n = 10_000;
  return {
    metrics: ['net_irr', 'default_rate', 'max_drawdown'],
    pairs: [
      { a: 'net_irr', b: 'default_rate', n, pearson: of(-0.42), spearman: of(-0.37) },
      { a: 'net_irr', b: 'max_drawdown', n, pearson: none, spearman: none },
      { a: 'default_rate', b: 'max_drawdown', n: 9_900, pearson: of(0.31), spearman: of(0.28) },
    ],
  };
}
