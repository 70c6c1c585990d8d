import { expectedShortfall, isNumber, moments, sortedCopy } from '@ihome/risk';
import { normalQuantile } from '@ihome/engine';
import { loadHighsSolver } from '@ihome/compute';
import fc from 'fast-check';
import { leastRiskMixes } from './least-risk';
import { mixedMultiples, meanMultiples, type MixAim, type MixProblem, type MixWeights } from './mix-problem';
import { optimalMixes, type Mix, type MixOutcome } from './optimal-mixes';
import type { ProgrammeSolver } from './programme-solver';
import { deviationMeasure, shortfallMeasure } from './risk-measures';

/** Samples with exactly these means, deviations and correlations. */
function sampleWith(means: readonly number[], covariance: readonly (readonly number[])[]): Float64Array[] {
  const n = means.length;
  const factor = cholesky(covariance);
  const paths = 2 * n;
  const scale = Math.sqrt((paths - 1) / 2);
  return means.map((mean, i) =>
    Float64Array.from({ length: paths }, (_, path) => {
      const [axis, sign] = [path >> 1, path % 2 === 0 ? 1 : -1];
      return mean + sign * scale * factor[i]![axis]!;
    }),
  );
}

/** Normal returns with these means and covariances from evenly spread points, each with its mirror image. */
function normalSample(
  means: readonly number[],
  covariance: readonly (readonly number[])[],
  points: number,
): Float64Array[] {
  const factor = cholesky(covariance);
  // Roots of x⁴ = x + 1: the additive recurrence that spreads points most evenly in three dimensions.
  const root = 1.2207440846057596;
  const normal = (point: number, axis: number): number => normalQuantile((0.5 + (point + 1) / root ** (axis + 1)) % 1);
  return means.map((mean, i) =>
    Float64Array.from({ length: 2 * points }, (_, path) => {
      const sign = path % 2 === 0 ? 1 : -1;
      return factor[i]!.reduce((sum, weight, axis) => sum + sign * weight * normal(path >> 1, axis), mean);
    }),
  );
}

function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const factor = matrix.map((row) => row.map(() => 0));
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let left = row[j]!;
      for (let k = 0; k < j; k++) left -= factor[i]![k]! * factor[j]![k]!;
      factor[i]![j] = i === j ? Math.sqrt(left) : left / factor[j]![j]!;
    }
  });
  return factor;
}

function noise(path: number, salt: number): number {
  const word = Math.imul((path + 1) ^ Math.imul(salt + 7, 0x9e3779b1), 0x85ebca6b);
  return ((Math.imul(word ^ (word >>> 13), 0xc2b2ae35) ^ (word >>> 16)) >>> 0) / 2 ** 32;
}

/** Multiples with a common factor. */
function fundMultiples(strategies: number, paths: number): Float64Array[] {
  return Array.from({ length: strategies }, (_, i) =>
    Float64Array.from({ length: paths }, (_, path) => {
      const common = noise(path, 0) + noise(path, 1) - 1;
      const own = noise(path, 2 * i + 2) + noise(path, 2 * i + 3) - 1;
      return 1.3 + 0.1 * i + (0.4 + 0.15 * i) * common + 0.5 * own;
    }),
  );
}

function weightsOf(found: MixWeights): readonly number[] {
  if ('status' in found) throw new Error(found.reason);
  return found.weights;
}

function mixOf(outcome: MixOutcome): Mix {
  if ('status' in outcome) throw new Error(outcome.reason);
  return outcome;
}

function varianceMix(problem: MixProblem, aim: MixAim): MixWeights {
  const mixes = leastRiskMixes(problem, deviationMeasure(problem), solver);
  try {
    return mixes.mix(aim);
  } finally {
    mixes.close();
  }
}

const variance = (problem: MixProblem, weights: readonly number[]): number => {
  const { sd } = moments(mixedMultiples(problem, weights));
  return isNumber(sd) ? sd * sd : NaN;
};
const shortfall = (problem: MixProblem, weights: readonly number[], level: number): number => {
  const found = expectedShortfall(sortedCopy(mixedMultiples(problem, weights).map((x) => 1 - x)), level);
  return isNumber(found) ? found : NaN;
};

/** Shares in steps of 1/steps that keep the bounds. */
function grid(n: number, steps: number): number[][] {
  if (n === 1) return [[steps]];
  return Array.from({ length: steps + 1 }, (_, first) => first).flatMap((first) =>
    grid(n - 1, steps - first).map((rest) => [first, ...rest]),
  );
}

let solver: ProgrammeSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

describe('mean–variance mixes', () => {
  // Zivot, "Portfolio theory with matrix algebra", 2021, tables 1 and 2.
  const stocks = { means: [0.0427, 0.0015, 0.0285], riskFree: 0.005 };
  const covariance = [
    [0.01, 0.0018, 0.0011],
    [0.0018, 0.0109, 0.0026],
    [0.0011, 0.0026, 0.0199],
  ];

  it('are the published portfolios of three stocks', () => {
    const multiples = sampleWith(
      stocks.means.map((mean) => 1 + mean),
      covariance,
    );
    const problem = { multiples, minWeight: 0, maxWeight: 1 };
    const least = weightsOf(varianceMix(problem, { kind: 'minimum_risk' }));
    [0.441109, 0.365626, 0.193264].forEach((share, i) => expect(least[i]).toBeCloseTo(share, 3));
    expect(least.reduce((sum, share, i) => sum + share * stocks.means[i]!, 0)).toBeCloseTo(0.0248918, 4);
    expect(Math.sqrt(variance(problem, least))).toBeCloseTo(0.0726761, 6);
    const target = weightsOf(varianceMix(problem, { kind: 'target', multiple: 1.0427 }));
    expect(target[0]).toBeCloseTo(1, 3);
  });

  it('are the published tangency portfolio, whose short sales are strategies of their own here', () => {
    const excess = stocks.means.map((mean) => mean - stocks.riskFree);
    const long = sampleWith(
      excess.map((mean) => 1 + mean),
      covariance,
    );
    const multiples = [...long, ...long.map((stock) => stock.map((multiple) => 2 - multiple))];
    const weights = weightsOf(varianceMix({ multiples, minWeight: 0, maxWeight: 1 }, { kind: 'maximum_ratio' }));
    const net = excess.map((_, i) => weights[i]! - weights[i + 3]!);
    const invested = net.reduce((sum, share) => sum + share, 0);
    [1.026823, -0.326251, 0.299428].forEach((share, i) => expect(net[i]! / invested).toBeCloseTo(share, 2));
  });

  it('of two strategies are the closed forms, least variance and highest ratio', () => {
    const [v0, v1, shared] = [0.04, 0.09, 0.012];
    const multiples = sampleWith(
      [1.2, 1.4],
      [
        [v0, shared],
        [shared, v1],
      ],
    );
    const problem = { multiples, minWeight: 0, maxWeight: 1 };
    const least = weightsOf(varianceMix(problem, { kind: 'minimum_risk' }));
    expect(least[0]).toBeCloseTo((v1 - shared) / (v0 + v1 - 2 * shared), 3);
    const ratio = weightsOf(varianceMix(problem, { kind: 'maximum_ratio' }));
    const [z0, z1] = [0.2 * v1 - 0.4 * shared, 0.4 * v0 - 0.2 * shared];
    expect(ratio[0]).toBeCloseTo(z0 / (z0 + z1), 3);
  });
});

describe('mean–variance and mean–ES mixes', () => {
  // Rockafellar and Uryasev, "Optimization of conditional value-at-risk", J. Risk 2 (2000), tables 1 to 4: S&P 500, government bonds, small caps.
  const means = [0.010111, 0.0043532, 0.0137058];
  const covariance = [
    [0.00324625, 0.00022983, 0.00420395],
    [0.00022983, 0.00049937, 0.00019247],
    [0.00420395, 0.00019247, 0.00764097],
  ];
  const published = [0.452013, 0.115573, 0.432414];
  const multiples = means.map((mean) => 1 + mean);

  it('are the published portfolio with a mean return of 1.1% by variance', () => {
    const problem = { multiples: sampleWith(multiples, covariance), minWeight: 0, maxWeight: 1 };
    const found = weightsOf(varianceMix(problem, { kind: 'target', multiple: 1.011 }));
    published.forEach((share, i) => expect(found[i]).toBeCloseTo(share, 2));
    expect(variance(problem, found)).toBeCloseTo(0.00378529, 8);
  });

  it.each([
    [0.9, 0.096975],
    [0.95, 0.115908],
    [0.99, 0.152977],
  ])('are the published portfolio and its CVaR at %d, on normal returns', (level, publishedEs) => {
    const problem = { multiples: normalSample(multiples, covariance, 20_000), minWeight: 0, maxWeight: 1 };
    const mixes = leastRiskMixes(problem, shortfallMeasure(problem, level), solver);
    const found = weightsOf(mixes.mix({ kind: 'target', multiple: 1.011 }));
    mixes.close();
    published.forEach((share, i) => expect(Math.abs(found[i]! - share)).toBeLessThan(0.05));
    expect(shortfall(problem, found, level) / publishedEs).toBeCloseTo(1, 2);
  });
});

describe('both measures', () => {
  const problem = { multiples: fundMultiples(3, 400), minWeight: 0.1, maxWeight: 0.7 };
  const steps = 40;
  const allowed = grid(3, steps)
    .map((shares) => shares.map((share) => share / steps))
    .filter((weights) => weights.every((weight) => weight >= 0.1 - 1e-9 && weight <= 0.7 + 1e-9));
  const means = meanMultiples(problem);
  const mean = (weights: readonly number[]): number => weights.reduce((sum, weight, i) => sum + weight * means[i]!, 0);

  it('are not beaten by any mix of a grid: least risk, highest ratio, target', () => {
    const shortfalls = leastRiskMixes(problem, shortfallMeasure(problem, 0.9), solver);
    const target = (means[0]! + means[2]!) / 2;
    const measures = [
      {
        solve: (aim: Parameters<typeof shortfalls.mix>[0]) => shortfalls.mix(aim),
        risk: (w: readonly number[]) => shortfall(problem, w, 0.9),
      },
      {
        solve: (aim: Parameters<typeof shortfalls.mix>[0]) => varianceMix(problem, aim),
        risk: (w: readonly number[]) => Math.sqrt(variance(problem, w)),
      },
    ];
    for (const { solve, risk } of measures) {
      const least = weightsOf(solve({ kind: 'minimum_risk' }));
      const best = weightsOf(solve({ kind: 'maximum_ratio' }));
      const aimed = weightsOf(solve({ kind: 'target', multiple: target }));
      for (const weights of [least, best, aimed]) {
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
        weights.forEach((weight) => expect(weight > 0.1 - 1e-7 && weight < 0.7 + 1e-7).toBe(true));
      }
      const slack = 2e-6;
      expect(allowed.filter((weights) => risk(weights) < risk(least) - slack)).toEqual([]);
      const ratio = (weights: readonly number[]): number => (mean(weights) - 1) / risk(weights);
      expect(allowed.filter((weights) => ratio(weights) > ratio(best) + 1e-4)).toEqual([]);
      expect(mean(aimed)).toBeGreaterThan(target - 1e-7);
      expect(allowed.filter((w) => mean(w) >= target && risk(w) < risk(aimed) - slack)).toEqual([]);
      const nearest = Math.min(...allowed.filter((w) => mean(w) >= target).map(risk));
      expect(nearest - risk(aimed)).toBeLessThan(0.01);
    }
    shortfalls.close();
  });

  it('by cuts end where the whole linear programme of Rockafellar and Uryasev does', () => {
    const [n, paths] = [3, 400];
    const columns = [
      { cost: 1, lower: -Infinity, upper: Infinity },
      ...Array.from({ length: n }, () => ({ cost: 0, lower: 0.1, upper: 0.7 })),
      ...Array.from({ length: paths }, () => ({ cost: 1 / (paths * 0.1), lower: 0, upper: Infinity })),
    ];
    const rows = [
      { coefficients: [0, 1, 1, 1], lower: 1, upper: 1 },
      ...Array.from({ length: paths }, (_, path) => {
        const coefficients = [
          1,
          ...problem.multiples.map((column) => column[path]! - 1),
          ...new Array<number>(paths).fill(0),
        ];
        coefficients[1 + n + path] = 1;
        return { coefficients, lower: 0, upper: Infinity };
      }),
    ];
    const whole = solver.open({ columns, rows });
    const solution = whole.solve();
    whole.close();
    if (solution.status !== 'optimal') throw new Error(solution.status);
    const value = columns.reduce((sum, { cost }, i) => sum + cost * solution.values[i]!, 0);
    const shortfalls = leastRiskMixes(problem, shortfallMeasure(problem, 0.9), solver);
    const least = weightsOf(shortfalls.mix({ kind: 'minimum_risk' }));
    shortfalls.close();
    expect(shortfall(problem, least, 0.9)).toBeCloseTo(value, 5);
  });

  it('never beat the bound of their programme: no random mix has less risk', () => {
    const shortfalls = leastRiskMixes(
      { ...problem, minWeight: 0, maxWeight: 1 },
      shortfallMeasure(problem, 0.95),
      solver,
    );
    const least = shortfall(problem, weightsOf(shortfalls.mix({ kind: 'minimum_risk' })), 0.95);
    shortfalls.close();
    fc.assert(
      fc.property(fc.tuple(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 1000 })), (shares) => {
        const sum = shares[0] + shares[1] + shares[2];
        const risk = shortfall(
          problem,
          shares.map((share) => share / sum),
          0.95,
        );
        expect(risk).toBeGreaterThan(least - 2e-6);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('optimalMixes', () => {
  const request = {
    strategies: [3, 5, 9],
    multiples: fundMultiples(3, 300),
    minWeight: 0,
    maxWeight: 1,
    points: 5,
    level: 0.95,
  };

  it('span the frontier from the least risk to the highest mean, risk rising', () => {
    const found = optimalMixes(request, solver);
    if ('status' in found) throw new Error(found.reason);
    for (const { minimum_risk: least, points } of [found.mean_variance, found.mean_es]) {
      const mixes = points.map(({ mix }) => mixOf(mix));
      expect(mixes).toHaveLength(5);
      expect(mixes[0]).toEqual(least);
      expect(mixes.at(-1)!.weights).toEqual([0, 0, 1]);
      const risks = mixes.map(({ risk }) => Number(risk));
      risks.slice(1).forEach((risk, i) => expect(risk).toBeGreaterThanOrEqual(risks[i]! - 2e-6));
    }
    expect(optimalMixes(request, solver)).toEqual(found);
  });

  it('say why there is none', () => {
    expect(optimalMixes({ ...request, maxWeight: 0.3 }, solver)).toMatchObject({ status: 'infeasible' });
    expect(optimalMixes({ ...request, minWeight: 0.4 }, solver)).toMatchObject({ status: 'infeasible' });
    expect(optimalMixes({ ...request, strategies: [3], multiples: [] }, solver)).toMatchObject({
      status: 'not_applicable',
    });
    const losing = optimalMixes({ ...request, multiples: request.multiples.map((m) => m.map((x) => x / 4)) }, solver);
    if ('status' in losing) throw new Error(losing.reason);
    expect(losing.mean_es.maximum_ratio).toMatchObject({ status: 'infeasible', reason: 'no mix has a mean profit' });
    const safe = optimalMixes({ ...request, multiples: request.multiples.map((m) => m.map((x) => x + 3)) }, solver);
    if ('status' in safe) throw new Error(safe.reason);
    expect(safe.mean_es.maximum_ratio).toMatchObject({ status: 'not_applicable' });
  });
});
