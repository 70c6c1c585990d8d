import fc from 'fast-check';
import { SAMPLED_KINDS, unitPoints, type PointRequest } from './unit-points';

const requests = fc.record<PointRequest>({
  samples: fc.integer({ min: 1, max: 200 }),
  dimensions: fc.integer({ min: 1, max: 12 }),
  seed: fc.maxSafeNat(),
});

describe.each(SAMPLED_KINDS)('%s points', (kind) => {
  it('lie in the unit cube, and are the same for the same request', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const points = unitPoints(kind, request);
        expect(points.map((coordinates) => coordinates.length)).toEqual(
          Array.from({ length: request.dimensions }, () => request.samples),
        );
        for (const coordinates of points) expect(coordinates.every((u) => u >= 0 && u < 1)).toBe(true);
        expect(unitPoints(kind, request)).toEqual(points);
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it('keep their coordinates when an axis is added', () => {
    const request = { samples: 40, dimensions: 3, seed: 11 };
    expect(unitPoints(kind, { ...request, dimensions: 5 }).slice(0, 3)).toEqual(unitPoints(kind, request));
  });

  it('differ between seeds that are neighbours, and between seeds 2^32 apart', () => {
    const request = { samples: 8, dimensions: 1, seed: 5 };
    const first = unitPoints(kind, request);
    expect(unitPoints(kind, { ...request, seed: 6 })).not.toEqual(first);
    expect(unitPoints(kind, { ...request, seed: 5 + 2 ** 32 })).not.toEqual(first);
  });

  it('have the mean and the variance of uniform ones, and axes that are not correlated', () => {
    const samples = 4096;
    const [x, y] = unitPoints(kind, { samples, dimensions: 2, seed: 3 });
    const mean = (of: (n: number) => number): number =>
      Array.from({ length: samples }, (_, n) => of(n)).reduce((total, value) => total + value, 0) / samples;
    // Four standard errors of independent points.
    const bound = 4 / Math.sqrt(samples);
    expect(Math.abs(mean((n) => x![n]!) - 0.5) * Math.sqrt(12)).toBeLessThan(bound);
    expect(Math.abs(12 * mean((n) => (x![n]! - 0.5) ** 2) - 1)).toBeLessThan(bound);
    expect(Math.abs(12 * mean((n) => (x![n]! - 0.5) * (y![n]! - 0.5)))).toBeLessThan(bound);
  });
});

/** How many coordinates lie in each of `count` equal intervals. */
function perInterval(coordinates: Float64Array, count: number): number[] {
  const counts = Array.from({ length: count }, () => 0);
  for (const u of coordinates) counts[Math.floor(u * count)]!++;
  return counts;
}

const ones = (count: number): number[] => Array.from({ length: count }, () => 1);

describe('a Latin hypercube', () => {
  it('has one point in each stratum of every dimension', () => {
    fc.assert(
      fc.property(requests, (request) => {
        for (const coordinates of unitPoints('latin_hypercube', request)) {
          expect(perInterval(coordinates, request.samples)).toEqual(ones(request.samples));
        }
      }),
      { seed: 8, numRuns: 50 },
    );
  });

  it('does not put the strata of two dimensions in the same order', () => {
    const [x, y] = unitPoints('latin_hypercube', { samples: 20, dimensions: 2, seed: 1 });
    expect(Array.from(x!, (u) => Math.floor(u * 20))).not.toEqual(Array.from(y!, (u) => Math.floor(u * 20)));
  });
});

describe('Sobol’ points', () => {
  it('of a power of two have one point in each interval of every dimension', () => {
    for (const coordinates of unitPoints('sobol', { samples: 128, dimensions: 40, seed: 9 })) {
      expect(perInterval(coordinates, 128)).toEqual(ones(128));
    }
  });

  it('have one point in each box of every shape of the first two dimensions', () => {
    const [x, y] = unitPoints('sobol', { samples: 64, dimensions: 2, seed: 9 });
    for (const columns of [1, 2, 4, 8, 16, 32, 64]) {
      const rows = 64 / columns;
      const boxes = Float64Array.from(x!, (u, n) => (Math.floor(u * columns) * rows + Math.floor(y![n]! * rows)) / 64);
      expect(perInterval(boxes, 64)).toEqual(ones(64));
    }
  });

  it('start with the points of a longer design', () => {
    const longer = unitPoints('sobol', { samples: 64, dimensions: 3, seed: 2 });
    expect(unitPoints('sobol', { samples: 16, dimensions: 3, seed: 2 })).toEqual(longer.map((u) => u.slice(0, 16)));
  });
});
