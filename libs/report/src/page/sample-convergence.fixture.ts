import type { StrategyResult } from '@ihome/monte-carlo';

/** Half-widths that fall with the square root of the paths, about; the tail has none at first. */
export function sampleConvergence(irr: number): StrategyResult['convergence'] {
  const counts = [250, 500, 1000, 2000, 4000, 8000, 10_000];
  const figure = (name: string, { value, width }: { readonly value: number; readonly width: number }) => ({
    name,
    rows: counts.map((paths, i) => {
      const half = (width / Math.sqrt(paths)) * (1 + 0.15 * Math.sin(3 * i));
      const few = { status: 'undefined', reason: '3 paths beyond the VaR, 10 are needed for an interval' } as const;
      const isFew = name === 'loss.es_99' && paths < 1000;
      return {
        ...{ paths, n: paths, value: value + half / 3 },
        ...(isFew
          ? { low: few, high: few, half_width: few }
          : { low: value - (2 * half) / 3, high: value + (4 * half) / 3, half_width: half }),
      };
    }),
  });
  return {
    confidence: 0.95,
    figures: [
      figure('net_irr.mean', { value: irr, width: 0.0392 }),
      figure('loss.probability', { value: 0.3, width: 0.9 }),
      figure('loss.var_99', { value: 0.12, width: 1.5 }),
      figure('loss.es_99', { value: 0.16, width: 2 }),
    ],
  };
}
