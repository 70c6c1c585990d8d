import {
  ONE,
  PI,
  divide,
  expFixed,
  fixed,
  lnFixed,
  normalCdfFixed,
  sinFixed,
  sqrtFixed,
  toNumber,
  ulpError,
} from './fixed-point';

/** Digits after the point of a fixed-point value, truncated. */
function digits(value: bigint, count: number): string {
  const scaled = (value * 10n ** BigInt(count)) / ONE;
  return scaled.toString().padStart(count + 1, '0');
}

describe('fixed-point reference arithmetic', () => {
  it('knows published digits of e, ln 2, π, √2, sin 1 and Φ(−1.96)', () => {
    expect(digits(expFixed(ONE), 50)).toBe('271828182845904523536028747135266249775724709369995');
    expect(digits(lnFixed(2n * ONE), 50)).toBe('069314718055994530941723212145817656807550013436025');
    expect(digits(PI, 50)).toBe('314159265358979323846264338327950288419716939937510');
    expect(digits(sqrtFixed(2n * ONE), 50)).toBe('141421356237309504880168872420969807856967187537694');
    expect(digits(sinFixed(ONE), 40)).toBe('08414709848078965066525023216302989996225');
    expect(digits(normalCdfFixed(divide(-196n * ONE, 100n * ONE)), 15)).toBe('0024997895148220');
  });

  it('converts float64 both ways without loss', () => {
    for (const x of [0.1, -1 / 3, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 12345.678]) {
      expect(toNumber(fixed(x))).toBe(x);
    }
    expect(ulpError(0.1 + 0.2, fixed(0.3))).toBeCloseTo(1, 10);
  });
});
