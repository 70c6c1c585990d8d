import { BOOTSTRAP_RATIOS } from './bootstrap-stream';
import { bootstrapEstimate, type EstimateWithError } from './bootstrap-interval';
import { isNumber, notApplicable, type Figure } from './figure';
import { knownValues } from './known-values';
import { calmarRatio, omegaRatio, sharpeRatio, sortinoRatio } from './ratios';
import { groupCount, groupSums, replicatedSums, resampleGroups } from './resampled-groups';

/** The paths of a strategy by position: NaN where one has no such figure. */
export interface ReturnsOfPaths {
  readonly netIrr: Float64Array;
  readonly maxDrawdown: Float64Array;
}

/** Reference rates, and the bootstrap of the intervals. */
export interface RatioOptions {
  readonly riskFreeRate: number;
  readonly minAcceptableReturn: number;
  readonly confidence: number;
  /** 0 = no intervals. */
  readonly replications: number;
  readonly seed: number;
}

/** The ratios across paths. */
export interface RatioEstimates {
  readonly sharpe: EstimateWithError;
  readonly sortino: EstimateWithError;
  readonly omega: EstimateWithError;
  readonly calmar: EstimateWithError;
}

/** Places of the statistics that all ratios are functions of. */
const COUNT = 0;
const EXCESS = 1;
const EXCESS_SQUARES = 2;
const SHORTFALL_SQUARES = 3;
const GAINS = 4;
const SHORTFALLS = 5;
const RETURNS_WITH_DRAWDOWN = 6;
const DRAWDOWNS = 7;
const STATISTICS = 8;

/**
 * Sharpe, Sortino, Omega and Calmar ratio across paths (docs/model/across-paths.md) with bootstrap standard errors and intervals.
 * Without replications these are not applicable.
 *
 * Verified by `ratio-estimates.spec.ts`; coverage by `coverage.slow.spec.ts`.
 */
export function ratioEstimates(paths: ReturnsOfPaths, options: RatioOptions): RatioEstimates {
  const { riskFreeRate, minAcceptableReturn, confidence } = options;
  const returns = knownValues(paths.netIrr);
  const common = withDrawdown(paths);
  const values = {
    sharpe: sharpeRatio(returns, riskFreeRate),
    sortino: sortinoRatio(returns, minAcceptableReturn),
    omega: omegaRatio(returns, minAcceptableReturn),
    calmar: calmarRatio(common.netIrr, common.maxDrawdown),
  };
  const replicates = options.replications > 0 ? ratioReplicates(paths, options) : null;
  const estimate = (name: keyof RatioEstimates): EstimateWithError =>
    replicates === null
      ? withoutInterval(values[name])
      : bootstrapEstimate(values[name], { replicates: replicates[name], confidence });
  return {
    sharpe: estimate('sharpe'),
    sortino: estimate('sortino'),
    omega: estimate('omega'),
    calmar: estimate('calmar'),
  };
}

/** The paths that have both. */
function withDrawdown({ netIrr, maxDrawdown }: ReturnsOfPaths): ReturnsOfPaths {
  if (knownValues(netIrr) === netIrr && knownValues(maxDrawdown) === maxDrawdown) return { netIrr, maxDrawdown };
  const both = (_: number, path: number): boolean => isKnown(netIrr[path]!) && isKnown(maxDrawdown[path]!);
  return { netIrr: netIrr.filter(both), maxDrawdown: maxDrawdown.filter(both) };
}

function isKnown(value: number): boolean {
  return value === value;
}

function withoutInterval(value: Figure): EstimateWithError {
  const none = isNumber(value) ? notApplicable('risk.bootstrap_replications is 0') : value;
  return { value, low: none, high: none, standardError: none };
}

function ratioReplicates(
  { netIrr, maxDrawdown }: ReturnsOfPaths,
  { riskFreeRate, minAcceptableReturn: target, replications, seed }: RatioOptions,
): Readonly<Record<keyof RatioEstimates, Float64Array>> {
  const paths = netIrr.length;
  const groups = groupCount(paths);
  const draws = resampleGroups({ seed, purpose: BOOTSTRAP_RATIOS, groups, replications });
  const sums = groupSums({ paths, groups, statistics: STATISTICS }, (path, row) => {
    const value = netIrr[path]!;
    if (!isKnown(value)) return;
    const excess = value - riskFreeRate;
    const gap = value - target;
    row[COUNT] = 1;
    row[EXCESS] = excess;
    row[EXCESS_SQUARES] = excess * excess;
    if (gap > 0) row[GAINS] = gap;
    else {
      row[SHORTFALLS] = -gap;
      row[SHORTFALL_SQUARES] = gap * gap;
    }
    const drawdown = maxDrawdown[path]!;
    if (!isKnown(drawdown)) return;
    row[RETURNS_WITH_DRAWDOWN] = value;
    row[DRAWDOWNS] = drawdown;
  });
  const found = replicatedSums(sums, draws);
  const each = (ratio: (start: number) => number): Float64Array =>
    Float64Array.from({ length: replications }, (_, replication) => ratio(replication * STATISTICS));
  return {
    sharpe: each((at) => {
      const n = found[at + COUNT]!;
      const mean = found[at + EXCESS]! / n;
      return mean / positive(Math.sqrt((found[at + EXCESS_SQUARES]! - n * mean * mean) / (n - 1)));
    }),
    sortino: each((at) => {
      const n = found[at + COUNT]!;
      const mean = found[at + EXCESS]! / n + riskFreeRate;
      return (mean - target) / positive(Math.sqrt(found[at + SHORTFALL_SQUARES]! / n));
    }),
    omega: each((at) => found[at + GAINS]! / positive(found[at + SHORTFALLS]!)),
    calmar: each((at) => found[at + RETURNS_WITH_DRAWDOWN]! / positive(found[at + DRAWDOWNS]!)),
  };
}

/** The value when it is above 0, else NaN: the ratio has no value in this replication. */
function positive(value: number): number {
  return value > 0 ? value : NaN;
}
