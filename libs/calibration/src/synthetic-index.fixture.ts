import { exp, normalQuantile } from '@ihome/engine';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

import type { ZoneSeries } from './index-table/zone-series';
import { monthText } from './index-table/month';

/** Standard normals from a seed. */
export function normals(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => normalQuantile(Math.max(uniformFloat64(generator), 1e-16));
}

/** Momentum index to be simulated; φ = κ = 0 is gbm. */
export interface SyntheticMomentum {
  readonly momentum: number;
  readonly errorCorrection: number;
  /** Annual. */
  readonly volatility: number;
  /** Mean log growth, annual. */
  readonly logGrowth: number;
  readonly months: number;
}

/** Log levels of an index that has run for 600 months before the first. */
export function syntheticIndex(process: SyntheticMomentum, normal: () => number): Float64Array {
  const { momentum, errorCorrection, volatility, logGrowth, months } = process;
  const warmUp = 600;
  const levels = new Float64Array(months);
  let [x, u, base] = [0, 0, 0];
  for (let t = 0; t < warmUp + months; t++) {
    u = momentum * u - errorCorrection * x + (volatility / Math.sqrt(12)) * normal();
    x += u;
    if (t === warmUp) base = x;
    if (t >= warmUp) levels[t - warmUp] = x - base + (logGrowth / 12) * (t - warmUp);
  }
  return levels;
}

/** Independent zones of one process. */
export function syntheticZones(
  process: SyntheticMomentum,
  { zones, seed }: { zones: number; seed: number },
): ZoneSeries[] {
  const normal = normals(seed);
  return Array.from({ length: zones }, (_, z) => ({
    zone: `zone_${z}`,
    column: `Zone ${z}`,
    start: 0,
    logLevels: syntheticIndex(process, normal),
  }));
}

/** An index table as CSV: levels from 100 in January 1990. */
export function syntheticCsv(zones: readonly ZoneSeries[]): string {
  const months = zones[0]?.logLevels.length ?? 0;
  const head = ['date', ...zones.map(({ column }) => `"${column}, XX"`)].join(',');
  const rows = Array.from({ length: months }, (_, t) =>
    [`${monthText(12 * 1990 + t)}-01`, ...zones.map(({ logLevels }) => (100 * exp(logLevels[t]!)).toFixed(6))].join(
      ',',
    ),
  );
  return `${[head, ...rows].join('\n')}\n`;
}
