/**
 * Numbers as text, the same bytes on every machine: no locale, a true minus sign, thousands by a thin space.
 */

const MINUS = '\u2212';
const THIN_SPACE = '\u202f';

/** `value` with `digits` decimals; a value that rounds to zero has no sign. */
export function fixed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
  const sign = value < 0 && Number(text) !== 0 ? MINUS : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A fraction as per cent: 0.0812 → "8.12%". */
export function percent(value: number, digits = 2): string {
  return `${fixed(value * 100, digits)}%`;
}

/** A multiple: 1.4 → "1.40×". */
export function multiple(value: number, digits = 2): string {
  return `${fixed(value, digits)}×`;
}

/** Millions: 12345678 → "12.3m". */
export function millions(value: number, digits = 1): string {
  return `${fixed(value / 1e6, digits)}m`;
}

/** The size of an error with at least `digits` decimals, and up to three more where it would read 0 otherwise. */
export function errorDigits(value: number, digits: number): string {
  const shown = [0, 1, 2, 3].map((more) => digits + more).find((count) => Number(value.toFixed(count)) !== 0);
  return fixed(value, value === 0 ? digits : (shown ?? digits + 3));
}

/** At most three significant decimals for axes and thresholds, without trailing zeros. */
export function compact(value: number): string {
  const text = fixed(value, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 2 : 4);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
