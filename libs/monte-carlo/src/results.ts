/**
 * The figures of a sweep as they stand in `results.json` (docs/bundle.md): snake_case, finite numbers only.
 * A figure that can't be given says why: `{status, reason}`; it is never 0, null or NaN.
 */
import type { SimulationConfig } from '@ihome/config';
import type { Estimate, Figure, GuardrailResult, MissingFigure } from '@ihome/risk';
import type { GoalSeek } from './goal-seek/seek-goal';
import type { SweepAnalyses } from './analysis/analysis-tables';
import type { FrontierPlace } from './comparison/compare-strategies';
import type { SweepComparison } from './comparison/sweep-comparison';
import type { InfeasibleMix } from './mix/mix-problem';
import type { OptimalMixes } from './mix/optimal-mixes';
import type { StrategyZoneMixes } from './mix/zone-mixes';
import type { TwoWayTable } from './two-way-tables';

export type { Estimate, Figure, GuardrailResult, MissingFigure } from '@ihome/risk';

/** The p-quantile with its order-statistic interval. */
export interface QuantileEstimate extends Estimate {
  readonly p: number;
  /** The same quantile by the estimator that is not the headline: type 7 or Harrell and Davis. */
  readonly alternative: Figure;
}

/** VaR with its order-statistic interval. */
export interface ValueAtRiskEstimate extends TailEstimate {
  /** By the estimator that is not the headline. */
  readonly alternative: Figure;
}

/** A ratio across paths with its bootstrap interval. */
export interface RatioEstimate extends Estimate {
  readonly standard_error: Figure;
}

/** VaR or ES at one confidence level with its interval. */
export interface TailEstimate extends Estimate {
  readonly level: number;
}

/** ES at one confidence level with its error and interval. */
export interface ExpectedShortfallEstimate extends TailEstimate {
  readonly standard_error: Figure;
}

/** A mean corrected by the terminal index, whose expectation is known. */
export interface ControlledMean extends Estimate {
  readonly standard_error: Figure;
  /** What the mean moves with one unit of the index. */
  readonly coefficient: Figure;
  /** Variance of the plain mean to that of this one. */
  readonly variance_reduction: Figure;
}

/** Distribution of one path metric over the paths of a strategy. */
export interface MetricSummary {
  /** Paths that entered the statistics. */
  readonly n: number;
  /** Independent samples that they make: themselves, antithetic pairs or scrambles. Intervals have one degree of freedom less. */
  readonly independent_samples: number;
  /** Paths left out or set apart, by reason; a reason with no path is absent. */
  readonly undefined_counts: Readonly<Record<string, number>>;
  readonly mean: Figure;
  readonly sd: Figure;
  readonly standard_error: Figure;
  readonly skew: Figure;
  readonly kurtosis: Figure;
  readonly sd_standard_error: Figure;
  readonly skew_standard_error: Figure;
  readonly kurtosis_standard_error: Figure;
  readonly min: Figure;
  readonly max: Figure;
  /** At 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99. */
  readonly quantiles: readonly QuantileEstimate[];
  /** With monte_carlo.control_variate. */
  readonly controlled_mean?: ControlledMean;
}

/** VaR and ES of a loss variable at every configured level. */
export interface TailRisk {
  readonly n: number;
  /** As of `MetricSummary`. */
  readonly independent_samples: number;
  readonly mean: Figure;
  readonly standard_error: Figure;
  readonly var: readonly ValueAtRiskEstimate[];
  readonly es: readonly ExpectedShortfallEstimate[];
}

/** A probability with its Wilson interval. */
export interface ProbabilityEstimate extends Estimate {
  readonly n: number;
  readonly standard_error: Figure;
}

/** A monthly flow or balance: mean over all paths with its standard error. Arrays run over months 0..H. */
export interface SeriesSummary {
  readonly name: string;
  readonly n: number;
  readonly mean: readonly number[];
  readonly standard_error: readonly number[];
}

/** Percentile bands of a monthly series, or of the LPs' DPI or TVPI to date, over the first `n` paths (multiples: of those that pay in). */
export interface FanSummary {
  readonly name: string;
  readonly n: number;
  /** Month of the first value: 0, for multiples the first by which capital is paid in on all `n` paths. */
  readonly first_month: number;
  /** `values[i][j]`: the `percentiles[i]` percentile in month `first_month` + j. */
  readonly percentiles: readonly number[];
  readonly values: readonly (readonly number[])[];
}

/** Mean flows of one fund year, in currency. */
export interface CashFlowYear {
  readonly fund_year: number;
  readonly calendar_year: number;
  /** Mean of each series summed over the year's months (NAV: at the year's last month). */
  readonly flows: Readonly<Record<string, number>>;
}

/** A mean over the paths with its standard error. */
export interface MeanEstimate {
  readonly mean: number;
  readonly standard_error: Figure;
}

/** The positions of one vintage, cause of exit and zone. */
export interface CohortSummary {
  /** Fund year of origination. */
  readonly fund_year: number;
  readonly calendar_year: number;
  readonly cause: string;
  readonly zone: string;
  /** Positions a path. */
  readonly count: MeanEstimate;
  /** Their cost a path, in currency. */
  readonly balance: MeanEstimate;
  /** Cash to cost, over all paths. */
  readonly multiple: Estimate & { readonly standard_error: Figure };
}

/** What became of the positions by vintage, cause and zone; a cohort without a position on any path has no row. */
export interface CohortTable {
  readonly n: number;
  readonly rows: readonly CohortSummary[];
}

/** A correlation over the paths with its interval on Fisher's scale. */
export interface CorrelationEstimate extends Estimate {
  readonly standard_error: Figure;
}

/** How two path metrics go together over the paths that have both. */
export interface MetricCorrelation {
  readonly a: string;
  readonly b: string;
  /** Paths that have both. */
  readonly n: number;
  readonly pearson: CorrelationEstimate;
  /** Of their ranks. */
  readonly spearman: CorrelationEstimate;
}

/** Correlations of the main path metrics: every pair once, the earlier metric as `a`. */
export interface CorrelationTable {
  readonly metrics: readonly string[];
  readonly pairs: readonly MetricCorrelation[];
}

/** Histogram of a metric for the report: `counts[i]` paths in [edges[i], edges[i+1]). */
export interface Histogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** An estimate with half of the length of its interval and the paths that entered it. */
export interface CountedEstimate extends Estimate {
  readonly n: number;
  readonly half_width: Figure;
}

/** A figure over the first `paths` paths. */
export interface ConvergenceRow extends CountedEstimate {
  readonly paths: number;
}

/** Estimates and half-widths at doubling path counts, the last of which is all paths. */
export interface ConvergenceTable {
  /** Of the intervals. */
  readonly confidence: number;
  readonly figures: readonly { readonly name: string; readonly rows: readonly ConvergenceRow[] }[];
}

/** What was found at a path count at which a sweep may stop. */
export interface StoppingCheckpoint {
  readonly paths: number;
  readonly strategies: number;
  /** Strategies whose half-width is small enough. */
  readonly within: number;
  /** Whether that is all of them: the sweep runs no more paths. */
  readonly converged: boolean;
  /** The strategy with the widest interval, its figure and its half-width. */
  readonly index: number;
  readonly value: Figure;
  readonly half_width: Figure;
}

/** How a sweep that stops when precise enough came to its number of paths. */
export interface Stopping {
  readonly metric: string;
  /** As wanted. */
  readonly half_width: number;
  readonly confidence: number;
  readonly paths_allowed: number;
  /** Null while it is not known. */
  readonly paths_run: number | null;
  readonly reason: 'half_width_reached' | 'num_paths_reached' | null;
  readonly checkpoints: readonly StoppingCheckpoint[];
}

/** Everything a sweep says of one strategy. */
export interface StrategyResult {
  readonly index: number;
  readonly name: string;
  readonly config_hash: string;
  readonly paths: number;
  readonly metrics: Readonly<Record<string, MetricSummary>>;
  /** loss = 1 − TVPI of the LPs (negative = profit). */
  readonly loss: TailRisk;
  /** hurdle − net IRR. */
  readonly irr_shortfall: TailRisk;
  readonly probabilities: {
    readonly loss: ProbabilityEstimate;
    readonly clear_hurdle: ProbabilityEstimate;
    readonly goal_irr: ProbabilityEstimate;
    readonly goal_multiple: ProbabilityEstimate;
  };
  /** Across paths, on net IRR; Calmar against max_drawdown. */
  readonly ratios: Readonly<Record<'sharpe' | 'sortino' | 'omega' | 'calmar', RatioEstimate>>;
  readonly guardrails: readonly GuardrailResult[];
  readonly series: readonly SeriesSummary[];
  readonly fans: readonly FanSummary[];
  readonly cash_flow_by_year: readonly CashFlowYear[];
  readonly cohorts: CohortTable;
  readonly correlations: CorrelationTable;
  readonly histograms: Readonly<Record<'net_irr', Histogram | MissingFigure>>;
  readonly convergence: ConvergenceTable;
}

/** One strategy on the return and risk axes. */
export interface AxesPoint {
  readonly index: number;
  readonly name: string;
  readonly return: Estimate;
  readonly risk: Estimate;
  /** Not dominated by any other strategy. A strategy with a missing figure is no member. */
  readonly on_frontier: boolean;
}

/** The non-dominated set on two metrics: higher return and lower risk are better. */
export interface AxesFrontier {
  readonly return_metric: string;
  readonly risk_metric: string;
  readonly points: readonly AxesPoint[];
}

/** A point with the probability that it is on the frontier, and where it may be. */
export interface FrontierPoint extends AxesPoint, FrontierPlace {}

/** The frontier of a sweep with what the paths say of it. */
export interface Frontier extends Omit<AxesFrontier, 'points'> {
  readonly points: readonly FrontierPoint[];
  /** Optimal mixes of the strategies nearest the frontier. */
  readonly mixes: OptimalMixes | InfeasibleMix | MissingFigure;
  /** Optimal mixes of the zones of each of these strategies. */
  readonly zone_mixes: readonly StrategyZoneMixes[] | MissingFigure;
}

/** `results.json`: resolved configurations, seed, engine version and figures; no id, time, host or duration. */
export interface SweepResultDocument {
  readonly engine_version: string;
  readonly seed: number;
  readonly strategies: readonly (StrategyResult & { readonly config: SimulationConfig })[];
  readonly frontier: Frontier;
  /** Strategies against each other on common random numbers. */
  readonly comparison: SweepComparison | MissingFigure;
  /** Of a grid: figures over two axes; nothing for other designs. */
  readonly two_way: readonly TwoWayTable[];
  /** Stress and sensitivity of the base configuration. */
  readonly analyses: SweepAnalyses;
  /** What came of the sweep's goal; null when it has none. */
  readonly goal: GoalSeek | null;
  /** Null for a sweep that runs all its paths, whatever they say. */
  readonly stopping: Stopping | null;
}
