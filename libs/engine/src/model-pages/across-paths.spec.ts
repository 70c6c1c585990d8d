/** Recomputes the `example` block of docs/model/across-paths.md, and holds its table of guardrails against those that are tested. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createOrderWeightTable,
  expectedShortfall,
  guardrailsAfterRun,
  guardrailsBeforeRun,
  harrellDavisQuantile,
  omegaRatio,
  probabilityEstimate,
  quantile,
  quantileEstimate,
  sharpeRatio,
  sortinoRatio,
} from '@ihome/risk';
import { betaCdf } from '../math/incomplete-beta';
import { baseWith } from '../portfolio/portfolio.fixture';
import { describeExamples, type Figures } from './page-examples.fixture';

const upTo = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => i + 1);

/** The self-awareness data of Dana (1990) in Wilcox. */
const RECALL = [77, 87, 87, 114, 151, 210, 219, 246, 253, 262, 296, 299, 306, 376, 428, 515, 666, 1310, 2611];

function acrossPaths(): Figures {
  const values = [1, 81, 82, 83, 84, 85];
  const median = quantileEstimate(upTo(100), { p: 0.5, confidence: 0.95 });
  const wilson = probabilityEstimate({ count: 15, n: 148, confidence: 0.95 });
  const returns = Float64Array.of(1, 10, -4, 2, 3, 2, 1, -10).map((percent) => percent / 100);
  return {
    'VaR 10%': Number(quantile(values, 0.1)),
    'VaR 20%': Number(quantile(values, 0.2)),
    'VaR 30%': Number(quantile(values, 0.3)),
    'ES 80% of 1..10': Number(expectedShortfall(upTo(10), 0.8)),
    'ES 75% of 1..10': Number(expectedShortfall(upTo(10), 0.75)),
    'median of 1..100, low': Number(median.low),
    'median of 1..100, high': Number(median.high),
    '15 of 148': Number(wilson.value),
    '15 of 148, low': Number(wilson.low),
    '15 of 148, high': Number(wilson.high),
    Sharpe: Number(sharpeRatio(returns, 0)) * Math.sqrt(252),
    Sortino: Number(sortinoRatio(returns, 0)) * Math.sqrt(252),
    Omega: Number(omegaRatio(returns, 0)),
    'Harrell-Davis median': Number(harrellDavisQuantile(RECALL, { p: 0.5, weightsOf: createOrderWeightTable() })),
    'I_0.3(2, 3)': betaCdf({ a: 2, b: 3 }, 0.3),
  };
}

describe.each([['across-paths.md', acrossPaths]] as const)('examples of docs/model/%s', describeExamples);

test('the table of guardrails is the list of those that are tested', () => {
  const page = readFileSync(join(__dirname, '../../../../docs/model/across-paths.md'), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| [a-z0-9_, ]+ \| (error|warning)/.test(line));
  const named = rows.flatMap((row) => row.split('|')[1]!.trim().split(', '));
  const config = baseWith({});
  const tested = [
    ...guardrailsBeforeRun(config, { smallestEigenvalue: 0, correlationRepaired: false }),
    ...guardrailsAfterRun(config, {
      lossVar99: 0,
      lossEs99: 0,
      meanDefaultRate: 0,
      hurdleClearProbability: 1,
      meanWal: 1,
      meanNetIrr: 0.1,
      meanTvpi: 1.5,
      fifthPercentileNetIrr: 0.08,
      homeownerCost95: 0.1,
      meanLargestSuburb: 0.1,
      meanLargestLoan: 0.1,
      meanStressedLtv: 0.1,
      peakLeverage95: 0.1,
      minCoverage5: 2,
      liquidity5: 0.1,
    }),
  ];
  expect(named.sort()).toEqual(tested.map(({ code }) => code).sort());
});
