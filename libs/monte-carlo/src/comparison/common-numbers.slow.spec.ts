import { findPreset, setParameter } from '@ihome/config';
import { createSimulator, resolveStrategy } from '@ihome/engine';
import { loadHighsSolver } from '@ihome/compute';
import { compareStrategies } from './compare-strategies';

const PATHS = 2_000;
const VALUES = [0.3, 0.32];

describe('common random numbers', () => {
  it('make the variance of the difference of neighbouring strategies a tenth or less, on the base preset', async () => {
    const preset = setParameter(findPreset('base')!.config, 'monte_carlo.num_paths', PATHS);
    const configs = VALUES.map((value) => setParameter(preset, 'origination.avg_loan_ltv', value));
    const indices = [0, 1];
    const comparison = compareStrategies({ strategies: indices, nearest: indices, configs });
    configs.forEach((config, index) => {
      const table = createSimulator([resolveStrategy(config)]).simulateChunk({
        firstPath: 0,
        paths: PATHS,
        shouldStop: () => false,
      });
      if (table === null) throw new Error('stopped');
      comparison.add(table, index);
    });
    const { figures } = comparison.finish(await loadHighsSolver());
    const gains = figures.map(({ figure, covariance }) => {
      const [[own], [shared, other]] = covariance as [[number], [number, number]];
      return { figure, times: (own + other) / (own + other - 2 * shared) };
    });
    expect(gains.filter(({ times }) => times < 10)).toEqual([]);
  });
});
