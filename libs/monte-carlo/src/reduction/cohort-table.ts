import { BLOCK_PATHS, COHORT_SUMS, EXIT_CAUSES, cohortCount, type PathTable } from '@ihome/engine';
import { notApplicable, plusMinus, studentHalfWidth, undefinedFigure, type Figure } from '@ihome/risk';
import type { CohortSummary, CohortTable } from '../results';

/** Sums over the paths so far of every cohort, folded block by block in path order. */
export interface CohortTotals {
  paths: number;
  readonly zones: number;
  /** [vintage][cause][zone][sum], row-major. */
  readonly sums: Float64Array;
}

/** Nothing folded yet. */
export function createCohortTotals(section: Pick<PathTable, 'horizonMonths' | 'zones'>): CohortTotals {
  return { paths: 0, zones: section.zones, sums: new Float64Array(cohortCount(section) * COHORT_SUMS.length) };
}

/** Adds a section's aligned blocks: they are the same whatever the chunk grid, and so are the bits. */
export function foldCohorts(totals: CohortTotals, section: PathTable): void {
  const { sums } = totals;
  for (let block = 0; block * BLOCK_PATHS < section.paths; block++) {
    const start = block * sums.length;
    for (let i = 0; i < sums.length; i++) sums[i]! += section.cohortBlocks[start + i]!;
  }
  totals.paths += section.paths;
}

/** What the rows are named by. */
export interface CohortOptions {
  readonly zones: readonly string[];
  readonly vintageYear: number;
  readonly confidence: number;
  /** Whether each path stands for itself; sums over blocks of paths know no error of pairs and scrambles. */
  readonly independent: boolean;
}

/**
 * A row for every cohort that has a position on some path: vintage × cause × zone, with the mean number and balance (cost) a path and the
 * multiple Σ cash/Σ cost over all paths, a ratio of sums with its error by the delta method. Source: docs/model/across-paths.md. Verified by
 * `cohort-table.spec.ts`.
 */
export function cohortTable(
  totals: CohortTotals,
  { zones, vintageYear, confidence, independent }: CohortOptions,
): CohortTable {
  const { paths, sums } = totals;
  const rows: CohortSummary[] = [];
  for (let cohort = 0; cohort * COHORT_SUMS.length < sums.length; cohort++) {
    const start = cohort * COHORT_SUMS.length;
    if (!(sums[start]! > 0)) continue;
    const vintage = Math.floor(cohort / totals.zones / EXIT_CAUSES.length);
    rows.push({
      fund_year: vintage + 1,
      calendar_year: vintageYear + vintage,
      cause: EXIT_CAUSES[Math.floor(cohort / totals.zones) % EXIT_CAUSES.length]!,
      zone: zones[cohort % totals.zones] ?? String(cohort % totals.zones),
      ...figuresOf(sums.subarray(start, start + COHORT_SUMS.length), { paths, confidence, independent }),
    });
  }
  return { n: paths, rows };
}

const NO_ERROR = notApplicable('cohorts have no error where paths are pairs or scrambles');

type CohortFigures = Pick<CohortSummary, 'count' | 'balance' | 'multiple'>;

function figuresOf(
  sums: Float64Array,
  { paths, confidence, independent }: { readonly paths: number } & Pick<CohortOptions, 'confidence' | 'independent'>,
): CohortFigures {
  const errorOf = (squares: number): Figure => (independent ? errorOfMean(squares, paths) : NO_ERROR);
  const sum = (name: (typeof COHORT_SUMS)[number]): number => sums[COHORT_SUMS.indexOf(name)]!;
  const count = sum('count');
  const advance = sum('advance');
  const multiple = sum('paid') / advance;
  const residual =
    sum('paid_squares') - 2 * multiple * sum('advance_paid') + multiple * multiple * sum('advance_squares');
  const multipleError = errorOf(residual / (advance / paths) / (advance / paths));
  const half =
    typeof multipleError === 'number' ? multipleError * studentHalfWidth(confidence, paths - 1) : multipleError;
  return {
    count: { mean: count / paths, standard_error: errorOf(sum('count_squares') - (count * count) / paths) },
    balance: {
      mean: advance / paths,
      standard_error: errorOf(sum('advance_squares') - (advance * advance) / paths),
    },
    multiple: { standard_error: multipleError, ...plusMinus(multiple, half) },
  };
}

/** √(squares/(n − 1)/n): squares the sum of squared deviations; rounding may leave a trace below 0. */
function errorOfMean(squares: number, n: number): Figure {
  return n > 1 ? Math.sqrt(Math.max(squares, 0) / (n - 1) / n) : undefinedFigure('a single path has no dispersion');
}
