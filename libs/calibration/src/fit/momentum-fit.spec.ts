import { momentumVariance } from '@ihome/engine';

import { syntheticZones } from '../synthetic-index.fixture';
import { drawBlocks, monthWeights } from '../statistics/block-weights';
import { horizonWindows, sampleDeviation } from '../statistics/horizon-deviation';
import { standardError } from '../statistics/standard-error';
import { returnMoments } from './gbm-fit';
import { fitMomentum, momentumSample } from './momentum-fit';
import { innovations, oneStep, stepLikelihood } from './one-step';

const TRUTH = { momentum: 0.88, errorCorrection: 0.004, volatility: 0.015, logGrowth: 0.04, months: 600 };

describe('fitMomentum', () => {
  const zones = syntheticZones(TRUTH, { zones: 24, seed: 21 });
  const fits = zones.map(({ logLevels }) => fitMomentum(momentumSample(logLevels, 1)));
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

  it('recovers the parameters that an index was simulated with', () => {
    const [phi, sigma, kappa] = [
      fits.map(({ momentum }) => momentum),
      fits.map(({ volatility }) => volatility),
      fits.map(({ errorCorrection }) => errorCorrection),
    ];
    const error = (values: readonly number[]): number => standardError(values) / Math.sqrt(values.length);
    expect(Math.abs(mean(phi) - TRUTH.momentum)).toBeLessThan(4 * error(phi));
    expect(Math.abs(mean(sigma) - TRUTH.volatility)).toBeLessThan(4 * error(sigma));
    // The prior draws κ towards 0: by less than one standard error.
    expect(Math.abs(mean(kappa) - TRUTH.errorCorrection)).toBeLessThan(standardError(kappa));
  });

  it('has block-bootstrap errors of the size that estimates scatter by', () => {
    const { logLevels } = zones[0]!;
    const sample = momentumSample(logLevels, 1);
    const count = logLevels.length - 1;
    const draws = drawBlocks({ seed: 2, count, length: count, blockMonths: 60, replications: 60 });
    const refits = draws.map((months) =>
      fitMomentum(sample, { weights: monthWeights(months, 0, count), near: fits[0]! }),
    );
    const ratio = (of: (fit: (typeof fits)[number]) => number): number =>
      standardError(refits.map(of)) / standardError(fits.map(of));
    for (const of of [
      ({ momentum }: (typeof fits)[number]) => momentum,
      ({ volatility }: (typeof fits)[number]) => volatility,
    ]) {
      expect(ratio(of)).toBeGreaterThan(0.5);
      expect(ratio(of)).toBeLessThan(2);
    }
    expect(Math.abs(fits[0]!.momentum - TRUTH.momentum)).toBeLessThan(
      3 * standardError(refits.map(({ momentum }) => momentum)),
    );
  });

  it('by likelihood alone is higher there than anywhere around, by plain evaluation', () => {
    const sample = momentumSample(zones[1]!.logLevels, 1);
    const fit = fitMomentum(sample, { likelihoodOnly: true });
    const minusTwice = (momentum: number, errorCorrection: number): number => {
      const found = stepLikelihood(oneStep(sample.logLevels, null), { momentum, errorCorrection });
      return found.degrees * (Math.log((2 * Math.PI * found.squares) / found.degrees) + 1) + found.logDeterminant;
    };
    const lowest = minusTwice(fit.momentum, fit.errorCorrection);
    for (const d of [-0.02, -0.002, 0.002, 0.02])
      expect(minusTwice(fit.momentum + d, fit.errorCorrection)).toBeGreaterThan(lowest);
    for (const factor of [0.3, 0.9, 1.1, 3])
      expect(minusTwice(fit.momentum, fit.errorCorrection * factor)).toBeGreaterThan(lowest);
    const steps = innovations(sample.logLevels, fit);
    const deviation = Math.sqrt(steps.reduce((sum, e) => sum + e * e, 0) / steps.length);
    expect((fit.volatility / Math.sqrt(12) / deviation - 1) ** 2).toBeLessThan(1e-4);
  });

  it('gives growth whose mean ten-year log growth is that of the series', () => {
    const fit = fits[0]!;
    const variance = momentumVariance(fit, 120)[120]!;
    const { mean: monthly } = returnMoments(zones[0]!.logLevels, null);
    expect(10 * Math.log(1 + fit.growth) - variance / 2).toBeCloseTo(120 * monthly, 12);
  });

  it('sees through noise and averaging better with the long horizons than by the likelihood alone', () => {
    // What an index adds: noise of its own, then the mean of three months.
    const noisy = syntheticZones({ ...TRUTH, errorCorrection: 0 }, { zones: 12, seed: 5 });
    const noise = syntheticZones(
      { momentum: 0, errorCorrection: 0, volatility: 0.04, logGrowth: 0, months: 600 },
      { zones: 12, seed: 6 },
    );
    const truth = Math.sqrt(momentumVariance({ ...TRUTH, errorCorrection: 0 }, 120)[120]!);
    const misses = noisy.map(({ logLevels }, z) => {
      const raw = logLevels.map((h, t) => h + noise[z]!.logLevels[t]! - (t > 0 ? noise[z]!.logLevels[t - 1]! : 0));
      const averaged = raw.slice(2).map((h, t) => (h + raw[t + 1]! + raw[t]!) / 3);
      const sample = momentumSample(averaged, 3);
      const miss = (likelihoodOnly: boolean): number =>
        Math.abs(Math.log(Math.sqrt(momentumVariance(fitMomentum(sample, { likelihoodOnly }), 120)[120]!) / truth));
      return { matched: miss(false), likelihood: miss(true) };
    });
    expect(mean(misses.map(({ matched }) => matched))).toBeLessThan(mean(misses.map(({ likelihood }) => likelihood)));
  });

  it('leaves out horizons of which a series holds fewer than two', () => {
    const sample = momentumSample(zones[0]!.logLevels.slice(0, 130), 1);
    expect(sample.windows.map(({ horizon }) => horizon)).toEqual([12, 60]);
    expect(sampleDeviation(sample.windows[0]!, null)).toBe(sampleDeviation(horizonWindows(sample.logLevels, 12), null));
  });
});
