import fc from 'fast-check';

import { choleskyFactor, spectralRepair, symmetricEigen } from './correlation';

const NOT_PSD = [
  [1, 0.9, 0.7],
  [0.9, 1, 0.3],
  [0.7, 0.3, 1],
];

function product(factor: Float64Array, n: number): number[][] {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += factor[i * n + k]! * factor[j * n + k]!;
      return sum;
    }),
  );
}

/** Correlation matrices of random unit vectors: PSD by construction, singular when there are fewer dimensions than rows. */
const correlations = fc
  .record({ n: fc.integer({ min: 1, max: 8 }), dimensions: fc.integer({ min: 1, max: 8 }) })
  .chain(({ n, dimensions }) =>
    fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: dimensions, maxLength: dimensions }), {
      minLength: n,
      maxLength: n,
    }),
  )
  .map((rows) => rows.map((row) => row.map((x, i) => (i === 0 ? x + 1.5 : x))))
  .map((rows) => {
    const length = (row: number[]): number => Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
    const unit = rows.map((row) => row.map((x) => x / length(row)));
    return unit.map((a, i) => unit.map((b, j) => (i === j ? 1 : a.reduce((sum, x, k) => sum + x * b[k]!, 0))));
  });

describe('spectral repair', () => {
  it('gives the published answer (QuantLib)', () => {
    const repaired = spectralRepair(NOT_PSD);
    expect(repaired[0]![1]).toBeCloseTo(0.894024408508599, 12);
    expect(repaired[0]![2]).toBeCloseTo(0.696319066114392, 12);
    expect(repaired[1]![2]).toBeCloseTo(0.300969036104592, 12);
    expect(repaired.map((row, i) => row[i])).toEqual([1, 1, 1]);
  });

  it('leaves no negative eigenvalue', () => {
    expect(Math.min(...symmetricEigen(spectralRepair(NOT_PSD)).values)).toBeGreaterThan(-1e-12);
  });
});

describe('eigenvalues', () => {
  it('finds the smallest one of the published matrix', () => {
    expect(Math.min(...symmetricEigen(NOT_PSD).values)).toBeCloseTo(-0.00735, 5);
  });

  it('satisfy M v = λ v', () => {
    const { values, vectors } = symmetricEigen(NOT_PSD);
    for (const [k, value] of values.entries()) {
      for (const [i, row] of NOT_PSD.entries()) {
        const image = row.reduce((sum, x, j) => sum + x * vectors[k]![j]!, 0);
        expect(image).toBeCloseTo(value * vectors[k]![i]!, 12);
      }
    }
  });
});

describe('Cholesky factor', () => {
  it('multiplies back to any positive semi-definite matrix, singular ones included', () => {
    fc.assert(
      fc.property(correlations, (matrix) => {
        const back = product(choleskyFactor(matrix), matrix.length);
        for (const [i, row] of matrix.entries()) {
          for (const [j, x] of row.entries()) expect(Math.abs(back[i]![j]! - x)).toBeLessThan(2e-6);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('of zones that move as one has a zero column', () => {
    expect([
      ...choleskyFactor([
        [1, 1],
        [1, 1],
      ]),
    ]).toEqual([1, 0, 1, 0]);
  });
});
