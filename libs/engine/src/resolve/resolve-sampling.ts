import type { SimulationConfig } from '@ihome/config';

import { marketRows, NODES_WITH_DIMENSION } from '../random/draw-row';
import { PURPOSE_SCRAMBLE } from '../random/purpose';
import { reversedDirections, SOBOL_DIMENSIONS } from '../random/sobol';
import { threefry4x32 } from '../random/threefry';

/** How the market factors of a path are drawn (docs/model/sampling.md). */
export type ResolvedSampling = KeyedSampling | ScrambledSampling;

/** Each number from its counter; under `antithetic` the odd path of a pair takes the even one's numbers, mirrored. */
export interface KeyedSampling {
  readonly sampler: 'pseudo' | 'antithetic';
  /** Threefry key of the seed. */
  readonly randomKey: Uint32Array;
}

/** Points of a design: path p is point floor(p/scrambles) of scramble p mod scrambles. */
export interface ScrambledSampling {
  readonly sampler: 'sobol' | 'latin_hypercube';
  readonly randomKey: Uint32Array;
  readonly scrambles: number;
  /** Points of a scramble: strata of the Latin hypercube. */
  readonly points: number;
  /** Rows of the market that have dimensions. */
  readonly streams: number;
  readonly dimensions: number;
  /** Hash of a dimension in a scramble [scramble][dimension], row-major. */
  readonly seeds: Uint32Array;
  /** Reversed direction numbers of Sobol' [dimension][bit], row-major; empty for the Latin hypercube. */
  readonly directions: Uint32Array;
}

/** What the dimensions depend on beside the sampler. */
interface SampledMarket {
  readonly randomKey: Uint32Array;
  readonly zoneCount: number;
  readonly horizonMonths: number;
}

/** Resolves sampler and scrambles. */
export function resolveSampling(config: SimulationConfig, market: SampledMarket): ResolvedSampling {
  const { sampler, scrambles, num_paths: paths } = config.monte_carlo;
  const { randomKey, ...shape } = market;
  if (sampler === 'pseudo' || sampler === 'antithetic') return { sampler, randomKey };
  const { streams, market: rows } = marketRows({ ...shape, suburbCount: 0 });
  const bridges = Math.ceil(shape.horizonMonths / (rows[0]?.bridged ?? 1));
  const wanted = bridges * NODES_WITH_DIMENSION * streams;
  const dimensions = sampler === 'sobol' ? Math.min(wanted, SOBOL_DIMENSIONS) : wanted;
  return {
    sampler,
    randomKey,
    scrambles,
    points: Math.ceil(paths / scrambles),
    streams,
    dimensions,
    seeds: scrambleSeeds(randomKey, { scrambles, dimensions }),
    directions: sampler === 'sobol' ? reversedDirections(dimensions) : new Uint32Array(0),
  };
}

function scrambleSeeds(
  key: Uint32Array,
  { scrambles, dimensions }: Pick<ScrambledSampling, 'scrambles' | 'dimensions'>,
): Uint32Array {
  const seeds = new Uint32Array(scrambles * dimensions);
  const words = new Uint32Array(4);
  for (let scramble = 0; scramble < scrambles; scramble++) {
    for (let d = 0; d < dimensions; d++) {
      if ((d & 3) === 0) threefry4x32(key, scramble, PURPOSE_SCRAMBLE, 0, d >> 2, words);
      seeds[scramble * dimensions + d] = words[d & 3]!;
    }
  }
  return seeds;
}
