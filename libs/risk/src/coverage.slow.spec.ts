import {
  exp,
  log,
  normalCdf,
  normalPdf,
  normalQuantile,
  randomKey,
  threefry4x32,
  uniformFromWord,
} from '@ihome/engine';
import { studentHalfWidth } from './confidence';
import type { Estimate } from './figure';
import { moments } from './moments';
import { pairedMeanDifference } from './paired-difference';
import { probabilityEstimate } from './probability';
import { quantileEstimate, sortedCopy } from './quantile';
import { expectedShortfallEstimate } from './tail-risk';

/** A law with its quantile function and what the intervals should cover. */
interface Law {
  readonly name: string;
  readonly quantile: (u: number) => number;
  readonly mean: number;
  /** Expected shortfall at a level. */
  readonly shortfall: (level: number) => number;
}

const SIGMA = 0.5;

const LAWS: readonly Law[] = [
  {
    name: 'normal',
    quantile: normalQuantile,
    mean: 0,
    shortfall: (c) => normalPdf(normalQuantile(c)) / (1 - c),
  },
  {
    name: 'lognormal',
    quantile: (u) => exp(SIGMA * normalQuantile(u)),
    mean: exp(SIGMA * SIGMA * 0.5),
    shortfall: (c) => (exp(SIGMA * SIGMA * 0.5) * normalCdf(SIGMA - normalQuantile(c))) / (1 - c),
  },
  {
    name: 'exponential',
    quantile: (u) => -log(1 - u),
    mean: 1,
    shortfall: (c) => 1 - log(1 - c),
  },
];

const CONFIDENCE = 0.95;
const SEEDS = 2_000;

/** n draws of a law under one seed. */
function sample(law: Law, { seed, n }: { readonly seed: number; readonly n: number }): Float64Array {
  const key = randomKey(seed);
  const words = new Uint32Array(4);
  const values = new Float64Array(n);
  for (let i = 0; i < n; i += 4) {
    threefry4x32(key, i >> 2, 1, 0, 0, words);
    for (let lane = 0; lane < 4 && i + lane < n; lane++) values[i + lane] = law.quantile(uniformFromWord(words[lane]!));
  }
  return values;
}

function covers({ low, high }: Estimate, truth: number): boolean {
  return (typeof low !== 'number' || low <= truth) && (typeof high !== 'number' || truth <= high);
}

/** What an interval of 95% is to cover over the seeds; order-statistic ones are discrete and may cover more. */
const BOUNDS = { smooth: [0.935, 0.965], discrete: [0.935, 0.975] } as const;

function expectCoverage(share: number, [least, most]: readonly [number, number]): void {
  expect(share).toBeGreaterThanOrEqual(least);
  expect(share).toBeLessThanOrEqual(most);
}

/** What covers what for one sample size: figure → share of seeds. */
function coverages(law: Law, n: number): Readonly<Record<string, number>> {
  const threshold = law.quantile(0.1);
  const runs = Array.from({ length: SEEDS }, (_, seed) => {
    const values = sample(law, { seed, n });
    const sorted = sortedCopy(values);
    const { mean, standardError } = moments(values);
    const half = Number(standardError) * studentHalfWidth(CONFIDENCE, n - 1);
    const count = values.filter((x) => x < threshold).length;
    // The same draws with a shift of 0.1 and noise of their own: what a strategy beside the base is on common random numbers.
    const noise = sample(law, { seed: seed + 500_000, n });
    const pair = { values: values.map((x, i) => x + 0.1 + 0.2 * (noise[i]! - law.mean)), against: values, units: null };
    return {
      mean: Math.abs(Number(mean) - law.mean) <= half,
      median: covers(quantileEstimate(sorted, { p: 0.5, confidence: CONFIDENCE }), law.quantile(0.5)),
      'VaR 95%': covers(quantileEstimate(sorted, { p: 0.95, confidence: CONFIDENCE }), law.quantile(0.95)),
      'VaR 99%': covers(quantileEstimate(sorted, { p: 0.99, confidence: CONFIDENCE }), law.quantile(0.99)),
      'ES 95%': covers(expectedShortfallEstimate(sorted, { level: 0.95, confidence: CONFIDENCE }), law.shortfall(0.95)),
      'ES 99%': covers(expectedShortfallEstimate(sorted, { level: 0.99, confidence: CONFIDENCE }), law.shortfall(0.99)),
      probability: covers(probabilityEstimate({ count, n, confidence: CONFIDENCE }), 0.1),
      'paired difference': covers(pairedMeanDifference(pair, CONFIDENCE), 0.1),
    };
  });
  const figures = Object.keys(runs[0]!) as (keyof (typeof runs)[number])[];
  return Object.fromEntries(
    figures.map((figure) => [figure, runs.filter((run) => run[figure]).length / SEEDS] as const),
  );
}

describe.each(LAWS)('95% intervals of 10,000 $name draws', (law) => {
  const share = coverages(law, 10_000);

  it.each(['mean', 'ES 95%', 'paired difference'])('cover 93.5 to 96.5%: %s', (figure) =>
    expectCoverage(share[figure]!, BOUNDS.smooth),
  );
  it.each(['median', 'VaR 95%', 'VaR 99%', 'probability'])('cover 93.5 to 97.5%: %s', (figure) =>
    expectCoverage(share[figure]!, BOUNDS.discrete),
  );
  it('cover ES 99%, with 100 paths beyond it', () => expectCoverage(share['ES 99%']!, BOUNDS.smooth));
});

describe.each(LAWS)('95% intervals of 1,000 $name draws', (law) => {
  const share = coverages(law, 1_000);

  it.each(['mean', 'median', 'VaR 95%', 'probability', 'paired difference'])('cover as well: %s', (figure) =>
    expectCoverage(share[figure]!, [0.93, 0.98]),
  );
  it('fall short for ES 95%, with 50 paths beyond it, by 3% at most', () =>
    expectCoverage(share['ES 95%']!, [0.91, 0.965]));
  it('fall short for ES 99%, with 10 paths beyond it, by 9% at most', () =>
    expectCoverage(share['ES 99%']!, [0.86, 0.965]));
});

describe('convergence', () => {
  it('of mean, VaR and ES goes with 1/√n: slope of log error on log n is −0.5 ± 0.03', () => {
    const law = LAWS[0]!;
    const sizes = [250, 16_000];
    const seeds = 1_000;
    const truths = [law.mean, law.quantile(0.95), law.shortfall(0.95)];
    const errors = sizes.map((n) => {
      const squares = [0, 0, 0];
      for (let seed = 0; seed < seeds; seed++) {
        const values = sample(law, { seed: seed + 1e6, n });
        const sorted = sortedCopy(values);
        const estimates = [
          moments(values).mean,
          quantileEstimate(sorted, { p: 0.95, confidence: CONFIDENCE }).value,
          expectedShortfallEstimate(sorted, { level: 0.95, confidence: CONFIDENCE }).value,
        ];
        estimates.forEach((estimate, i) => (squares[i]! += (Number(estimate) - truths[i]!) ** 2));
      }
      return squares.map((square) => Math.sqrt(square / seeds));
    });
    for (let figure = 0; figure < 3; figure++) {
      const slope = Math.log(errors[1]![figure]! / errors[0]![figure]!) / Math.log(sizes[1]! / sizes[0]!);
      expect(Math.abs(slope + 0.5)).toBeLessThan(0.03);
    }
  });
});
