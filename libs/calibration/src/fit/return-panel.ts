import type { ZoneSeries } from '../index-table/zone-series';

/** Monthly log returns of several zones on one time axis. */
export interface ReturnPanel {
  /** Months of return: month t leads from level t to level t + 1 of the table. */
  readonly count: number;
  /** Returns [zone][month]; NaN where a zone has none. */
  readonly returns: readonly Float64Array[];
}

/** Lines the series up; `levels` is the number of months of the table. */
export function returnPanel(series: readonly ZoneSeries[], levels: number): ReturnPanel {
  const count = levels - 1;
  const returns = series.map(({ start, logLevels }) => {
    const row = new Float64Array(count).fill(NaN);
    for (let t = 0; t + 1 < logLevels.length; t++) row[start + t] = logLevels[t + 1]! - logLevels[t]!;
    return row;
  });
  return { count, returns };
}

/** The panel with its months in another order, as a bootstrap draws them. */
export function drawnPanel({ returns }: ReturnPanel, months: Int32Array): ReturnPanel {
  return { count: months.length, returns: returns.map((row) => Float64Array.from(months, (t) => row[t]!)) };
}
