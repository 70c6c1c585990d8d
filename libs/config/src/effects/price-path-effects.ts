import type { JsonValue } from '../json-value';
import type { ParameterEffect } from './parameter-effect';

const MEAN = 'terminal_index.mean';
const SPREAD = 'terminal_index.sd';
const APPRECIATION = 'bridge_appreciation.mean';

type Given = Readonly<Record<string, JsonValue>>;
const everyZone = (value: number): JsonValue => ({ green: value, orange: value, red: value });

const CALM = { name: 'calm', growth_rates: everyZone(0.05), volatility: everyZone(0.03), is_recession: false };
const SLUMP = { name: 'slump', growth_rates: everyZone(-0.03), volatility: everyZone(0.06), is_recession: false };
const REGIMES: Given = {
  'price_path.regimes': [CALM, SLUMP],
  'price_path.regime_transitions': [
    [0.8, 0.2],
    [0.4, 0.6],
  ],
  'price_path.model_type': 'regime_switching',
};

/** Three years of levels: a year up, a year flat, a year up again. */
const HISTORY = Array.from({ length: 37 }, (_, i) => {
  const level = 100 + Math.min(i, 12) + Math.max(i - 24, 0);
  return { date: `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, levels: everyZone(level) };
});
const BOOTSTRAP: Given = { 'price_path.index_table': HISTORY, 'price_path.model_type': 'historical_bootstrap' };
const UNCENTRED: Given = { ...BOOTSTRAP, 'price_path.bootstrap_recentre': false };

const BAD_YEAR = { year: 3, growth_shift: -0.1, rate_shift: 0, default_multiplier: 1 };
const CONDITIONS: Given = { 'price_path.market_conditions_by_year': [BAD_YEAR] };
const FIRST_CONDITION = 'price_path.market_conditions_by_year[0]';
const CYCLE: Given = { 'price_path.cycle_amplitude': 0.05, 'price_path.cycle_length_years': 24 };

/** Effects of the zone indices, their overlays and the single house. */
export const PRICE_PATH_EFFECTS: readonly ParameterEffect[] = [
  { of: 'price_path.model_type', to: 'gbm', lowers: SPREAD },
  { of: 'price_path.appreciation_rates.{zone}', at: 'price_path.appreciation_rates.green', to: 0.06, raises: MEAN },
  { of: 'price_path.volatility.{zone}', at: 'price_path.volatility.green', to: 0.03, raises: SPREAD },
  { of: 'price_path.momentum.{zone}', at: 'price_path.momentum.green', to: 0.95, raises: SPREAD },
  { of: 'price_path.error_correction.{zone}', at: 'price_path.error_correction.green', to: 0.02, lowers: SPREAD },
  { of: 'price_path.initial_momentum.{zone}', at: 'price_path.initial_momentum.green', to: 0.1, raises: MEAN },
  {
    of: 'price_path.correlation_matrix',
    to: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    lowers: SPREAD,
  },
  {
    of: 'price_path.repair_correlation',
    given: {
      'price_path.repair_correlation': true,
      'price_path.correlation_matrix': [
        [1, 0.9, 0.7],
        [0.9, 1, 0.3],
        [0.7, 0.3, 1],
      ],
    },
    to: false,
    refusedAs: 'not_psd',
  },
  {
    of: 'price_path.regimes',
    given: REGIMES,
    to: [CALM, { ...SLUMP, growth_rates: everyZone(-0.2) }],
    lowers: MEAN,
  },
  {
    of: 'price_path.regimes[].name',
    at: 'price_path.regimes[0].name',
    given: REGIMES,
    to: 'boom',
    makes: 'trace:regime.0',
    equal: 'boom',
  },
  {
    of: 'price_path.regimes[].growth_rates.{zone}',
    at: 'price_path.regimes[0].growth_rates.green',
    given: REGIMES,
    to: 0.1,
    raises: MEAN,
  },
  {
    of: 'price_path.regimes[].volatility.{zone}',
    at: 'price_path.regimes[0].volatility.green',
    given: REGIMES,
    to: 0.2,
    raises: SPREAD,
  },
  {
    of: 'price_path.regimes[].is_recession',
    at: 'price_path.regimes[1].is_recession',
    given: REGIMES,
    to: true,
    raises: 'default_rate.mean',
  },
  {
    of: 'price_path.regime_transitions',
    given: REGIMES,
    to: [
      [0.6, 0.4],
      [0.4, 0.6],
    ],
    lowers: MEAN,
  },
  {
    of: 'price_path.initial_regime',
    given: { ...REGIMES, 'price_path.initial_regime': 'calm' },
    to: 'slump',
    lowers: MEAN,
  },
  { of: 'price_path.bootstrap_block_months', given: BOOTSTRAP, to: 1, lowers: SPREAD },
  { of: 'price_path.index_table', given: UNCENTRED, to: HISTORY.slice(0, 13), raises: MEAN },
  {
    of: 'price_path.index_table[].date',
    at: 'price_path.index_table[36].date',
    given: BOOTSTRAP,
    to: '2003-02',
    refusedAs: 'cross_field',
  },
  {
    of: 'price_path.index_table[].levels.{zone}',
    at: 'price_path.index_table[36].levels.green',
    given: UNCENTRED,
    to: 140,
    raises: MEAN,
  },
  { of: 'price_path.bootstrap_recentre', given: BOOTSTRAP, to: false, raises: MEAN },
  { of: 'price_path.market_conditions_by_year', to: [BAD_YEAR], lowers: MEAN },
  {
    of: 'price_path.market_conditions_by_year[].year',
    at: `${FIRST_CONDITION}.year`,
    given: CONDITIONS,
    to: 20,
    raises: MEAN,
  },
  {
    of: 'price_path.market_conditions_by_year[].growth_shift',
    at: `${FIRST_CONDITION}.growth_shift`,
    given: CONDITIONS,
    to: 0.1,
    raises: MEAN,
  },
  {
    of: 'price_path.market_conditions_by_year[].rate_shift',
    at: `${FIRST_CONDITION}.rate_shift`,
    given: CONDITIONS,
    to: 0.03,
    raises: 'trace:short_rate[]',
  },
  {
    of: 'price_path.market_conditions_by_year[].default_multiplier',
    at: `${FIRST_CONDITION}.default_multiplier`,
    given: CONDITIONS,
    to: 5,
    raises: 'default_rate.mean',
  },
  { of: 'price_path.cycle_amplitude', given: { 'price_path.cycle_length_years': 24 }, to: 0.05, raises: MEAN },
  { of: 'price_path.cycle_length_years', given: CYCLE, to: 12, lowers: MEAN },
  { of: 'price_path.cycle_position', given: CYCLE, to: 0.5, lowers: MEAN },
  { of: 'price_path.house_variance_linear', to: 0.05, raises: APPRECIATION },
  { of: 'price_path.house_variance_quadratic', to: -0.005, lowers: APPRECIATION },
  { of: 'price_path.appraisal_noise_std', to: 0.2, raises: APPRECIATION },
];
