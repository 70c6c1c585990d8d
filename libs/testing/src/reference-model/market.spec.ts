import { randomConfiguration } from '../random-configuration';
import { market } from './market';
import { repairedCorrelation, semidefiniteCholesky, symmetricEigen } from './correlation';
import { randomSource } from './random-numbers';

const BROKEN = [
  [1, 0.9, 0.7],
  [0.9, 1, 0.3],
  [0.7, 0.3, 1],
];

describe('correlation of the reference model', () => {
  it('repairs the textbook matrix as QuantLib does', () => {
    expect(Math.min(...symmetricEigen(BROKEN).values)).toBeCloseTo(-0.00735, 5);
    const repaired = repairedCorrelation(BROKEN);
    expect(repaired[0]?.[1]).toBeCloseTo(0.894024408508599, 12);
    expect(repaired[0]?.[2]).toBeCloseTo(0.696319066114392, 12);
    expect(repaired[1]?.[2]).toBeCloseTo(0.300969036104592, 12);
  });

  it('multiplies back, also when the matrix is singular', () => {
    const ones = [
      [1, 1],
      [1, 1],
    ];
    const factor = semidefiniteCholesky(ones);
    expect(factor).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });
});

describe('indices of the reference model', () => {
  const one = randomConfiguration(2, 'contract');
  const config = {
    ...one,
    zones: ['only'],
    price_path: {
      ...one.price_path,
      appreciation_rates: { only: 0.03 },
      volatility: { only: 0.1 },
      momentum: { only: 0.6 },
      error_correction: { only: 0.01 },
      initial_momentum: { only: 0 },
      correlation_matrix: [[1]],
    },
  };

  it.each(['gbm', 'momentum'] as const)('%s has the mean of its trend, within four standard errors', (model) => {
    const paths = 300;
    const m = 60;
    const levels: number[] = [];
    for (let path = 0; path < paths; path += 1) {
      const modelled = { ...config, price_path: { ...config.price_path, model_type: model } };
      levels.push(Math.exp(market(modelled, randomSource(5, path)).logIndex[0]?.[m] ?? NaN));
    }
    const mean = levels.reduce((a, b) => a + b, 0) / paths;
    const sd = Math.sqrt(levels.reduce((a, b) => a + (b - mean) ** 2, 0) / (paths - 1));
    expect(Math.abs(mean - 1.03 ** 5)).toBeLessThan((4 * sd) / Math.sqrt(paths));
  });

  it('follows the recursion by hand over two months without shocks', () => {
    const kicked = {
      ...config,
      price_path: {
        ...config.price_path,
        model_type: 'momentum' as const,
        volatility: { only: 0 },
        initial_momentum: { only: 0.12 },
      },
    };
    // u(1) = 0.6·0.01, x(1) = 0.006; u(2) = 0.6·0.006 − 0.01·0.006, x(2) = x(1) + u(2).
    const index = market(kicked, randomSource(5, 0)).logIndex[0];
    expect(index?.[1]).toBeCloseTo(Math.log(1.03) / 12 + 0.006, 15);
    expect(index?.[2]).toBeCloseTo((2 * Math.log(1.03)) / 12 + 0.006 + 0.00354, 15);
  });
});
