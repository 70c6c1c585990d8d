import fc from 'fast-check';
import { normalQuantile } from '@ihome/engine';
import { quantile } from './quantile';
import { expectedShortfall, expectedShortfallError, expectedShortfallEstimate, valueAtRisk } from './tail-risk';

const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** A sample that is the quantile function itself at n midpoints: its figures are those of the law up to O(1/n). */
function midpoints(n: number, law: (u: number) => number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => law((i + 0.5) / n));
}

describe('expectedShortfall', () => {
  it('follows Rockafellar and Uryasev between order statistics', () => {
    expect(expectedShortfall(ten, 0.8)).toBeCloseTo(9.5, 14);
    expect(expectedShortfall(ten, 0.75)).toBeCloseTo(9.2, 14);
    expect(expectedShortfall(ten, 0.99)).toBeCloseTo(10, 12);
    expect(expectedShortfall([], 0.9)).toEqual({ status: 'undefined', reason: 'no path has this figure' });
  });

  it('is not moved by the last bit of n·c', () => {
    const sample = Float64Array.from({ length: 100 }, (_, i) => i);
    expect(0.07 * 100).not.toBe(7);
    expect(expectedShortfall(sample, 0.07)).toBeCloseTo((99 + 7) / 2, 10);
  });

  it.each([
    [0.95, 1.644853627, 2.062712808],
    [0.99, 2.326347874, 2.66521422],
  ])('knows the normal VaR and ES at %p', (level, expectedVar, expectedEs) => {
    const sample = midpoints(1_000_000, normalQuantile);
    expect(quantile(sample, level)).toBeCloseTo(expectedVar, 4);
    expect(expectedShortfall(sample, level)).toBeCloseTo(expectedEs, 4);
  });

  it('is coherent: above VaR, rising with the level, moving with shift and scale, subadditive on the same paths', () => {
    const loss = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(loss, loss), { minLength: 5, maxLength: 80 }),
        fc.double({ min: 0.5, max: 0.95, noNaN: true }),
        (pairs, level) => {
          const es = (values: number[], c = level): number =>
            Number(
              expectedShortfall(
                [...values].sort((x, y) => x - y),
                c,
              ),
            );
          const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
          expect(es(a)).toBeLessThanOrEqual(Math.max(...a) + 1e-12);
          expect(es(a, Math.min(level + 0.04, 0.99))).toBeGreaterThanOrEqual(es(a) - 1e-12);
          expect(es(a.map((x) => 3 * x + 1))).toBeCloseTo(3 * es(a) + 1, 10);
          expect(es(pairs.map(([x, y]) => x + y))).toBeLessThanOrEqual(es(a) + es(b) + 1e-12);
        },
      ),
      { seed: 8, numRuns: 300 },
    );
  });
});

describe('expectedShortfallError', () => {
  it('is the sample sd of the influence function over √n, by definition', () => {
    const n = 400;
    const sorted = midpoints(n, (u) => -Math.log(1 - u));
    const threshold = sorted[379]!;
    const influence = [...sorted].map((x) => threshold + Math.max(x - threshold, 0) / 0.05);
    const mean = influence.reduce((s, x) => s + x, 0) / n;
    const sd = Math.sqrt(influence.reduce((s, x) => s + (x - mean) ** 2, 0) / (n - 1));
    expect(expectedShortfallError(sorted, 0.95)).toBeCloseTo(sd / Math.sqrt(n), 12);
    expect(expectedShortfall(sorted, 0.95)).toBeCloseTo(mean, 12);
  });

  it('is undefined when too few paths lie beyond the VaR', () => {
    const { value, low, high } = expectedShortfallEstimate(ten, { level: 0.5, confidence: 0.95 });
    const reason = '5 paths beyond the VaR, 10 are needed for an interval';
    expect([value, low, high]).toEqual([8, { status: 'undefined', reason }, { status: 'undefined', reason }]);
  });

  it('brackets the estimate', () => {
    const sorted = midpoints(1000, normalQuantile);
    const { value, low, high } = expectedShortfallEstimate(sorted, { level: 0.95, confidence: 0.95 });
    expect(Number(low)).toBeLessThan(Number(value));
    expect(Number(high) - Number(value)).toBeCloseTo(Number(value) - Number(low), 12);
  });
});

describe('valueAtRisk', () => {
  it('is the quantile of loss with its interval', () => {
    const sorted = midpoints(1000, (u) => u);
    const { value, low, high } = valueAtRisk(sorted, { level: 0.95, confidence: 0.95 });
    expect(value).toBe(quantile(sorted, 0.95));
    expect(Number(low)).toBeLessThan(Number(value));
    expect(Number(high)).toBeGreaterThan(Number(value));
  });
});
