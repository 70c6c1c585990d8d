import { findPreset, type SimulationConfig } from '@ihome/config';
import type { Figure } from '@ihome/risk';
import { judgeCheckpoint, stoppingOf, type WatchedFigure } from './stopping';

const { monte_carlo: off } = findPreset('base')!.config;
const on: SimulationConfig['monte_carlo'] = { ...off, convergence: { ...off.convergence, enabled: true } };

function figures(...widths: readonly Figure[]): WatchedFigure[] {
  return widths.map((half_width, index) => ({ index, figure: { value: 0.05 + index, half_width } }));
}

const few: Figure = { status: 'undefined', reason: 'too few paths' };

describe('judgeCheckpoint', () => {
  it('stops where every strategy is precise enough, the wanted half-width itself included', () => {
    expect(judgeCheckpoint(on.convergence, 2_000, figures(0.0004, 0.001, 0))).toEqual({
      ...{ paths: 2_000, strategies: 3, within: 3, converged: true },
      ...{ index: 1, value: 1.05, half_width: 0.001 },
    });
  });

  it('goes on for a single one that is not, and names the widest', () => {
    const found = judgeCheckpoint(on.convergence, 2_000, figures(0.0011, 0.0005, 0.0012));
    expect(found).toMatchObject({ within: 1, converged: false, index: 2, half_width: 0.0012 });
  });

  it('takes an undefined half-width for wider than any other', () => {
    const found = judgeCheckpoint(on.convergence, 2_000, figures(0.9, few, 0.0001));
    expect(found).toMatchObject({ within: 1, converged: false, index: 1, half_width: few });
  });
});

describe('stoppingOf', () => {
  const at = (paths: number, width: number) => judgeCheckpoint(on.convergence, paths, figures(width));

  it('is null for a sweep that runs all its paths', () => {
    expect(stoppingOf(off, [])).toBeNull();
  });

  it('says that nothing is decided, why it stopped, and that it ran out of paths', () => {
    const reasons = (...checkpoints: ReturnType<typeof at>[]): unknown[] => {
      const stopping = stoppingOf(on, checkpoints);
      return [stopping?.paths_run, stopping?.reason];
    };
    expect(reasons()).toEqual([null, null]);
    expect(reasons(at(2_000, 0.002))).toEqual([null, null]);
    expect(reasons(at(2_000, 0.002), at(4_000, 0.0009))).toEqual([4_000, 'half_width_reached']);
    expect(reasons(at(2_000, 0.002), at(10_000, 0.0015))).toEqual([10_000, 'num_paths_reached']);
    expect(reasons(at(2_000, 0.002), at(10_000, 0.0005))).toEqual([10_000, 'half_width_reached']);
  });
});
