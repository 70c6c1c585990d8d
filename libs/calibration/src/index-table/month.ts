/** Months since year 0 of `YYYY-MM` or `YYYY-MM-DD`; null for anything else. */
export function monthNumber(text: string): number | null {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (match === null) return null;
  const month = Number(match[2]);
  const day = match[3] === undefined ? 1 : Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return 12 * Number(match[1]) + month - 1;
}

/** `YYYY-MM` of a month number. Example: 24286 is 2023-11. */
export function monthText(month: number): string {
  const year = Math.floor(month / 12);
  return `${String(year).padStart(4, '0')}-${String(month - 12 * year + 1).padStart(2, '0')}`;
}
