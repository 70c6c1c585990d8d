import type { JsonObject } from '@ihome/orchestration';
import { localResults } from './local-results.fixture';

const CARRY = 'waterfall.carried_interest_rate';
const SHARE = 'contract.share_multiplier';

function documentOf(axes: JsonObject['axes'] & object, goal: JsonObject): JsonObject {
  return {
    preset: 'base',
    overrides: {
      fund: { fund_size: 5e6 },
      monte_carlo: { num_paths: 256 },
      stress: { scenarios: [] },
      sensitivity: { method: 'none' },
    },
    axes,
    goal,
  };
}

jest.setTimeout(300_000);

test('a goal is met where a run at that value says it is', async () => {
  const goal = { parameter: SHARE, metric: 'net_irr.mean', target: 0.01 };
  const found = await localResults(documentOf([{ parameter: SHARE, range: { from: 1, to: 3, steps: 4 } }], goal));
  const [search] = found.goal!.searches;
  expect(search).toMatchObject({ status: 'met', parameters: {} });
  const { value, low, high, interpolation_error: bend } = search!.crossings[0]!;
  expect(value).toBeGreaterThan(Number(low));
  expect(value).toBeLessThan(Number(high));
  // The run at the crossing, on the same random numbers: its mean meets the target up to the bend of the curve.
  const there = await localResults(documentOf([{ parameter: SHARE, values: [value, value + Number(bend)] }], goal));
  const [at, beside] = there.strategies.map(({ metrics }) => Number(metrics['net_irr']?.mean));
  expect(Math.abs(at! - 0.01)).toBeLessThanOrEqual(1.5 * Math.abs(beside! - at!) + 1e-9);
  expect(Math.abs(at! - 0.01)).toBeLessThan(0.001);
});

test('without catch-up carry is a straight line of its rate: the target is met at its share of the whole', async () => {
  const target = 20_000;
  const goal = { parameter: CARRY, metric: 'carry.mean', target };
  const document = documentOf([{ parameter: CARRY, values: [0, 0.05, 0.2] }], goal);
  const overrides = {
    ...(document.overrides as JsonObject),
    contract: { share_multiplier: 3 },
    waterfall: { catch_up_structure: 'none', hurdle_rate: 0.02 },
  };
  const { strategies, goal: found } = await localResults({ ...document, overrides });
  const full = Number(strategies[2]!.metrics['carry']?.mean);
  expect(full).toBeGreaterThan(target);
  expect(found!.searches[0]!.crossings[0]!.value).toBeCloseTo((0.2 * target) / full, 10);
});
