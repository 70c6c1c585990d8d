import fc from 'fast-check';
import { symmetricEigenvalues } from './symmetric-eigenvalues';

describe('symmetricEigenvalues', () => {
  it('gives closed forms', () => {
    expect(symmetricEigenvalues([[3]])).toEqual([3]);
    const [low = NaN, high = NaN] = symmetricEigenvalues([
      [1, 0.5],
      [0.5, 1],
    ]);
    expect(low).toBeCloseTo(0.5, 14);
    expect(high).toBeCloseTo(1.5, 14);
  });

  it('finds the matrix of QuantLib that is not positive semi-definite', () => {
    const [smallest = NaN] = symmetricEigenvalues([
      [1, 0.9, 0.7],
      [0.9, 1, 0.3],
      [0.7, 0.3, 1],
    ]);
    expect(smallest).toBeCloseTo(-0.00735, 5);
  });

  it('equicorrelation of order n has 1 − ρ and 1 + (n − 1)ρ', () => {
    const [n, rho] = [16, 0.3];
    const matrix = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : rho)));
    const values = symmetricEigenvalues(matrix);
    expect(values[0]).toBeCloseTo(1 - rho, 12);
    expect(values[n - 1]).toBeCloseTo(1 + (n - 1) * rho, 12);
  });

  it('sum is the trace, sum of squares the squared norm', () => {
    const entries = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 25, maxLength: 25 });
    fc.assert(
      fc.property(entries, (list) => {
        const at = (i: number, j: number): number => list[Math.min(i, j) * 5 + Math.max(i, j)] ?? 0;
        const matrix = Array.from({ length: 5 }, (_, i) => Array.from({ length: 5 }, (__, j) => at(i, j)));
        const values = symmetricEigenvalues(matrix);
        const trace = matrix.reduce((total, row, i) => total + (row[i] ?? 0), 0);
        const norm = matrix.flat().reduce((total, x) => total + x * x, 0);
        expect(values.reduce((total, x) => total + x, 0)).toBeCloseTo(trace, 10);
        expect(values.reduce((total, x) => total + x * x, 0)).toBeCloseTo(norm, 10);
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});
