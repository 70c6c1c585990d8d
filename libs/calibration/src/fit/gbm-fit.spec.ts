import { syntheticZones } from '../synthetic-index.fixture';
import { fitGbm, gbmLogLikelihood } from './gbm-fit';

const TRUTH = { momentum: 0, errorCorrection: 0, volatility: 0.06, logGrowth: 0.05, months: 481 };

describe('fitGbm', () => {
  it('recovers growth and volatility within their closed standard errors, σ/√T and σ/√(2n)', () => {
    const zones = syntheticZones(TRUTH, { zones: 25, seed: 4 });
    const fits = zones.map(({ logLevels }) => fitGbm(logLevels));
    const mean = (of: (fit: (typeof fits)[number]) => number): number =>
      fits.reduce((sum, fit) => sum + of(fit), 0) / fits.length;
    const logGrowth = mean(({ growth, volatility }) => Math.log(1 + growth) - volatility ** 2 / 2);
    expect(Math.abs(logGrowth - TRUTH.logGrowth)).toBeLessThan((4 * TRUTH.volatility) / Math.sqrt(40 * 25));
    const volatility = mean((fit) => fit.volatility);
    expect(Math.abs(volatility - TRUTH.volatility)).toBeLessThan(
      (4 * TRUTH.volatility) / Math.sqrt(2 * 480 * 25) + 0.0002,
    );
  });

  it('has the likelihood of the returns from the second on, by plain evaluation', () => {
    const levels = Float64Array.of(0, 0.5, 0.01, 0.03, 0.02, 0.06);
    const returns = [...levels].slice(2).map((h, t) => h - levels[t + 1]!);
    const mean = returns.reduce((sum, r) => sum + r, 0) / 4;
    const variance = returns.reduce((sum, r) => sum + (r - mean) ** 2, 0) / 4;
    const plain = returns.reduce(
      (sum, r) => sum - Math.log(2 * Math.PI * variance) / 2 - (r - mean) ** 2 / (2 * variance),
      0,
    );
    expect(gbmLogLikelihood(levels).count).toBe(4);
    expect(gbmLogLikelihood(levels).logLikelihood).toBeCloseTo(plain, 12);
  });
});
