import { SimulationError } from '@ihome/config';
import { log } from '@ihome/engine';

import { runsOf } from './find-gaps';
import type { IndexTable } from './index-table';
import { monthNumber, monthText } from './month';
import type { ZoneColumn } from './zone-request';

/** Fewest months in a row from which anything is fitted. */
const MIN_MONTHS = 60;

/** Log index of one zone over months that follow one another. */
export interface ZoneSeries extends ZoneColumn {
  /** Month of the first level, counted from the table's first. */
  readonly start: number;
  /** ln level [month from start]. */
  readonly logLevels: Float64Array;
}

/** First and last month to be used; a side that is left out does not cut. */
export interface MonthWindow {
  readonly from?: string;
  readonly to?: string;
}

/**
 * The table cut to a window of months.
 *
 * @throws SimulationError `usage` for a date that is none, or a window without months
 */
export function cutTable(table: IndexTable, { from, to }: MonthWindow): IndexTable {
  const lowest = Math.max(from === undefined ? table.firstMonth : requireMonth(from, '--from'), table.firstMonth);
  const end = table.firstMonth + table.monthCount;
  const highest = Math.min(to === undefined ? end - 1 : requireMonth(to, '--to'), end - 1);
  if (highest < lowest) {
    const span = `${monthText(table.firstMonth)} to ${monthText(end - 1)}`;
    throw new SimulationError('usage', `No month of the table, ${span}, lies in the window asked for.`);
  }
  const [a, b] = [lowest - table.firstMonth, highest - table.firstMonth + 1];
  return {
    ...table,
    firstMonth: lowest,
    monthCount: b - a,
    levels: table.levels.map((column) => column.slice(a, b)),
    lines: table.lines.slice(a, b),
  };
}

function requireMonth(text: string, option: string): number {
  const month = monthNumber(text);
  if (month === null)
    throw new SimulationError('usage', `${option} takes YYYY-MM or YYYY-MM-DD, not ${JSON.stringify(text)}.`);
  return month;
}

/**
 * The series of each zone: the longest run of months without a gap (the later of two as long).
 *
 * @throws SimulationError `usage` when that is shorter than `MIN_MONTHS`
 */
export function zoneSeries(table: IndexTable, zones: readonly ZoneColumn[]): readonly ZoneSeries[] {
  return zones.map(({ zone, column }) => {
    const levels = table.levels[table.columns.indexOf(column)]!;
    const runs = runsOf(table.monthCount, (m) => !Number.isNaN(levels[m]));
    const longest = runs.reduce((best, run) => (run.end - run.start >= best.end - best.start ? run : best), {
      start: 0,
      end: 0,
    });
    if (longest.end - longest.start < MIN_MONTHS) {
      const has = `${longest.end - longest.start} months in a row`;
      throw new SimulationError('usage', `${column} has ${has}; a fit needs at least ${MIN_MONTHS}.`);
    }
    return {
      zone,
      column,
      start: longest.start,
      logLevels: levels.slice(longest.start, longest.end).map((x) => log(x)),
    };
  });
}
