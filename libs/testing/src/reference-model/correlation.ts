/** Correlation matrices: Cholesky factor of a semi-definite matrix, spectral repair of one that is not, model §1. */
import { at } from './calendar';

type Matrix = readonly (readonly number[])[];

const entry = (matrix: Matrix, i: number, j: number): number => at(at(matrix, i), j);

/**
 * Lower triangular L with L·Lᵀ = R. ASSUMPTION: a pivot below 1e-12 counts as zero and its column is zero, so that a singular
 * matrix has a factor.
 */
export function semidefiniteCholesky(matrix: Matrix): number[][] {
  const n = matrix.length;
  const factor = matrix.map(() => new Array<number>(n).fill(0));
  for (let j = 0; j < n; j += 1) {
    for (let i = j; i < n; i += 1) {
      let rest = entry(matrix, i, j);
      for (let k = 0; k < j; k += 1) rest -= entry(factor, i, k) * entry(factor, j, k);
      if (i === j) at(factor, j)[j] = rest > 1e-12 ? Math.sqrt(rest) : 0;
      else at(factor, i)[j] = entry(factor, j, j) > 0 ? rest / entry(factor, j, j) : 0;
    }
  }
  return factor;
}

/**
 * Spectral repair (Rebonato and Jäckel 1999): negative eigenvalues become 0, then rows are scaled to a unit diagonal. A matrix
 * without negative eigenvalue is left as it is.
 */
export function repairedCorrelation(matrix: Matrix): Matrix {
  const { values, vectors } = symmetricEigen(matrix);
  if (Math.min(...values) >= 0) return matrix;
  const n = matrix.length;
  const raw = (i: number, j: number): number => {
    let sum = 0;
    for (let k = 0; k < n; k += 1) sum += Math.max(at(values, k), 0) * entry(vectors, i, k) * entry(vectors, j, k);
    return sum;
  };
  return matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : raw(i, j) / Math.sqrt(raw(i, i) * raw(j, j)))));
}

/** Eigenvalues and eigenvectors (columns) of a symmetric matrix by Jacobi rotations. */
export function symmetricEigen(matrix: Matrix): { readonly values: number[]; readonly vectors: number[][] } {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep += 1) {
    for (let p = 0; p < n; p += 1) {
      for (let q = p + 1; q < n; q += 1) {
        if (entry(a, p, q) !== 0) rotate(a, vectors, { p, q });
      }
    }
  }
  return { values: a.map((row, i) => at(row, i)), vectors };
}

function rotate(a: number[][], vectors: number[][], { p, q }: { readonly p: number; readonly q: number }): void {
  const angle = 0.5 * Math.atan2(2 * entry(a, p, q), entry(a, q, q) - entry(a, p, p));
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const turnColumns = (m: number[][]): void => {
    for (const row of m) {
      const [x, y] = [at(row, p), at(row, q)];
      row[p] = c * x - s * y;
      row[q] = s * x + c * y;
    }
  };
  turnColumns(a);
  turnColumns(vectors);
  const [rowP, rowQ] = [[...at(a, p)], [...at(a, q)]];
  a[p] = rowP.map((x, k) => c * x - s * at(rowQ, k));
  a[q] = rowQ.map((y, k) => s * at(rowP, k) + c * y);
}
