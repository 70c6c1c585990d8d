import { findPreset, type SimulationConfig } from '@ihome/config';
import type { PathTable } from '@ihome/engine';
import { loadHighsSolver } from '@ihome/compute';
import type { ProgrammeSolver } from '../mix/programme-solver';
import { sampleTable } from '../reduction/sample-table.fixture';
import { sampleResult } from '../sample-result.fixture';
import { compareStrategies, type PathComparison } from './compare-strategies';
import { normals } from './comparison.fixture';
import { pairedDifference } from './paired-differences';
import { selectCompared } from './select-compared';
import { frontierOnPaths, sweepComparison } from './sweep-comparison';

const PATHS = 1_000;
const METRICS = ['net_irr', 'tvpi'];
const base = findPreset('base')!.config;
const config: SimulationConfig = {
  ...base,
  monte_carlo: { ...base.monte_carlo, num_paths: PATHS },
  frontier: { ...base.frontier, points: 3, membership_bootstrap: 300 },
};
const common = normals(11, PATHS);

/** Multiple of a path: strategy 1 is better than 0 on every path, 2 has more of everything, 3 is 0 with noise of its own. */
function multiple(strategy: number, path: number): number {
  const x = common[path]!;
  const own = NOISE[path]!;
  return [1.3 + 0.3 * x, 1.32 + 0.29 * Math.abs(x + 4) - 0.29 * 4 + 0.1, 1.5 + 0.6 * x, 1.3 + 0.3 * x + 0.02 * own][
    strategy
  ]!;
}

const NOISE = normals(23, PATHS);
const values = [0, 1, 2, 3].map((strategy) => Array.from({ length: PATHS }, (_, path) => multiple(strategy, path)));

function section(
  strategy: number,
  { firstPath, paths }: { readonly firstPath: number; readonly paths: number },
): PathTable {
  return sampleTable({
    metrics: METRICS,
    firstPath,
    paths,
    horizonMonths: 1,
    value: (metric, path) => (metric === 'tvpi' ? values[strategy]![path]! : values[strategy]![path]! / 8 - 0.1),
    flow: () => 0,
    zones: 3,
    zoneMultiple: (zone, path) =>
      zone === 2 && path % 10 === 0 ? NaN : 1.2 + (0.1 + 0.2 * zone) * values[strategy]![path]!,
  });
}

let solver: ProgrammeSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

function compared(strategies: readonly number[], chunk: number, of: SimulationConfig = config): PathComparison {
  const comparison = compareStrategies({ strategies, nearest: strategies, configs: strategies.map(() => of) });
  for (const strategy of strategies) {
    for (let firstPath = 0; firstPath < PATHS; firstPath += chunk) {
      comparison.add(section(strategy, { firstPath, paths: Math.min(chunk, PATHS - firstPath) }), strategy);
    }
  }
  return comparison.finish(solver);
}

describe('compareStrategies', () => {
  it('gives the same whatever the chunks', () => {
    expect(compared([0, 1, 2], 256)).toEqual(compared([0, 1, 2], PATHS));
  });

  it('is sure of a strategy that is better on every path, and that the other is no member', () => {
    const better = values[1]!.every((x, path) => x > values[0]![path]!);
    expect(better).toBe(true);
    const { places, figures } = compared([0, 1], PATHS);
    expect(places.map(({ membership }) => membership)).toEqual([0, 1]);
    expect(figures.map(({ strategies }) => strategies.map((one) => one.best_probability))).toEqual([[0, 1], [0, 1], [0, 1]]); // prettier-ignore
  });

  it('has memberships in [0, 1], probabilities of being best that add up to 1, and twins that share', () => {
    const { places, figures } = compared([0, 1, 2, 3], PATHS);
    places.forEach(({ membership }) => expect(Number(membership) >= 0 && Number(membership) <= 1).toBe(true));
    for (const { strategies } of figures) {
      expect(strategies.reduce((sum, one) => sum + Number(one.best_probability), 0)).toBeCloseTo(1, 9);
    }
    expect(places[2]!.membership).toBeGreaterThan(0.99);
  });

  it('leaves probabilities out without a bootstrap, and keeps the differences', () => {
    const none = { ...config, frontier: { ...config.frontier, membership_bootstrap: 0 } };
    const { places, figures } = compared([0, 2], PATHS, none);
    expect([places[0]!.membership, places[0]!.region, figures[0]!.strategies[0]!.best_probability]).toEqual(
      new Array(3).fill({ status: 'not_applicable', reason: 'frontier.membership_bootstrap is 0' }),
    );
    expect(figures[0]!.covariance[1]![0]).toBeGreaterThan(0);
  });

  it('takes the goal of each strategy for the probability that it meets it', () => {
    const goalOf = (goal_multiple: number): SimulationConfig => ({
      ...config,
      fund: { ...config.fund, goal_multiple },
      frontier: { ...config.frontier, return_metric: 'goal_multiple.probability' },
    });
    const goals = [1.1, 1.7];
    const request = { strategies: [0, 3], nearest: [0, 3], configs: goals.map(goalOf) };
    const comparison = compareStrategies(request);
    for (const index of [0, 3]) comparison.add(section(index, { firstPath: 0, paths: PATHS }), index);
    const [figure] = comparison.finish(solver).figures;
    const shares = [0, 3].map((index, i) => values[index]!.filter((x) => x >= goals[i]!).length / PATHS);
    const variances = shares.map((p) => (p * (1 - p)) / (PATHS - 1));
    expect(figure!.figure).toBe('goal_multiple.probability');
    expect([figure!.covariance[0]![0], figure!.covariance[1]![1]]).toEqual(
      variances.map((variance) => expect.closeTo(variance, 12) as number),
    );
    expect(figure!.strategies.map((one) => one.best_probability)).toEqual([1, 0]);
  });

  it('mixes the zones of each strategy within its zone limit, also of one alone, and leaves all else out then', () => {
    const [first, second] = compared([0, 3], 256).zone_mixes;
    if (first === undefined || 'status' in first.mixes) throw new Error('no mixes');
    expect(first.index).toBe(0);
    expect(first.zones.map(({ zone, n }) => [zone, n])).toEqual([['green', 1_000], ['orange', 1_000], ['red', 900]]); // prettier-ignore
    expect([first.mixes.n, first.mixes.max_weight]).toEqual([900, config.guardrails.max_zone_allocation]);
    expect(second).not.toEqual(first);
    const alone = compared([0], PATHS);
    expect(alone.zone_mixes).toEqual([first]);
    expect([alone.figures, alone.places]).toEqual([[], []]);
    expect(alone.mixes).toMatchObject({ status: 'not_applicable' });
    expect(sweepComparison([], { comparison: alone, limit: null })).toMatchObject({ status: 'not_applicable' });
    const frontier = { return_metric: 'tvpi.mean', risk_metric: 'tvpi.sd', points: [] };
    expect(frontierOnPaths(frontier, { comparison: alone, limit: null }).zone_mixes).toEqual([first]);
    expect(frontierOnPaths(frontier, { comparison: null, limit: null }).zone_mixes).toMatchObject({
      reason: 'the fund has one zone: there is nothing to mix',
    });
  });

  it('refuses a gap in the paths', () => {
    const comparison = compareStrategies({ strategies: [0, 1], nearest: [0, 1], configs: [config, config] });
    expect(() => comparison.add(section(0, { firstPath: 256, paths: 256 }), 0)).toThrow(/expected paths from 0/);
    expect(() => comparison.finish(solver)).toThrow(/lacks some/);
  });
});

describe('paired differences', () => {
  it('have the interval of the pair, far narrower than independent ones, and the figures of the results', () => {
    const comparison = compared([0, 3], PATHS);
    const results = [0, 3].map((index) => sampleResult({ index, meanNetIrr: 0.06 + index / 100, lossEs95: 0.3 }));
    const found = sweepComparison(results, { comparison, limit: null });
    if ('status' in found) throw new Error(found.reason);
    const [irr] = found.figures;
    expect([irr!.best, irr!.differences.length]).toEqual([3, 2]);
    const [difference] = irr!.differences;
    expect(difference).toMatchObject({ strategy: 0, against: 3, value: expect.closeTo(-0.03, 12) as number });
    const independent = Math.sqrt(irr!.covariance[0]![0]! + irr!.covariance[1]![1]!);
    expect(Number(difference!.standard_error) * 10).toBeLessThan(independent);
    expect(difference!.correlation).toBeGreaterThan(0.99);
  });

  it('of what was not compared are not applicable', () => {
    const { figures } = compared([0, 3], PATHS);
    const request = { strategy: 0, against: 7, figureOf: () => 1, confidence: 0.95 };
    expect(pairedDifference(figures[0]!, request).value).toMatchObject({ status: 'not_applicable' });
  });
});

describe('selectCompared', () => {
  const axes = { returnMetric: 'net_irr.mean', riskMetric: 'loss.es_95', confidence: 0.95 };
  const candidate = (index: number, paths = 1_000) => ({
    result: sampleResult({ index, meanNetIrr: index / 1_000, lossEs95: 0.5 - index / 1_000 }),
    config: { ...config, monte_carlo: { ...config.monte_carlo, num_paths: paths } },
  });

  it('takes all that memory holds, else the first and the nearest to the frontier', () => {
    const all = Array.from({ length: 5 }, (_, index) => candidate(index));
    expect(selectCompared(all, axes)).toEqual({ positions: [0, 1, 2, 3, 4], nearest: [4, 3, 2, 1, 0], limit: null });
    const many = Array.from({ length: 100 }, (_, index) => candidate(index));
    const chosen = selectCompared(many, axes);
    expect(chosen.positions).toEqual([0, ...Array.from({ length: 63 }, (_, i) => 37 + i)]);
    expect(chosen.limit).toBe('the 64 nearest the frontier of 100 are compared, for memory holds 64');
    const long = Array.from({ length: 5 }, (_, index) => candidate(index, 2_000_000));
    expect(selectCompared(long, axes).positions).toEqual([0, 4]);
  });

  it('leaves out strategies on other paths', () => {
    const { positions, limit } = selectCompared([candidate(0), candidate(1, 500), candidate(2)], axes);
    expect([positions, limit]).toEqual([[0, 2], '1 have other paths than the first']);
  });
});
