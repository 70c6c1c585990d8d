import { symmetricEigen } from '@ihome/engine';

const DECIMALS = 10_000;

/**
 * The matrix in four decimals and still positive semi-definite: where rounding alone breaks that, all pairs are first drawn towards 0 by
 * the smallest of 0.0001, 0.0002, 0.0004, … of themselves that is enough.
 */
export function writableCorrelation(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  for (let shrink = 0; ; shrink = shrink === 0 ? 1e-4 : 2 * shrink) {
    const rounded = matrix.map((row, i) =>
      row.map((x, j) => (i === j ? 1 : Math.round(x * (1 - shrink) * DECIMALS) / DECIMALS)),
    );
    if (shrink > 0.5 || Math.min(...symmetricEigen(rounded).values) >= 0) return rounded;
  }
}
