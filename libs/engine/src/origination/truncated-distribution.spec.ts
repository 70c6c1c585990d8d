import fc from 'fast-check';

import { normalCdf, normalPdf } from '../math/normal-cdf';
import {
  fixedDistribution,
  truncatedDistribution,
  truncatedQuantile,
  type TruncatedParent,
} from './truncated-distribution';

/** Moments over the midpoints of a fine grid of uniforms. */
function moments(parent: TruncatedParent): { readonly mean: number; readonly sd: number } {
  const distribution = truncatedDistribution(parent);
  const n = 20_000;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = truncatedQuantile(distribution, (i + 0.5) / n);
    sum += x;
    squares += x * x;
  }
  return { mean: sum / n, sd: Math.sqrt(squares / n - (sum / n) * (sum / n)) };
}

const parents = fc.record({
  family: fc.constantFrom('normal' as const, 'lognormal' as const),
  mean: fc.double({ min: 0.05, max: 2, noNaN: true }),
  deviation: fc.oneof(fc.constant(0), fc.double({ min: 1e-4, max: 1, noNaN: true })),
  lower: fc.double({ min: 0.01, max: 3, noNaN: true }),
  upper: fc.double({ min: 3, max: 5, noNaN: true }),
});

describe('truncated normal', () => {
  it('has the moments of the closed form', () => {
    const parent = { family: 'normal', mean: 0.3, deviation: 0.06, lower: 0.25, upper: 0.5 } as const;
    const a = (0.25 - 0.3) / 0.06;
    const b = (0.5 - 0.3) / 0.06;
    const mass = normalCdf(b) - normalCdf(a);
    const shift = (normalPdf(a) - normalPdf(b)) / mass;
    const variance = 1 + (a * normalPdf(a) - b * normalPdf(b)) / mass - shift * shift;
    const { mean, sd } = moments(parent);
    expect(mean).toBeCloseTo(0.3 + 0.06 * shift, 6);
    expect(sd).toBeCloseTo(0.06 * Math.sqrt(variance), 5);
  });

  it('in the far upper tail keeps its digits: exponential with rate lower/σ² in the limit', () => {
    const { mean } = moments({ family: 'normal', mean: 0, deviation: 1, lower: 20, upper: 100 });
    expect(mean - 20).toBeCloseTo(1 / 20 - 2 / 8000, 4);
  });

  it('without mass between its bounds is the bound nearest to the mean', () => {
    const far = { family: 'normal', mean: 0, deviation: 0.001 } as const;
    expect(truncatedQuantile(truncatedDistribution({ ...far, lower: 1, upper: 2 }), 0.5)).toBe(1);
    expect(truncatedQuantile(truncatedDistribution({ ...far, lower: -2, upper: -1 }), 0.5)).toBe(-1);
  });

  it('without deviation is the mean, moved into the bounds', () => {
    const parent = { family: 'normal', deviation: 0, lower: 1, upper: 2 } as const;
    expect([0.5, 1.5, 9].map((mean) => truncatedQuantile(truncatedDistribution({ ...parent, mean }), 0.3))).toEqual([
      1, 1.5, 2,
    ]);
  });
});

describe('truncated lognormal', () => {
  it('takes mean and standard deviation of the parent', () => {
    const { mean, sd } = moments({ family: 'lognormal', mean: 250_000, deviation: 75_000, lower: 1, upper: 1e9 });
    expect(mean / 250_000).toBeCloseTo(1, 4);
    expect(sd / 75_000).toBeCloseTo(1, 2);
  });
});

describe('laws of every truncated distribution', () => {
  it('stays inside the bounds and never falls as the uniform rises', () => {
    fc.assert(
      fc.property(parents, (parent) => {
        const distribution = truncatedDistribution(parent);
        let before = parent.lower;
        for (const u of [2 ** -33, 0.01, 0.2, 0.5, 0.8, 0.99, 1 - 2 ** -33]) {
          const x = truncatedQuantile(distribution, u);
          expect(x).toBeGreaterThanOrEqual(before);
          expect(x).toBeLessThanOrEqual(parent.upper);
          before = x;
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('fixed is the value itself', () => {
    expect(truncatedQuantile(fixedDistribution(123), 0.9)).toBe(123);
  });
});
