/**
 * A spreadsheet's view: positions, ledger, waterfall and metrics of a path redone from the rows of its trace and the configuration
 * alone. Shares no code with the engine: of it only `explainPath` is called, and only the JSON of its answer is read (`redone/`).
 */
import type { SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '@ihome/testing';
import { baseWith } from '../portfolio/portfolio.fixture';
import { redoLedger } from './redone/ledger.fixture';
import { redoMetrics } from './redone/metrics.fixture';
import { redoPositions } from './redone/positions.fixture';
import { at, storyOf, type Row, type Story } from './redone/story.fixture';
import { redoWaterfall } from './redone/waterfall.fixture';

function differencesOf(story: Story, config: SimulationConfig): string[] {
  return [
    ...redoPositions(story, config),
    ...redoLedger(story, config),
    ...redoWaterfall(story, config),
    ...redoMetrics(story, config),
  ];
}

const redo = (config: SimulationConfig, path: number): string[] =>
  differencesOf(storyOf(config, path), config).slice(0, 20);

test.each([0, 3, 17, 4096])('path %d of the base fund', (path) => expect(redo(baseWith({}), path)).toEqual([]));

test.each(Array.from({ length: 40 }, (_, seed) => seed + 1000))('random configuration %d', (seed) =>
  expect(redo(randomConfiguration(seed, 'whole'), seed % 5)).toEqual([]),
);

test('without any noise of the house, values at exit follow the zone index', () => {
  const price_path = { house_variance_linear: 0, house_variance_quadratic: 0, appraisal_noise_std: 0 };
  expect(redo(baseWith({ price_path }), 5)).toEqual([]);
});

describe('a falsified figure is noticed', () => {
  const config = baseWith({ fund: { fund_size: 1e7 } });
  const story = storyOf(config, 3);
  const falsify = (told: number): number => (Number.isInteger(told) ? told + 1 : told * 1.0001);
  const falsified = (rows: readonly Row[], row: number, name: string): Row[] =>
    rows.map((told, i) => (i === row ? { ...told, [name]: falsify(at(told, name)) } : told));
  const numbers = (row: Row): string[] => Object.keys(row).filter((name) => typeof row[name] === 'number');

  test.each(numbers(story.positions[5]!).filter((name) => name !== 'id'))('%s of a position', (name) => {
    const positions = falsified(story.positions, 5, name);
    expect(differencesOf({ ...story, positions }, config)).not.toEqual([]);
  });

  test.each(numbers(story.ledger[40]!))('%s of a month', (name) => {
    expect(redoLedger({ ...story, ledger: falsified(story.ledger, 40, name) }, config)).not.toEqual([]);
  });

  test.each(numbers(story.waterfall[9]!))('%s of a distribution', (name) => {
    expect(redoWaterfall({ ...story, waterfall: falsified(story.waterfall, 9, name) }, config)).not.toEqual([]);
  });

  test.each(numbers(story.metrics))('%s of the path', (name) => {
    const metrics = { ...story.metrics, [name]: falsify(at(story.metrics, name)) };
    expect(redoMetrics({ ...story, metrics }, config)).not.toEqual([]);
  });
});
