import { findPreset, type SimulationConfig } from '@ihome/config';
import fc from 'fast-check';
import { checkpointPaths, stoppingCheckpoints, tablePaths, type PathSampling } from './checkpoint-paths';

const SAMPLERS = ['pseudo', 'antithetic', 'sobol', 'latin_hypercube'] as const;

function sampling(sampler: PathSampling['sampler'], num_paths: number, scrambles = 16): PathSampling {
  return { sampler, scrambles, num_paths };
}

describe('path counts of checkpoints', () => {
  it('double from the first one, and end with all paths', () => {
    expect(checkpointPaths(sampling('pseudo', 10_000), 2_000)).toEqual([2_000, 4_000, 8_000, 10_000]);
    expect(checkpointPaths(sampling('pseudo', 8_000), 2_000)).toEqual([2_000, 4_000, 8_000]);
    expect(checkpointPaths(sampling('pseudo', 2_000), 2_000)).toEqual([2_000]);
    expect(checkpointPaths(sampling('pseudo', 150), 250)).toEqual([150]);
  });

  it('are whole pairs and scrambles, those of sobol with a power of two of points', () => {
    expect(checkpointPaths(sampling('antithetic', 1_000), 101)).toEqual([102, 204, 408, 816, 1_000]);
    expect(checkpointPaths(sampling('latin_hypercube', 10_000), 2_010)).toEqual([2_016, 4_032, 8_064, 10_000]);
    expect(checkpointPaths(sampling('sobol', 16_384), 2_000)).toEqual([2_048, 4_096, 8_192, 16_384]);
    expect(checkpointPaths(sampling('sobol', 12_000, 24), 2_000)).toEqual([3_072, 6_144, 12_000]);
  });

  it('are never fewer than asked for, ascend, and can be taken by the sampler', () => {
    const cases = fc.record({
      sampler: fc.constantFrom(...SAMPLERS),
      scrambles: fc.integer({ min: 1, max: 64 }),
      units: fc.integer({ min: 1, max: 400 }),
      first: fc.integer({ min: 100, max: 5_000 }),
    });
    fc.assert(
      fc.property(cases, ({ sampler, scrambles, units, first }) => {
        const unit = sampler === 'pseudo' ? 1 : sampler === 'antithetic' ? 2 : scrambles;
        const all = units * unit;
        const counts = checkpointPaths(sampling(sampler, all, scrambles), first);
        expect(counts.at(-1)).toBe(all);
        expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
        for (const count of counts) {
          expect(count % unit).toBe(0);
          if (count < all) expect(count).toBeGreaterThanOrEqual(first);
        }
        counts.slice(1, -1).forEach((count, i) => expect(count).toBe(2 * (counts[i] ?? 0)));
      }),
      { seed: 3 },
    );
  });

  it('are none where a sweep runs all its paths, and then rows of the table double from 250', () => {
    const { monte_carlo: off } = findPreset('base')!.config;
    const on: SimulationConfig['monte_carlo'] = { ...off, convergence: { ...off.convergence, enabled: true } };
    expect(stoppingCheckpoints(off)).toEqual([]);
    expect(tablePaths(off)).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000]);
    expect(stoppingCheckpoints(on)).toEqual([2_000, 4_000, 8_000, 10_000]);
    expect(tablePaths(on)).toEqual(stoppingCheckpoints(on));
  });
});
