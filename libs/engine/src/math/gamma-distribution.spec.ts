import { exp } from './exp';
import { gammaCdf, gammaQuantile, gammaSurvival, gammaUpperQuantile, logGamma } from './gamma-distribution';
import { normalCdf } from './normal-cdf';

/** P(G ≤ x) by its series at any shape, the terms scaled by the first: independent of the expansion. */
function slowCdf(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 200_000 && term > 1e-18 * sum; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum * Math.exp(shape * Math.log(x) - x - logGamma(shape + 1));
}

const relative = (found: number, expected: number): number => Math.abs(found / expected - 1);

describe('ln Γ', () => {
  it('of whole numbers is that of factorials, of ½ is ln √π', () => {
    let factorial = 1;
    for (let n = 1; n < 20; n++) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 12);
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
  });
});

describe('gamma distribution', () => {
  it('of shape 1 is exponential, of shape ½ a squared normal, of whole shapes a Poisson sum', () => {
    for (const x of [1e-6, 0.3, 1, 2.5, 20]) {
      expect(relative(gammaCdf(1, x), -Math.expm1(-x))).toBeLessThan(1e-13);
      expect(relative(gammaSurvival(1, x), exp(-x))).toBeLessThan(1e-13);
      expect(relative(gammaSurvival(0.5, x), 2 * normalCdf(-Math.sqrt(2 * x)))).toBeLessThan(1e-12);
      expect(relative(gammaSurvival(3, x), exp(-x) * (1 + x + (x * x) / 2))).toBeLessThan(1e-12);
    }
  });

  it.each([199.9, 200, 260, 1000, 20_000])('of the large shape %p is that of the series', (shape) => {
    for (const z of [-6, -3, -1, -0.01, 0, 0.5, 2]) {
      const x = shape + z * Math.sqrt(shape);
      expect(relative(gammaCdf(shape, x), slowCdf(shape, x))).toBeLessThan(1e-10);
      expect(gammaCdf(shape, x) + gammaSurvival(shape, x)).toBeCloseTo(1, 13);
    }
  });

  it('tends to the normal with the shape', () => {
    for (const z of [-3, 0, 2]) expect(gammaCdf(1e16, 1e16 + z * 1e8)).toBeCloseTo(normalCdf(z), 7);
  });

  it.each([0.01, 0.3, 0.999, 1, 1.5, 7, 140, 199.9, 200, 5e4, 1e12])('has the quantiles of shape %p', (shape) => {
    let before = 0;
    for (const p of [1e-9, 1e-4, 0.02, 0.3, 0.5, 0.77, 0.999, 1 - 1e-9]) {
      const x = gammaQuantile(shape, p);
      const density = Math.sqrt(shape);
      expect(x).toBeGreaterThanOrEqual(before);
      // Quantiles below the smallest number are 0.
      if (x < 1e-300) continue;
      expect(relative(gammaCdf(shape, x), p)).toBeLessThan(1e-10 + 1e-15 * density);
      expect(relative(gammaUpperQuantile(shape, 1 - p), x)).toBeLessThan(1e-6);
      before = x;
    }
    const far = gammaUpperQuantile(shape, 1e-12);
    expect(relative(gammaSurvival(shape, far), 1e-12)).toBeLessThan(1e-8 + 1e-14 * Math.sqrt(shape));
  });
});
