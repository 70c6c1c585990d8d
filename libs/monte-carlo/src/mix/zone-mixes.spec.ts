import { expectedShortfall, isNumber, moments, sortedCopy } from '@ihome/risk';
import { loadHighsSolver } from '@ihome/compute';
import fc from 'fast-check';
import { normals } from '../comparison/comparison.fixture';
import { mixedMultiples } from './mix-problem';
import type { Mix, MixOutcome } from './optimal-mixes';
import type { ProgrammeSolver } from './programme-solver';
import { zoneMixes, type ZoneMixRequest, type ZoneMixes } from './zone-mixes';

const PATHS = 400;
const [common, first, second, third] = [1, 2, 3, 4].map((seed) => normals(seed, PATHS));

/** Three zones with a common factor; the second buys nothing on every eighth path. */
const request: ZoneMixRequest = {
  zones: ['green', 'orange', 'red'],
  targets: [0.5, 0.35, 0.15],
  multiples: [
    common!.map((x, path) => 1.1 + 0.1 * x + 0.1 * first![path]!),
    common!.map((x, path) => (path % 8 === 3 ? NaN : 1.2 + 0.2 * x + 0.15 * second![path]!)),
    common!.map((x, path) => 1.15 + 0.1 * x + 0.25 * third![path]!),
  ],
  ...{ minWeight: 0.1, maxWeight: 0.6, points: 5, level: 0.9 },
};
const both = request.multiples.map((column) => column.filter((_, path) => path % 8 !== 3));
const problem = { multiples: both, minWeight: 0, maxWeight: 1 };

const RISKS = {
  mean_variance: (weights: readonly number[]): number => numberOf(moments(mixedMultiples(problem, weights)).sd),
  mean_es: (weights: readonly number[]): number =>
    numberOf(expectedShortfall(sortedCopy(mixedMultiples(problem, weights).map((x) => 1 - x)), request.level)),
};
const meanOf = (weights: readonly number[]): number => numberOf(moments(mixedMultiples(problem, weights)).mean);

function numberOf(figure: unknown): number {
  if (typeof figure !== 'number') throw new Error(JSON.stringify(figure));
  return figure;
}

function mixOf(outcome: MixOutcome): Mix {
  if ('status' in outcome) throw new Error(outcome.reason);
  return outcome;
}

function mixesOf(of: ZoneMixRequest): ZoneMixes {
  const { mixes } = zoneMixes(of, solver);
  if ('status' in mixes) throw new Error(mixes.reason);
  return mixes;
}

/** Shares in steps of 2.5% within the bounds. */
const GRID = Array.from({ length: 41 * 41 }, (_, i) => [Math.floor(i / 41) / 40, (i % 41) / 40])
  .map(([a, b]) => [a!, b!, 1 - a! - b!])
  .filter((weights) => weights.every((weight) => weight > 0.1 - 1e-9 && weight < 0.6 + 1e-9));

let solver: ProgrammeSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

describe.each(['mean_variance', 'mean_es'] as const)('mixes by %s', (measure) => {
  const risk = RISKS[measure];

  it('are as good as the best of a grid of shares, and better by its step at most: least risk, highest ratio, targets', () => {
    expect(GRID.length).toBeGreaterThan(300);
    const mixes = mixesOf(request);
    const { minimum_risk, maximum_ratio, points } = mixes[measure];
    const least = mixOf(minimum_risk);
    const grid = GRID.map((weights) => ({ mean: meanOf(weights), risk: risk(weights) }));
    const lowest = Math.min(...grid.map((mix) => mix.risk));
    expect(numberOf(least.risk)).toBeLessThan(lowest + 2e-6);
    expect(lowest - numberOf(least.risk)).toBeLessThan(0.002);
    const ratio = (weights: readonly number[]): number => (meanOf(weights) - 1) / risk(weights);
    const best = Math.max(...grid.map((mix) => (mix.mean - 1) / mix.risk));
    const found = ratio(mixOf(maximum_ratio).weights);
    expect(found).toBeGreaterThan(best - 1e-4);
    expect(found - best).toBeLessThan(0.03);
    for (const { target, mix } of points) {
      const { weights, risk: own } = mixOf(mix);
      expect(meanOf(weights)).toBeGreaterThan(target - 1e-7);
      const lowestThere = Math.min(...grid.filter(({ mean }) => mean >= target).map((mix) => mix.risk));
      expect(numberOf(own)).toBeLessThan(lowestThere + 2e-6);
    }
    for (const { weights } of [least, mixOf(maximum_ratio), ...points.map(({ mix }) => mixOf(mix))]) {
      weights.forEach((weight) => expect(weight > 0.1 - 1e-7 && weight < 0.6 + 1e-7).toBe(true));
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    }
  });

  it('never beat the bound of their programme: no random mix within the bounds has less risk', () => {
    const least = numberOf(mixOf(mixesOf(request)[measure].minimum_risk).risk);
    fc.assert(
      fc.property(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)), (shares) => {
        const sum = shares[0] + shares[1] + shares[2];
        fc.pre(sum > 0);
        // Between 0.1 and 0.6: what is above the minimum goes round until none has more than the rest of 0.5.
        const weights = shares.map((share) => 0.1 + Math.min((0.7 * share) / sum, 0.5));
        const left = 1 - weights.reduce((total, weight) => total + weight, 0);
        const free = weights.map((weight) => 0.6 - weight);
        const room = free.reduce((total, more) => total + more, 0);
        const mixed = weights.map((weight, z) => weight + (left * free[z]!) / room);
        expect(risk(mixed)).toBeGreaterThan(least - 2e-6);
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  it('hold the configured shares beside them, whatever the bounds', () => {
    const { configured } = mixesOf({ ...request, maxWeight: 0.4 });
    if ('status' in configured) throw new Error(configured.reason);
    const given = configured[measure];
    expect(given.weights).toEqual(request.targets);
    expect(given.risk).toBe(risk(request.targets));
    expect(given.multiple).toBeCloseTo(meanOf(request.targets), 12);
  });
});

it('counts the paths of each zone, and mixes those that bought in all', () => {
  const { zones, mixes } = zoneMixes(request, solver);
  expect(zones.map(({ n }) => n)).toEqual([400, 350, 400]);
  expect(mixes).toMatchObject({ n: 350, zones: ['green', 'orange', 'red'] });
  const second = moments(request.multiples[1]!.filter((value) => value === value));
  expect(isNumber(second.mean) && zones[1]!.multiple === second.mean && zones[1]!.sd === second.sd).toBe(true);
});

it('leaves out a zone that no path bought in; the configured shares of the others add up to 1', () => {
  const multiples = [request.multiples[0]!, new Float64Array(PATHS).fill(NaN), request.multiples[2]!];
  const of = { ...request, multiples };
  expect(zoneMixes(of, solver).zones[1]).toMatchObject({ n: 0, multiple: { status: 'undefined' } });
  const { zones, configured, mean_variance } = mixesOf(of);
  expect(zones).toEqual(['green', 'red']);
  if ('status' in configured) throw new Error(configured.reason);
  expect(configured.mean_es.weights.map((weight) => weight.toFixed(6))).toEqual(['0.769231', '0.230769']);
  expect(mixOf(mean_variance.minimum_risk).weights).toHaveLength(2);
  const unconfigured = mixesOf({ ...of, targets: [0, 1, 0] });
  expect(unconfigured.configured).toMatchObject({ status: 'not_applicable' });
});

it('says why there is no mix', () => {
  const reason = (of: ZoneMixRequest): unknown => {
    const { mixes } = zoneMixes(of, solver);
    return 'status' in mixes ? [mixes.status, mixes.reason] : mixes;
  };
  const one = { zones: ['green'], targets: [1], multiples: request.multiples.slice(0, 1) };
  expect(reason({ ...request, ...one })).toEqual(['not_applicable', 'the fund has one zone: there is nothing to mix']);
  const none = new Float64Array(PATHS).fill(NaN);
  expect(reason({ ...request, multiples: [request.multiples[0]!, none, none] })).toEqual([
    'not_applicable',
    'positions were bought in 1 of 3 zones',
  ]);
  expect(reason({ ...request, maxWeight: 0.3 })).toEqual([
    'infeasible',
    '3 shares of at most 0.3 add up to less than 1',
  ]);
  const apart = [0, 1, 2].map((z) => Float64Array.from({ length: 3 }, (_, path) => (path === z ? 1.2 : NaN)));
  expect(reason({ ...request, multiples: apart })).toEqual([
    'not_applicable',
    '0 paths have a multiple of all that is mixed',
  ]);
});
