import { BOOTSTRAP_INDICES } from './bootstrap-stream';
import { bootstrapEstimate, type EstimateWithError } from './bootstrap-interval';
import { compensatedSum } from './compensated-sum';
import { isNumber, notApplicable, undefinedFigure, type Figure } from './figure';
import { groupCount, groupSums, replicatedSums, resampleGroups } from './resampled-groups';

/** A function at the points of a Saltelli design; NaN where it has no value. */
export interface SaltelliValues {
  /** At the rows of the matrix A. */
  readonly a: Float64Array;
  /** At the rows of the matrix B. */
  readonly b: Float64Array;
  /** At the rows of A with the column of one input taken from B [input][row]. */
  readonly ab: readonly Float64Array[];
}

/** The bootstrap of the intervals. */
export interface SobolOptions {
  readonly confidence: number;
  /** 0 = no intervals. */
  readonly replications: number;
  readonly seed: number;
}

/** The indices of one input. */
export interface InputIndices {
  /** Share of the variance that goes when the input alone is known. */
  readonly first: EstimateWithError;
  /** Share of the variance that remains when all the others are known. */
  readonly total: EstimateWithError;
}

/** Sobol' indices of a function. */
export interface SobolIndices {
  /** Rows that have a value at all their points; the others are left out. */
  readonly n: number;
  /** Mean and variance of the function over the rows of A and B. */
  readonly mean: Figure;
  readonly variance: Figure;
  readonly inputs: readonly InputIndices[];
  /** Sum of the first indices: the share of the variance that is no interaction. */
  readonly firstSum: EstimateWithError;
}

/** Fewest rows with values from which indices are estimated. */
const MIN_ROWS = 2;

/** Places of the sums that all indices are functions of; three more follow for each input. */
const COUNT = 0;
const VALUES = 1;
const SQUARES = 2;
const INPUTS = 3;
const PER_INPUT = 3;

/**
 * First and total Sobol' indices: Sᵢ = (1/n) Σ (f(B) − m)(f(ABᵢ) − f(A))/V and STᵢ = (1/2n) Σ (f(A) − f(ABᵢ))²/V, with mean m and variance V
 * of the values at A and B together. Intervals by a bootstrap of rows, the same rows for all inputs; those of evenly spread points come out
 * too wide rather than too narrow. An estimate may lie outside of [0, 1] by its error.
 *
 * Source: Saltelli et al., "Variance based sensitivity analysis of model output", Comput. Phys. Commun. 181 (2010), eq. (b) and (f) of
 * table 2 (the latter by Jansen, 1999); centred by m, which leaves the expectation and takes out the error that a mean far from 0 brings.
 * Verified by `sobol-indices.spec.ts` and, against the published indices of Ishigami's and of Sobol's g-function, `saltelli-design.spec.ts`.
 */
export function sobolIndices(samples: SaltelliValues, { confidence, replications, seed }: SobolOptions): SobolIndices {
  const values = knownRows(samples);
  const n = values.a.length;
  const spread = spreadOf(values);
  const inputs = values.ab.length;
  if ('status' in spread) {
    const none = { value: spread, low: spread, high: spread, standardError: spread };
    const { mean, variance } = n < MIN_ROWS ? { mean: spread, variance: spread } : { mean: values.a[0]!, variance: 0 };
    return { n, mean, variance, inputs: values.ab.map(() => ({ first: none, total: none })), firstSum: none };
  }
  const groups = groupCount(n);
  const statistics = INPUTS + PER_INPUT * inputs;
  const sums = groupSums({ paths: n, groups, statistics }, (at, row) =>
    writeRow(values, { at, mean: spread.mean, row }),
  );
  const whole = replicatedSums(sums, { replications: 1, groups, counts: new Uint16Array(groups).fill(1) });
  const draws = resampleGroups({ seed, purpose: BOOTSTRAP_INDICES, groups, replications });
  const replicates = replicatedSums(sums, draws);
  const estimate = (index: (sums: Float64Array) => number): EstimateWithError => {
    const value = index(whole);
    if (replications === 0) return withoutInterval(value);
    const found = Float64Array.from({ length: replications }, (_, replication) =>
      index(replicates.subarray(replication * statistics, (replication + 1) * statistics)),
    );
    return bootstrapEstimate(value, { replicates: found, confidence });
  };
  return {
    n,
    mean: spread.mean,
    variance: varianceOf(whole),
    inputs: Array.from({ length: inputs }, (_, input) => ({
      first: estimate((of) => firstIndex(of, input)),
      total: estimate((of) => totalIndex(of, input)),
    })),
    firstSum: estimate((of) => {
      let sum = 0;
      for (let input = 0; input < inputs; input++) sum += firstIndex(of, input);
      return sum;
    }),
  };
}

/** The rows that have all their values. */
function knownRows({ a, b, ab }: SaltelliValues): SaltelliValues {
  const known = [...a.keys()].filter((row) => [a, b, ...ab].every((column) => !Number.isNaN(column[row]!)));
  const kept = (column: Float64Array): Float64Array => Float64Array.from(known, (row) => column[row]!);
  return { a: kept(a), b: kept(b), ab: ab.map(kept) };
}

/** Mean of the values at A and B; without one where there are too few, or all are the same. */
function spreadOf({ a, b }: SaltelliValues): { readonly mean: number } | Exclude<Figure, number> {
  const n = a.length;
  if (n < MIN_ROWS) return undefinedFigure(`${n} samples have the figure at all their points, ${MIN_ROWS} are needed`);
  if (a.every((value) => value === a[0]) && b.every((value) => value === a[0])) {
    return undefinedFigure('the figure is the same at all samples');
  }
  return { mean: compensatedSum(n, (row) => a[row]! + b[row]!) / (2 * n) };
}

function writeRow(
  { a, b, ab }: SaltelliValues,
  { at, mean, row }: { readonly at: number; readonly mean: number; readonly row: Float64Array },
): void {
  const ofA = a[at]! - mean;
  const ofB = b[at]! - mean;
  row[COUNT] = 1;
  row[VALUES] = ofA + ofB;
  row[SQUARES] = ofA * ofA + ofB * ofB;
  for (let input = 0; input < ab.length; input++) {
    const change = ab[input]![at]! - a[at]!;
    const start = INPUTS + PER_INPUT * input;
    row[start] = ofB * change;
    row[start + 1] = change;
    row[start + 2] = change * change;
  }
}

/** Mean of the values, less the mean that they were written against. */
function meanOf(sums: Float64Array): number {
  return sums[VALUES]! / (2 * sums[COUNT]!);
}

/** Variance of the values; NaN where a resample has none. */
function varianceOf(sums: Float64Array): number {
  const mean = meanOf(sums);
  const variance = sums[SQUARES]! / (2 * sums[COUNT]!) - mean * mean;
  return variance > 0 ? variance : NaN;
}

function firstIndex(sums: Float64Array, input: number): number {
  const start = INPUTS + PER_INPUT * input;
  return (sums[start]! - meanOf(sums) * sums[start + 1]!) / sums[COUNT]! / varianceOf(sums);
}

function totalIndex(sums: Float64Array, input: number): number {
  return sums[INPUTS + PER_INPUT * input + 2]! / (2 * sums[COUNT]!) / varianceOf(sums);
}

function withoutInterval(value: Figure): EstimateWithError {
  const none = isNumber(value) ? notApplicable('risk.bootstrap_replications is 0') : value;
  return { value, low: none, high: none, standardError: none };
}
