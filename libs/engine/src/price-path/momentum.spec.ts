import fc from 'fast-check';

import { momentumMean, momentumSpectralRadius, momentumVariance } from './momentum';

/** Var[x(m)] from the impulse responses: x(m) = Σ_j w(m−j)·e(j), so the variance is q·Σ w². */
function varianceByImpulses(phi: number, kappa: number, months: number): number {
  let x = 0;
  let u = 0;
  let sum = 0;
  for (let m = 1; m <= months; m++) {
    u = phi * u - kappa * x + (m === 1 ? 1 : 0);
    x += u;
    sum += x * x;
  }
  return sum;
}

describe('momentum variance', () => {
  it('gives the worked example', () => {
    const variance = momentumVariance({ momentum: 0.5, errorCorrection: 0, volatility: Math.sqrt(12) }, 2);
    expect([...variance].map((v) => Number(v.toFixed(12)))).toEqual([0, 1, 3.25]);
  });

  it('equals the sum of squared impulse responses', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.integer({ min: 1, max: 180 }),
        (momentum, errorCorrection, months) => {
          const variance = momentumVariance({ momentum, errorCorrection, volatility: Math.sqrt(12) }, months);
          const expected = varianceByImpulses(momentum, errorCorrection, months);
          expect(variance[months]! / expected).toBeCloseTo(1, 9);
        },
      ),
      { seed: 7, numRuns: 100 },
    );
  });

  it('is σ² m/12 without momentum and error correction', () => {
    const variance = momentumVariance({ momentum: 0, errorCorrection: 0, volatility: 0.1 }, 120);
    expect(variance[120]).toBeCloseTo(0.1, 12);
  });
});

describe('momentum mean', () => {
  it('sums the geometric decay of the initial momentum', () => {
    const mean = momentumMean({ momentum: 0.9, errorCorrection: 0, volatility: 0, initialMomentum: 0.12 }, 400);
    expect(mean[1]).toBeCloseTo(0.009, 12);
    expect(mean[400]).toBeCloseTo((0.01 * 0.9) / 0.1, 9);
  });
});

describe('spectral radius', () => {
  it('is that of the matrix', () => {
    expect(momentumSpectralRadius({ momentum: 0.5, errorCorrection: 0 })).toBeCloseTo(1, 12);
    expect(momentumSpectralRadius({ momentum: 0.64, errorCorrection: 0.2 })).toBeCloseTo(0.8, 12);
    expect(momentumSpectralRadius({ momentum: 1.1, errorCorrection: 0 })).toBeCloseTo(1.1, 12);
  });
});
