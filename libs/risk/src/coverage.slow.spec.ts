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
import { normalHalfWidth } from './confidence';
import type { Estimate } from './figure';
import { moments } from './moments';
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
const SEEDS = 2000;

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

/** Share of seeds whose interval covers the truth. */
function coverage(hits: readonly boolean[]): number {
  return hits.filter(Boolean).length / hits.length;
}

/** Coverage within 4 standard errors of 95%, plus what the method is known to fall short at this tail size. */
function expectCoverage(share: number, { above, below }: { readonly above: number; readonly below: number }): void {
  const noise = 4 * Math.sqrt((CONFIDENCE * (1 - CONFIDENCE)) / SEEDS);
  expect(share).toBeGreaterThan(CONFIDENCE - below - noise);
  expect(share).toBeLessThan(CONFIDENCE + above + noise);
}

describe.each(LAWS)('95% intervals on $name samples', (law) => {
  const level = 0.95;
  const n = 1000;
  const runs = Array.from({ length: SEEDS }, (_, seed) => {
    const values = sample(law, { seed, n });
    const sorted = sortedCopy(values);
    const { mean, standardError } = moments(values);
    const half = Number(standardError) * normalHalfWidth(CONFIDENCE);
    const threshold = law.quantile(0.1);
    const count = values.filter((x) => x < threshold).length;
    return {
      mean: Math.abs(Number(mean) - law.mean) <= half,
      median: covers(quantileEstimate(sorted, { p: 0.5, confidence: CONFIDENCE }), law.quantile(0.5)),
      valueAtRisk: covers(quantileEstimate(sorted, { p: level, confidence: CONFIDENCE }), law.quantile(level)),
      shortfall: covers(expectedShortfallEstimate(sorted, { level, confidence: CONFIDENCE }), law.shortfall(level)),
      farShortfall: covers(
        expectedShortfallEstimate(sorted, { level: 0.99, confidence: CONFIDENCE }),
        law.shortfall(0.99),
      ),
      probability: covers(probabilityEstimate({ count, n, confidence: CONFIDENCE }), 0.1),
    };
  });
  const shareOf = (figure: keyof (typeof runs)[number]): number => coverage(runs.map((run) => run[figure]));

  it('cover the mean', () => expectCoverage(shareOf('mean'), { above: 0.005, below: 0.005 }));
  it('cover the median', () => expectCoverage(shareOf('median'), { above: 0.01, below: 0 }));
  it('cover VaR 95%', () => expectCoverage(shareOf('valueAtRisk'), { above: 0.015, below: 0 }));
  it('cover ES 95% with 50 paths beyond it', () => expectCoverage(shareOf('shortfall'), { above: 0.005, below: 0.02 }));
  it('cover ES 99% with 10 paths beyond it, to its known shortfall', () =>
    expectCoverage(shareOf('farShortfall'), { above: 0.005, below: 0.06 }));
  it('cover a probability', () => expectCoverage(shareOf('probability'), { above: 0.01, below: 0.005 }));
});

describe('convergence', () => {
  it('of mean, VaR and ES goes with 1/√n: slope of log error on log n is −1/2', () => {
    const law = LAWS[0]!;
    const sizes = [250, 1000, 4000, 16000];
    const truths = [law.mean, law.quantile(0.95), law.shortfall(0.95)];
    const errors = sizes.map((n) => {
      const squares = [0, 0, 0];
      for (let seed = 0; seed < 150; seed++) {
        const values = sample(law, { seed: seed + 1e6, n });
        const sorted = sortedCopy(values);
        const estimates = [
          moments(values).mean,
          quantileEstimate(sorted, { p: 0.95, confidence: CONFIDENCE }).value,
          expectedShortfallEstimate(sorted, { level: 0.95, confidence: CONFIDENCE }).value,
        ];
        estimates.forEach((estimate, i) => (squares[i]! += (Number(estimate) - truths[i]!) ** 2));
      }
      return squares.map((square) => Math.sqrt(square / 150));
    });
    for (let figure = 0; figure < 3; figure++) {
      const slope = Math.log(errors[3]![figure]! / errors[0]![figure]!) / Math.log(sizes[3]! / sizes[0]!);
      expect(Math.abs(slope + 0.5)).toBeLessThan(0.06);
    }
  });
});
