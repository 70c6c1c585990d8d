import { normalCdf, normalPdf, normalQuantile, randomKey, threefry4x32, uniformFromWord } from '@ihome/engine';
import { isNumber, type Figure } from './figure';
import { influence } from './influence';
import { moments } from './moments';
import { pairedCovariance } from './paired-covariance';
import { differenceOfEstimates, type PairedEstimate } from './paired-difference';
import { quantile, sortedCopy } from './quantile';
import type { Statistic } from './statistic';
import { expectedShortfall } from './tail-risk';

/** With 10,000 paths, five times the work, all cover 93.5 to 96.5%. */
const [SEEDS, PATHS, CONFIDENCE, LEVEL] = [2_000, 2_000, 0.95, 0.95];

/** Of the second strategy, 1.5 times the first plus 0.2 and noise of 0.5. */
const SD = Math.sqrt(1.5 * 1.5 + 0.5 * 0.5);
const z = normalQuantile(LEVEL);

/** Statistics with the true difference. */
const CASES: readonly (readonly [statistic: Statistic, truth: number])[] = [
  [{ kind: 'mean' }, 0.2],
  [{ kind: 'sd' }, SD - 1],
  [{ kind: 'probability', above: 0.5 }, normalCdf((0.2 - 0.5) / SD) - normalCdf(-0.5)],
  [{ kind: 'quantile', p: 0.5 }, 0.2],
  [{ kind: 'quantile', p: LEVEL }, 0.2 + (SD - 1) * z],
  [{ kind: 'shortfall', level: LEVEL }, 0.2 + ((SD - 1) * normalPdf(z)) / (1 - LEVEL)],
];

/** One seed's paths of both strategies. */
function strategies(seed: number): readonly [Float64Array, Float64Array] {
  const key = randomKey(seed);
  const words = new Uint32Array(4);
  const [own, against] = [new Float64Array(PATHS), new Float64Array(PATHS)];
  for (let path = 0; path < PATHS; path++) {
    threefry4x32(key, path, 1, 0, 0, words);
    const x = normalQuantile(uniformFromWord(words[0]!));
    against[path] = x;
    own[path] = 1.5 * x + 0.2 + 0.5 * normalQuantile(uniformFromWord(words[1]!));
  }
  return [own, against];
}

function estimateOf(values: Float64Array, sorted: Float64Array, statistic: Statistic): Figure {
  switch (statistic.kind) {
    case 'mean':
    case 'sd':
      return moments(values)[statistic.kind];
    case 'probability':
      return values.reduce((count, x) => count + (x > statistic.above ? 1 : 0), 0) / values.length;
    case 'quantile':
      return quantile(sorted, statistic.p);
    case 'shortfall':
      return expectedShortfall(sorted, statistic.level);
  }
}

describe('95% intervals of paired differences out of covariances', () => {
  const hits = CASES.map(() => 0);
  beforeAll(() => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const columns = strategies(seed);
      const sorted = columns.map(sortedCopy);
      CASES.forEach(([statistic, truth], at) => {
        const influences = columns.map((values) => influence(values, statistic));
        const rows = pairedCovariance(influences, null);
        const [own, against] = columns.map((values, i): PairedEstimate => {
          const found = influences[i]!;
          const degrees = 'status' in found ? null : found.degrees;
          return { value: estimateOf(values, sorted[i]!, statistic), variance: rows[i]![i]!, degrees };
        });
        const pair = { own: own!, against: against!, covariance: rows[1]![0]! };
        const { low, high } = differenceOfEstimates(pair, CONFIDENCE);
        if (isNumber(low) && isNumber(high) && low <= truth && truth <= high) hits[at]! += 1;
      });
    }
  }, 600_000);

  it.each(CASES.map(([statistic], at) => [JSON.stringify(statistic), at] as const))('cover that of %s', (_, at) => {
    const share = hits[at]! / SEEDS;
    expect(share).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(0.97);
  });
});
