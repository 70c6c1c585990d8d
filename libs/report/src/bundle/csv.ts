/** A cell: text, a number written in full precision, or nothing. */
export type CsvCell = string | number | null;

/** A spreadsheet runs a cell that starts with one of these as a formula; text gets an apostrophe before it. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** CSV (RFC 4180, CRLF): one header, rows; numbers in shortest round-trip form, null empty, formula-like text defused. */
export function csv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`a CSV cell is ${value}`);
    return String(value);
  }
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
