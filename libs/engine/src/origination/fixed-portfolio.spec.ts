import { randomConfiguration } from '@ihome/testing';
import { explainDeterministic } from '../deterministic-fund.fixture';
import { baseWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { fateKey } from '../resolve/fate-key';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { createStrategyRun, simulatePath } from '../simulate-path';
import { explainPath } from '../trace/explain-path';
import type { PathTrace } from '../trace/trace-document';

const NO_RECYCLING: ConfigOverrides = { reinvestment: { enabled: false } };

/** A path of the base preset with one portfolio for all paths, or with one a path. */
const explain = (mode: 'fixed' | 'per_path', path: number, overrides: ConfigOverrides = NO_RECYCLING): PathTrace =>
  explainPath(
    resolveStrategy(baseWith({ ...overrides, origination: { ...overrides.origination, portfolio_mode: mode } })),
    path,
  );

/** What was bought, without what happened to it. */
const bought = ({ positions }: PathTrace): unknown[] =>
  positions
    .filter((p) => !p.recycled)
    .map((p) => [
      p.id,
      p.origination_month,
      p.zone,
      p.suburb,
      p.advance,
      p.ltv,
      p.value_at_origination,
      p.senior_balance_at_origination,
      p.term_years,
    ]);

test('every path buys the same positions, and what happens to them is its own', () => {
  const [first, second, third] = [0, 1, 77].map((path) => explain('fixed', path));
  expect(bought(second!)).toEqual(bought(first!));
  expect(bought(third!)).toEqual(bought(first!));
  expect(bought(explain('per_path', 1))).not.toEqual(bought(explain('per_path', 0)));
  const exits = ({ positions }: PathTrace): number[] => positions.map((p) => p.exit_month);
  expect(exits(second!)).not.toEqual(exits(first!));
});

test('they are the loans of path 0 when nobody leaves', () => {
  const nobody: ConfigOverrides = { ...NO_RECYCLING, exit: { min_holding_period: 24 } };
  expect(bought(explain('fixed', 5, nobody))).toEqual(
    // V0 = advance/LTV comes first, so an LTV taken back from it may differ in its last bit.
    bought(explain('per_path', 0, nobody)).map((columns) =>
      (columns as unknown[]).map((value, i) => (i === 5 ? expect.closeTo(value as number, 12) : value)),
    ),
  );
});

test('by hand: loans of 1m follow the pace, zone by zone by shortfall', () => {
  const { positions } = explainDeterministic({
    deployment: { deployment_period: 3, target_deployment: 0.45 },
    origination: { portfolio_mode: 'fixed' },
  });
  // Targets of 1.5m, 3m and 4.5m: two, one and two loans of 1m.
  expect(positions.map((p) => [p.id, p.origination_month, p.advance])).toEqual(
    [0, 0, 1, 2, 2].map((month, id) => [id, month, 1e6]),
  );
});

test('shares are by what was bought, whoever has left since', () => {
  const origination = { zone_allocation_precision: 1 };
  const early: ConfigOverrides = { ...NO_RECYCLING, origination, exit: { min_holding_period: 0, base_sale_rate: 0.5 } };
  const late: ConfigOverrides = { ...NO_RECYCLING, origination, exit: { min_holding_period: 24 } };
  const zones = (overrides: ConfigOverrides): string[] => explain('fixed', 3, overrides).positions.map((p) => p.zone);
  expect(zones(early)).toEqual(zones(late));
});

test('recycled positions come after them and are drawn on each path', () => {
  const recycled = (path: number): readonly (readonly [number, number])[] =>
    explain('fixed', path, {})
      .positions.filter((p) => p.recycled)
      .map((p) => [p.id, p.advance] as const);
  const count = explain('fixed', 0, {}).positions.filter((p) => !p.recycled).length;
  const [first, second] = [recycled(0), recycled(1)];
  expect(first.map(([id]) => id)).toEqual(first.map((_, i) => count + i));
  expect(second[0]![0]).toBe(count);
  expect(second[0]![1]).not.toBe(first[0]![1]);
});

test('law: a path is the same whatever ran before it in its buffers', () => {
  for (const seed of [1, 2, 3]) {
    const config = randomConfiguration(seed, 'whole');
    const strategy = resolveStrategy({ ...config, origination: { ...config.origination, portfolio_mode: 'fixed' } });
    const run = createStrategyRun(strategy);
    simulatePath(run, 1);
    const alone = [...run.record.values];
    simulatePath(run, 0);
    simulatePath(run, 1);
    expect([...run.record.values]).toEqual(alone);
  }
});

test('strategies with other programmes share no fates', () => {
  const key = (mode: 'fixed' | 'per_path', fund_size: number): string =>
    fateKey(baseWith({ fund: { fund_size }, origination: { portfolio_mode: mode } }), null);
  expect(key('fixed', 1e8)).not.toBe(key('fixed', 2e8));
  expect(key('per_path', 1e8)).toBe(key('per_path', 2e8));
});
