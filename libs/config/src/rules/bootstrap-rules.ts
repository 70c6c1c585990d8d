import { keysOf, type Breach, type CrossFieldRule } from './cross-field-rule';

const TABLE = keysOf('price_path.index_table');

/** Months of levels that give a year of returns. */
const MIN_LEVELS = 13;

/** Rules over the index table of the bootstrap; they hold while the price model uses it. */
export const BOOTSTRAP_RULES: readonly CrossFieldRule[] = [
  {
    name: 'index_table',
    statement: 'The bootstrap needs an index table of at least 13 months that follow one another.',
    reads: ['price_path.model_type', 'price_path.index_table'],
    severity: 'error',
    check: ({ price_path: prices }) => {
      if (prices.model_type !== 'historical_bootstrap') return [];
      const table = prices.index_table;
      if (table.length < MIN_LEVELS) {
        return [{ at: [TABLE], message: `the bootstrap needs at least ${MIN_LEVELS} months, not ${table.length}` }];
      }
      const gap = table.findIndex(({ date }, i) => i > 0 && monthNumber(date) !== monthNumber(table[i - 1]?.date) + 1);
      if (gap < 0) return [];
      const at: Breach['at'] = [[...TABLE, gap, 'date'], TABLE];
      return [{ at, message: `${table[gap]?.date} does not follow ${table[gap - 1]?.date}: months must be complete` }];
    },
  },
];

/** Months since year 0 of a date YYYY-MM. */
function monthNumber(date = ''): number {
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));
}
