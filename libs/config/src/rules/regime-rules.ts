import { keysOf, shownSum, sum, SUM_TOLERANCE, type Breach, type CrossFieldRule } from './cross-field-rule';
import { monthlyTransitions, stationaryDistribution } from './monthly-transitions';

const REGIMES = keysOf('price_path.regimes');
const TRANSITIONS = keysOf('price_path.regime_transitions');
const INITIAL = keysOf('price_path.initial_regime');

/** Rules over the regimes of home prices; they hold while the price model uses them. */
export const REGIME_RULES: readonly CrossFieldRule[] = [
  {
    name: 'regimes',
    statement: 'Regime switching needs at least two regimes, and the initial regime is one of them.',
    reads: ['price_path.model_type', 'price_path.regimes', 'price_path.initial_regime'],
    severity: 'error',
    check: ({ price_path: prices }) => {
      if (prices.model_type !== 'regime_switching') return [];
      const { regimes, initial_regime: initial } = prices;
      if (regimes.length < 2) {
        return [{ at: [REGIMES], message: `regime switching needs at least two regimes, not ${regimes.length}` }];
      }
      const names = regimes.map(({ name }) => name);
      if (initial === null || names.includes(initial)) return [];
      const message = `there is no regime ${initial}; the regimes are ${names.join(', ')}`;
      return [{ at: [INITIAL, REGIMES], message }];
    },
  },
  {
    name: 'regime_transitions',
    statement:
      'The regime transitions have a row and a column for each regime, their rows sum to 1, and they have a monthly matrix, exp(ln P / 12), without negative probabilities.',
    reads: ['price_path.model_type', 'price_path.regimes', 'price_path.regime_transitions'],
    severity: 'error',
    check: ({ price_path: prices }) => {
      if (prices.model_type !== 'regime_switching' || prices.regimes.length < 2) return [];
      const rows = prices.regime_transitions;
      const wrong = wrongRows(rows, prices.regimes.length);
      if (wrong.length > 0) return wrong;
      const monthly = monthlyTransitions(rows);
      if (monthly.matrix !== null) return [];
      const name = prices.regimes[monthly.row]?.name;
      return [
        {
          at: [[...TRANSITIONS, monthly.row], TRANSITIONS],
          message: `row ${monthly.row + 1} (${name}) has no monthly transitions: ${monthly.reason}`,
        },
      ];
    },
  },
  {
    name: 'stationary_regime',
    statement: 'Without an initial regime the regimes have one long-run distribution to draw it from.',
    reads: [
      'price_path.model_type',
      'price_path.regimes',
      'price_path.regime_transitions',
      'price_path.initial_regime',
    ],
    severity: 'error',
    check: ({ price_path: prices }) => {
      if (prices.model_type !== 'regime_switching' || prices.initial_regime !== null) return [];
      const rows = prices.regime_transitions;
      if (rows.length < 2 || wrongRows(rows, prices.regimes.length).length > 0) return [];
      if (stationaryDistribution(rows) !== null) return [];
      const message = 'the regimes have several long-run distributions: name the initial regime';
      return [{ at: [INITIAL, TRANSITIONS], message }];
    },
  },
];

function wrongRows(rows: readonly (readonly number[])[], count: number): readonly Breach[] {
  if (rows.length !== count) {
    return [{ at: [TRANSITIONS], message: `needs ${count} rows, one per regime in their order, not ${rows.length}` }];
  }
  return rows.flatMap((row, i): readonly Breach[] => {
    const at: Breach['at'] = [[...TRANSITIONS, i], TRANSITIONS];
    if (row.length !== count) return [{ at, message: `needs ${count} numbers, one per regime, not ${row.length}` }];
    const total = sum(row);
    return Math.abs(total - 1) <= SUM_TOLERANCE ? [] : [{ at, message: `must sum to 1, not ${shownSum(total)}` }];
  });
}
