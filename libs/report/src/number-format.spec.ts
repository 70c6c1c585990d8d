import { compact, errorDigits, fixed, millions, multiple, percent } from './number-format';

describe('number formats', () => {
  it('groups thousands and uses a true minus sign', () => {
    expect(fixed(-1234567.891, 2)).toBe('\u22121\u202f234\u202f567.89');
    expect(fixed(999.6, 0)).toBe('1\u202f000');
  });

  it('gives no sign to a value that rounds to zero', () => {
    expect(fixed(-0.001, 2)).toBe('0.00');
    expect(fixed(-0.006, 2)).toBe('\u22120.01');
  });

  it('formats fractions, multiples and millions', () => {
    expect(percent(0.08125)).toBe('8.13%');
    expect(multiple(1.4)).toBe('1.40×');
    expect(millions(-12345678)).toBe('\u221212.3m');
  });

  it('gives an error more digits rather than 0', () => {
    const shown = [0.123, 0.004, 0.0004, 0.000004, 0].map((value) => errorDigits(value, 2));
    expect(shown).toEqual(['0.12', '0.004', '0.0004', '0.00000', '0.00']);
  });

  it('drops trailing zeros of thresholds', () => {
    expect([compact(0.15), compact(8), compact(120), compact(0.0625)]).toEqual(['0.15', '8', '120', '0.0625']);
  });
});
