import { type FieldError, jsonPointer, ValidationError } from '@ihome/config';
import Papa from 'papaparse';

import type { IndexTable } from './index-table';
import { monthNumber, monthText } from './month';

/** Cells that mean "no level". */
const NO_LEVEL = new Set(['', '.', 'NA', 'N/A', '#N/A']);

/** A longer span is a mistake in a date. */
const MAX_MONTHS = 12 * 300;

interface DatedRow {
  readonly month: number;
  readonly line: number;
  readonly levels: readonly number[];
}

/**
 * Reads a wide index table: a head `date,<zone>,<zone>,…`, then a row a month in ascending order with the date (YYYY-MM or
 * YYYY-MM-DD) and a level above 0 for each zone, or nothing (also `.`, `NA`) where there is none. Months without a row are gaps.
 *
 * @throws ValidationError that names line and column of every cell that breaks a rule (at most 100)
 */
export function parseIndexTable(text: string): IndexTable {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: false });
  if (errors.length > 0) {
    throw new ValidationError(
      errors.map(({ row, message }) => problem({ line: (row ?? 0) + 1, code: 'bad_format', message })),
    );
  }
  const lines = data.map((cells, index) => ({ cells, line: index + 1 })).filter(({ cells }) => !isBlank(cells));
  const head = lines[0];
  if (head === undefined) {
    throw new ValidationError([problem({ line: 1, code: 'required', message: 'the table is empty' })]);
  }
  const columns = columnsOf(head.cells, head.line);
  const found: FieldError[] = [];
  const rows = lines.slice(1).flatMap((row): readonly DatedRow[] => {
    const read = readRow(row, columns);
    if ('errors' in read) found.push(...read.errors);
    return 'errors' in read ? [] : [read];
  });
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before === undefined || row.month > before.month) return;
    const message =
      row.month === before.month
        ? `${monthText(row.month)} stands on line ${before.line} already`
        : `${monthText(row.month)} comes after ${monthText(before.month)}: rows must ascend by date`;
    found.push(
      problem({
        line: row.line,
        column: 'date',
        code: row.month === before.month ? 'not_unique' : 'cross_field',
        message,
      }),
    );
  });
  const [first, last] = [rows[0], rows.at(-1)];
  if (found.length === 0 && (first === undefined || last === undefined)) {
    found.push(problem({ line: head.line, code: 'required', message: 'the table has a head and no rows' }));
  }
  if (found.length > 0 || first === undefined || last === undefined) throw new ValidationError(found);
  const monthCount = last.month - first.month + 1;
  if (monthCount > MAX_MONTHS) {
    const message = `${monthText(last.month)} is more than ${MAX_MONTHS / 12} years after ${monthText(first.month)}`;
    throw new ValidationError([problem({ line: last.line, column: 'date', code: 'out_of_range', message })]);
  }
  const levels = columns.map(() => new Float64Array(monthCount).fill(NaN));
  const lineOf = new Int32Array(monthCount);
  for (const { month, line, levels: cells } of rows) {
    lineOf[month - first.month] = line;
    cells.forEach((level, c) => {
      levels[c]![month - first.month] = level;
    });
  }
  return { firstMonth: first.month, monthCount, columns, levels, lines: lineOf };
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0]?.trim() === '';
}

/** Names of the zone columns. */
function columnsOf(cells: readonly string[], line: number): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  const [date, ...columns] = names;
  const found: FieldError[] = [];
  if (date?.toLowerCase() !== 'date') {
    found.push(problem({ line, column: '1', code: 'bad_format', message: 'the first column must be headed date' }));
  }
  if (columns.length === 0) {
    found.push(problem({ line, code: 'required', message: 'there is no column besides the date' }));
  }
  columns.forEach((name, index) => {
    const column = String(index + 2);
    if (name === '') found.push(problem({ line, column, code: 'required', message: 'the column has no name' }));
    else if (columns.indexOf(name) < index) {
      found.push(problem({ line, column, code: 'not_unique', message: `there are two columns ${name}` }));
    }
  });
  if (found.length > 0) throw new ValidationError(found);
  return columns;
}

function readRow(
  { cells, line }: Line,
  columns: readonly string[],
): DatedRow | { readonly errors: readonly FieldError[] } {
  if (cells.length !== columns.length + 1) {
    const message = `the row has ${cells.length} cells, the head ${columns.length + 1}`;
    return { errors: [problem({ line, code: 'bad_format', message })] };
  }
  const errors: FieldError[] = [];
  const date = cells[0]?.trim() ?? '';
  const month = monthNumber(date);
  if (month === null) {
    const message = `${JSON.stringify(date)} is no date YYYY-MM or YYYY-MM-DD`;
    errors.push(problem({ line, column: 'date', code: 'bad_format', message }));
  }
  const levels = columns.map((column, index) => {
    const cell = cells[index + 1]?.trim() ?? '';
    if (NO_LEVEL.has(cell)) return NaN;
    const level = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell) ? Number(cell) : NaN;
    if (!Number.isFinite(level)) {
      errors.push(problem({ line, column, code: 'wrong_type', message: `${JSON.stringify(cell)} is no number` }));
    } else if (!(level > 0)) {
      errors.push(problem({ line, column, code: 'out_of_range', message: `a level must be above 0, not ${cell}` }));
    }
    return level;
  });
  return month === null || errors.length > 0 ? { errors } : { month, line, levels };
}

interface Problem {
  readonly line: number;
  readonly column?: string;
  readonly code: FieldError['code'];
  readonly message: string;
}

function problem({ line, column, code, message }: Problem): FieldError {
  const place = column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
  return {
    pointer: jsonPointer(column === undefined ? [line] : [line, column]),
    code,
    message: `${place}: ${message}`,
  };
}
