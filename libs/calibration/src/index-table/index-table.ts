/** A run of months without a level. */
export interface IndexGap {
  /** Column without levels; null when the table has no row at all for these months. */
  readonly column: string | null;
  readonly kind: 'no_levels' | 'starts_late' | 'ends_early' | 'inside' | 'no_row';
  /** First and last month of the gap, YYYY-MM. */
  readonly from: string;
  readonly to: string;
  readonly months: number;
  /** Line of the file of the first month of the gap; of the row before it when the row itself is missing. */
  readonly line: number;
}

/** Monthly levels of price indices, as they stand in a file: a date and one column a zone. */
export interface IndexTable {
  /** Month number of the first row; the months follow one another from here, those without a row included. */
  readonly firstMonth: number;
  readonly monthCount: number;
  readonly columns: readonly string[];
  /** Levels [column][month]; NaN where the file has none. */
  readonly levels: readonly Float64Array[];
  /** Line of the file of each month; 0 where it has no row. */
  readonly lines: Int32Array;
}
