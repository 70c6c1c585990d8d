import type { Frontier, Mix } from '@ihome/monte-carlo';

/** Zones of three strategies for tests of the report: one with mixes, one that bought in one zone alone, one whose bounds leave no mix. */
export function sampleZoneMixes(): Frontier['zone_mixes'] {
  const mix = (share: number): Mix => ({
    weights: [1 - share, share],
    ...{ multiple: 1.3 + 0.2 * share, multiple_error: 0.0015, risk: 0.15 + 0.1 * share * share, risk_error: 0.001 },
  });
  const frontier = {
    minimum_risk: mix(0.1),
    maximum_ratio: mix(0.55),
    points: [0.1, 0.35, 0.6].map((share) => ({ target: 1.3 + 0.2 * share, mix: mix(share) })),
  };
  const zone = (name: string, target: number, n: number) => {
    return { zone: name, target, n, multiple: 1.3 + target / 10, multiple_error: 0.0015, sd: 0.15 };
  };
  const none = { status: 'undefined', reason: 'no path has this figure' } as const;
  const never = { zone: 'blue <river>', target: 0, n: 0, multiple: none, multiple_error: none, sd: none };
  const zones = [zone('green', 0.6, 10_000), zone('orange', 0.4, 9_940), never];
  return [
    {
      ...{ index: 0, zones },
      mixes: {
        ...{ zones: ['green', 'orange'], n: 9_940, min_weight: 0, max_weight: 0.6, level: 0.95 },
        configured: { mean_variance: mix(0.4), mean_es: mix(0.4) },
        mean_variance: frontier,
        mean_es: { ...frontier, maximum_ratio: { status: 'not_applicable', reason: 'a mix has no risk' } },
      },
    },
    {
      ...{ index: 1, zones: [zone('green', 1, 10_000), never] },
      mixes: { status: 'not_applicable', reason: 'positions were bought in 1 of 2 zones' },
    },
    {
      ...{ index: 2, zones: zones.slice(0, 2) },
      mixes: { status: 'infeasible', reason: '2 shares of at most 0.4 add up to less than 1' },
    },
  ];
}
