/** Calhoun's form of the house-level variance: linear·s + quadratic·s². */
export interface HouseVariance {
  readonly linear: number;
  readonly quadratic: number;
}

/**
 * v(t) = max over 0 ≤ s ≤ t of (A·s + B·s²): the variance of a house's log value around its zone index after t years,
 * kept at its peak once the parabola falls.
 *
 * Source: Calhoun 1996 (OFHEO HPI technical description). Example: A = 0.0065, B = −0.0001, t = 10: 0.055;
 * t = 40: 0.105625, the peak at 32.5 years. Verified by `house-variance.spec.ts`.
 */
export function houseVariance({ linear, quadratic }: HouseVariance, years: number): number {
  const at = (s: number): number => linear * s + quadratic * s * s;
  const peak = quadratic < 0 ? Math.min(-linear / (2 * quadratic), years) : years;
  return Math.max(0, at(Math.max(peak, 0)), at(years));
}
