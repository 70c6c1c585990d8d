import type { SimulationConfig } from '@ihome/config';

/** How paths are sampled, as far as it says which counts of them belong together. */
export type PathSampling = Pick<SimulationConfig['monte_carlo'], 'sampler' | 'scrambles' | 'num_paths'>;

/** Paths of the first row of a convergence table where the run does not say. */
const FIRST_ROW_PATHS = 250;

/**
 * Path counts at which a run is looked at, ascending: `first`, raised to what the sampler can take, then twice as many each, and all
 * paths last. Under antithetic a count is even; under latin_hypercube it is whole rows of scrambles; under sobol every scramble has a power
 * of two of points, so that each count is as even a design as there is. Chunks play no part.
 *
 * Example: 10,000 paths from 2,000 are looked at after 2,000, 4,000, 8,000 and 10,000. Source: docs/model/convergence.md.
 */
export function checkpointPaths(sampling: PathSampling, first: number): number[] {
  const counts: number[] = [];
  for (let count = takenBySampler(sampling, first); count < sampling.num_paths; count *= 2) counts.push(count);
  return [...counts, sampling.num_paths];
}

/** Path counts at which a sweep may stop; none when it runs all its paths whatever they say. */
export function stoppingCheckpoints(monteCarlo: SimulationConfig['monte_carlo']): number[] {
  const { enabled, min_paths: first } = monteCarlo.convergence;
  return enabled ? checkpointPaths(monteCarlo, first) : [];
}

/** Path counts of the rows of a convergence table: those at which the sweep may stop, else doubling from 250. */
export function tablePaths(monteCarlo: SimulationConfig['monte_carlo']): number[] {
  const { enabled, min_paths: first } = monteCarlo.convergence;
  return checkpointPaths(monteCarlo, enabled ? first : FIRST_ROW_PATHS);
}

/** The least count from `least` on that the sampler can take. */
function takenBySampler({ sampler, scrambles }: PathSampling, least: number): number {
  switch (sampler) {
    case 'pseudo':
      return least;
    case 'antithetic':
      return 2 * Math.ceil(least / 2);
    case 'latin_hypercube':
      return scrambles * Math.ceil(least / scrambles);
    case 'sobol': {
      let points = 1;
      while (points * scrambles < least) points *= 2;
      return points * scrambles;
    }
  }
}
