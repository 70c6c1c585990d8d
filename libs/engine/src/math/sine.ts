/**
 * sin x by reduction to [−π/4, π/4] and the minimax polynomials of fdlibm (`k_sin.c`, `k_cos.c`, Sun Microsystems 1993).
 * Verified by `sine.spec.ts` against exact arithmetic.
 */

const TWO_OVER_PI = 0.6366197723675814;
const HALF_PI_1 = 1.5707963267341256; // first 33 bits of π/2
const HALF_PI_2 = 6.077100506303966e-11; // next 33 bits
const HALF_PI_2_REST = 2.0222662487959506e-21; // what follows
const LARGEST = 1048576;

/**
 * sin x, about 1 unit in the last place from exact (2^−68 absolute near multiples of π). sin(NaN) = sin(±∞) = NaN.
 *
 * @param x radians, |x| <= 2^20; anything larger throws RangeError, because its reduction would lose digits
 */
export function sin(x: number): number {
  if (!(x - x === 0)) return NaN;
  if (Math.abs(x) > LARGEST) throw new RangeError(`sin is reduced exactly up to 2^20 only, got ${x}`);
  const n = Math.floor(x * TWO_OVER_PI + 0.5);
  const first = x - n * HALF_PI_1;
  const cut = n * HALF_PI_2;
  const second = first - cut;
  const rest = n * HALF_PI_2_REST - (first - second - cut);
  const r = second - rest;
  const tail = second - r - rest;
  const quadrant = n & 3;
  const value = (quadrant & 1) === 0 ? sineNearZero(r, tail) : cosineNearZero(r, tail);
  return quadrant < 2 ? value : -value;
}

/** sin(r + tail) for |r| <= π/4. */
function sineNearZero(r: number, tail: number): number {
  const z = r * r;
  const v = z * r;
  const p =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  return r - (z * (0.5 * tail - v * p) - tail - v * -1.66666666666666324348e-1);
}

/** cos(r + tail) for |r| <= π/4. */
function cosineNearZero(r: number, tail: number): number {
  const z = r * r;
  const p =
    z *
    (4.16666666666666019037e-2 +
      z *
        (-1.38888888888741095749e-3 +
          z *
            (2.48015872894767294178e-5 +
              z * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * p - r * tail));
}
