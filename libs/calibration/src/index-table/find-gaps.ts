import type { IndexGap, IndexTable } from './index-table';
import { monthText } from './month';

/** Every run of months of the table without a level, table-wide ones (no row in the file) first. */
export function findGaps(table: IndexTable): readonly IndexGap[] {
  const { columns, levels, lines, monthCount } = table;
  const noRow = runsOf(monthCount, (m) => lines[m] === 0).map((run) => gapOf(table, { ...run, column: null }));
  const inColumns = columns.flatMap((column, c) =>
    // A month without a row is reported once, for the whole table.
    runsOf(monthCount, (m) => Number.isNaN(levels[c]![m]) && lines[m] !== 0).map((run) =>
      gapOf(table, { ...run, column }),
    ),
  );
  return [...noRow, ...inColumns];
}

interface Run {
  readonly start: number;
  /** One past the last month. */
  readonly end: number;
}

/** Unbroken runs of months for which `holds`. */
export function runsOf(count: number, holds: (month: number) => boolean): readonly Run[] {
  const runs: Run[] = [];
  let start = -1;
  for (let m = 0; m <= count; m++) {
    const inside = m < count && holds(m);
    if (inside && start < 0) start = m;
    if (!inside && start >= 0) {
      runs.push({ start, end: m });
      start = -1;
    }
  }
  return runs;
}

function gapOf(table: IndexTable, { start, end, column }: Run & { readonly column: string | null }): IndexGap {
  return {
    column,
    kind: kindOf(table, { start, end, column }),
    from: monthText(table.firstMonth + start),
    to: monthText(table.firstMonth + end - 1),
    months: end - start,
    line: column === null ? table.lines[start - 1]! : table.lines[start]!,
  };
}

function kindOf(table: IndexTable, { start, end, column }: Run & { readonly column: string | null }): IndexGap['kind'] {
  if (column === null) return 'no_row';
  if (start === 0 && end === table.monthCount) return 'no_levels';
  if (start === 0) return 'starts_late';
  return end === table.monthCount ? 'ends_early' : 'inside';
}
