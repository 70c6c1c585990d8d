/** Sweeps after which an off-diagonal rest is below any rounding for matrices of up to 16 rows. */
const MAX_SWEEPS = 60;

/** A smallest eigenvalue above this counts as 0: rounding of a singular matrix. */
export const PSD_TOLERANCE = -1e-10;

/**
 * Eigenvalues of a symmetric matrix in increasing order, by cyclic Jacobi rotations (Golub and Van Loan, Matrix
 * Computations, 8.5). Only the upper triangle is read. Example: [[1, 0.5], [0.5, 1]] has 0.5 and 1.5.
 */
export function symmetricEigenvalues(matrix: readonly (readonly number[])[]): readonly number[] {
  const n = matrix.length;
  const a = Float64Array.from({ length: n * n }, (_, k) => {
    const i = Math.floor(k / n);
    const j = k % n;
    return matrix[Math.min(i, j)]?.[Math.max(i, j)] ?? 0;
  });
  const at = (i: number, j: number): number => a[i * n + j] ?? 0;
  for (let sweep = 0; sweep < MAX_SWEEPS && offDiagonal(a, n) > 1e-30; sweep += 1) {
    for (let p = 0; p < n - 1; p += 1) {
      for (let q = p + 1; q < n; q += 1) {
        const apq = at(p, q);
        if (apq === 0) continue;
        const theta = (at(q, q) - at(p, p)) / (2 * apq);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        rotate(a, { n, p, q, t });
      }
    }
  }
  return Array.from({ length: n }, (_, i) => at(i, i)).sort((x, y) => x - y);
}

interface Rotation {
  readonly n: number;
  readonly p: number;
  readonly q: number;
  /** Tangent of the angle. */
  readonly t: number;
}

function rotate(a: Float64Array, { n, p, q, t }: Rotation): void {
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k += 1) {
    const akp = a[k * n + p] ?? 0;
    const akq = a[k * n + q] ?? 0;
    a[k * n + p] = c * akp - s * akq;
    a[k * n + q] = s * akp + c * akq;
  }
  for (let k = 0; k < n; k += 1) {
    const apk = a[p * n + k] ?? 0;
    const aqk = a[q * n + k] ?? 0;
    a[p * n + k] = c * apk - s * aqk;
    a[q * n + k] = s * apk + c * aqk;
  }
}

function offDiagonal(a: Float64Array, n: number): number {
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) total += (a[i * n + j] ?? 0) * (a[i * n + j] ?? 0);
  }
  return total;
}
