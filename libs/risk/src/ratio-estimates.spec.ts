import { normalQuantile } from '@ihome/engine';
import { bootstrapStream } from './bootstrap-stream';
import { bootstrapEstimate } from './bootstrap-interval';
import { ratioEstimates, type RatioOptions } from './ratio-estimates';
import { groupCount, groupSums, replicatedSums, resampleGroups } from './resampled-groups';

const OPTIONS: RatioOptions = {
  riskFreeRate: 0.04,
  minAcceptableReturn: 0.05,
  confidence: 0.95,
  replications: 500,
  seed: 42,
};
const N = 2000;

/** Normal returns of mean 7% and sd 3%, drawdowns beside them; path 17 has neither. */
function paths(seed: number): { netIrr: Float64Array; maxDrawdown: Float64Array } {
  const stream = bootstrapStream(seed, 5);
  const uniform = (): number => (stream.next() + 2147483648.5) / 4294967296;
  const netIrr = Float64Array.from({ length: N }, (_, i) => (i === 17 ? NaN : 0.07 + 0.03 * normalQuantile(uniform())));
  const maxDrawdown = netIrr.map((value) => (value === value ? 0.1 + 0.1 * uniform() : NaN));
  return { netIrr, maxDrawdown };
}

describe('ratioEstimates', () => {
  const found = ratioEstimates(paths(1), OPTIONS);

  it('have the standard errors of the closed forms on normal returns', () => {
    const sharpe = Number(found.sharpe.value);
    const lo = Math.sqrt((1 + sharpe ** 2 / 2) / N); // Lo, "The statistics of Sharpe ratios" (2002)
    expect(Math.abs(Number(found.sharpe.standardError) / lo - 1)).toBeLessThan(0.1);
    const calmar = 0.03 / 0.15;
    const delta = Math.sqrt((calmar ** 2 + (0.07 / 0.15) ** 2 * (0.1 / Math.sqrt(12) / 0.15) ** 2) / N);
    expect(Math.abs(Number(found.calmar.standardError) / delta - 1)).toBeLessThan(0.1);
  });

  it('lie inside their intervals', () => {
    for (const { value, low, high } of Object.values(found)) {
      expect(Number(low)).toBeLessThan(Number(value));
      expect(Number(high)).toBeGreaterThan(Number(value));
    }
  });

  it('depend on the seed alone, and are not applicable without replications', () => {
    expect(ratioEstimates(paths(1), OPTIONS)).toEqual(found);
    expect(ratioEstimates(paths(1), { ...OPTIONS, seed: 43 }).sharpe.low).not.toBe(found.sharpe.low);
    const { sharpe } = ratioEstimates(paths(1), { ...OPTIONS, replications: 0 });
    const none = { status: 'not_applicable', reason: 'risk.bootstrap_replications is 0' };
    expect(sharpe).toEqual({ value: found.sharpe.value, low: none, high: none, standardError: none });
  });

  it('say when replications have no value: a single path below the target', () => {
    const netIrr = Float64Array.of(0.06, 0.07, 0.08, 0.04, 0.09);
    const { sortino } = ratioEstimates({ netIrr, maxDrawdown: netIrr }, OPTIONS);
    expect(sortino.value).toBeCloseTo(0.018 / Math.sqrt(0.0001 / 5), 12);
    expect(sortino.low).toMatchObject({
      status: 'undefined',
      reason: expect.stringContaining('bootstrap replications'),
    });
  });
});

describe('resampling', () => {
  it('draws as many groups as there are, each as likely as any other', () => {
    const draws = resampleGroups({ seed: 1, purpose: 1, groups: 16, replications: 2000 });
    const totals = new Float64Array(16);
    for (let r = 0; r < 2000; r++) {
      const row = draws.counts.subarray(r * 16, (r + 1) * 16);
      expect(row.reduce((sum, count) => sum + count, 0)).toBe(16);
      row.forEach((count, group) => (totals[group]! += count));
    }
    const chiSquared = totals.reduce((sum, total) => sum + (total - 2000) ** 2 / 2000, 0);
    expect(chiSquared).toBeLessThan(37.7); // 99.9% point with 15 degrees
  });

  it('sums groups and replications of all paths', () => {
    const draws = { replications: 1, groups: 3, counts: Uint16Array.of(2, 0, 1) };
    const sums = groupSums({ paths: 7, groups: 3, statistics: 1 }, (path, row) => (row[0] = path));
    expect([...sums.sums]).toEqual([0 + 1 + 2, 3 + 4, 5 + 6]);
    expect([...replicatedSums(sums, draws)]).toEqual([2 * 3 + 11]);
    expect([groupCount(7), groupCount(1e6)]).toEqual([7, 512]);
  });

  it('has streams of its own for every purpose and seed', () => {
    const first = (seed: number, purpose: number): number => bootstrapStream(seed, purpose).next();
    expect(new Set([first(1, 1), first(1, 2), first(2, 1), first(2 ** 40, 1)]).size).toBe(4);
    expect(first(1, 1)).toBe(first(1, 1));
  });

  it('takes percentiles of the replicates', () => {
    const replicates = Float64Array.from({ length: 101 }, (_, i) => i);
    expect(bootstrapEstimate(50, { replicates, confidence: 0.9 })).toMatchObject({
      low: expect.closeTo(5, 12),
      high: expect.closeTo(95, 12),
    });
  });
});
