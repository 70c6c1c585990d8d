/**
 * A spreadsheet's view: positions, ledger, waterfall and metrics of a path redone from the rows of its trace and the configuration
 * alone. Shares no code with the engine: of it only `explainPath` is called, and only the JSON of its answer is read (`redone/`).
 */
import { presets, setParameter, type SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '@ihome/testing';
import { baseWith } from '../portfolio/portfolio.fixture';
import { differencesOf } from './redone/differences.fixture';
import { storyOf } from './redone/story.fixture';

/**
 * What no row and no parameter gives, because it is drawn at random or never told. Everything else of a trace is redone. A figure
 * of this list that is falsified is noticed all the same where others follow from it (`falsified-trace.spec.ts`); those that nothing
 * follows from are marked.
 */
const NOT_REDONE = {
  parameter_draws: 'drawn; everything else is redone from them in the place of the configured values',
  zones:
    'the index of a zone is drawn: homes without noise of their own, NAV and the terminal index follow it; its multiple is redone',
  suburbs: 'the index of a suburb is drawn: homes without noise of their own and NAV follow it',
  short_rate: 'drawn: interest of facilities follows it; without any, nothing does',
  regime: 'drawn, and seen by default hazards alone: nothing in the rows follows from it',
  'positions.zone, suburb, advance, ltv, senior_balance_at_origination':
    'drawn within bounds, unless a tape lists them',
  'positions.exit_month, cause':
    'drawn from hazards; sale, refinance and life event pay alike, so nothing tells them apart',
  'positions.maintenance_shortfall': 'drawn: nothing or all of the configured size',
  'positions.value_at_exit': 'index times the drawn noise of the house; without noise it is redone',
  'a loan that no month could pay': 'has no row: that it was rightly refused is not asked',
};

/** A path is redone from the values that it drew, which stand in its trace. */
const redo = (config: SimulationConfig, path: number): string[] => {
  const story = storyOf(config, path);
  const drawn = story.parameter_draws.reduce((so, draw) => setParameter(so, draw.parameter, draw.value), config);
  return differencesOf(story, drawn).slice(0, 20);
};

test.each([0, 3, 17, 4096])('path %d of the base fund', (path) => expect(redo(baseWith({}), path)).toEqual([]));

test.each(presets.map(({ name, config }) => [name, config] as const))('a path of the preset %s', (_, config) =>
  expect(redo(config, 3)).toEqual([]),
);

test.each(Array.from({ length: 40 }, (_, seed) => seed + 1000))('random configuration %d', (seed) =>
  expect(redo(randomConfiguration(seed, 'whole'), seed % 5)).toEqual([]),
);

test.each([
  ['late closing of a fund that is over', 3003, 3],
  ['two months as low as each other', 3328, 0],
  ['sleeve bounded by the cost of what was just recycled', 4194, 2],
])('where figures once parted: %s', (_, seed, path) =>
  expect(redo(randomConfiguration(seed, 'whole'), path)).toEqual([]),
);

test.each(Array.from({ length: 8 }, (_, seed) => seed))('parameters drawn on each path, configuration %d', (seed) => {
  const config = randomConfiguration(seed, 'uncertainty');
  expect(storyOf(config, seed).parameter_draws).not.toEqual([]);
  expect(redo(config, seed)).toEqual([]);
});

test('without any noise of the house, values at exit follow the index', () => {
  const price_path = { house_variance_linear: 0, house_variance_quadratic: 0, appraisal_noise_std: 0 };
  const suburbs = ['a', 'b'].map((id) => ({ id, zone: 'green', weight: 1, growth_adjustment: 0.01, volatility: 0.05 }));
  expect(redo(baseWith({ price_path, origination: { suburbs } }), 5)).toEqual([]);
});

test('every section of a trace is redone, is drawn, or names the path', () => {
  const redone = [
    'positions',
    'ledger',
    'waterfall',
    'clawback',
    'clawback_payments',
    'closings',
    'gp_entity',
    'metrics',
  ];
  const drawn = Object.keys(NOT_REDONE).filter((name) => /^\w+$/.test(name));
  const names = ['engine_version', 'seed', 'path'];
  const told = Object.keys(storyOf(randomConfiguration(1006, 'whole'), 0));
  expect(told.sort()).toEqual([...redone, ...drawn, ...names].sort());
});
