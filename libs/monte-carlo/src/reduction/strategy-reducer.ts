import { SimulationError, type SimulationConfig } from '@ihome/config';
import type { PathTable, ResolvedStrategy } from '@ihome/engine';
import {
  expectedShortfall,
  guardrailsAfterRun,
  guardrailsBeforeRun,
  ratioEstimates,
  type EstimateWithError,
  type Figure,
  type GuardrailResult,
  type RunFigures,
} from '@ihome/risk';
import type { MetricSummary, RatioEstimate, StrategyResult } from '../results';
import { convergenceTable } from '../convergence/convergence-table';
import { createSeriesMoments, foldBlocks, seriesSummaries, type SeriesMoments } from './block-sums';
import { cashFlowYears } from './cash-flow-years';
import { cohortTable, createCohortTotals, foldCohorts, type CohortTotals } from './cohort-table';
import { withControlledMeans } from './controlled-means';
import { createFanPaths, fanSummaries, fillFans, type FanPaths } from './fan-percentiles';
import { histogramOf } from './histogram';
import { shortfallColumn, tailRisk } from './loss-variables';
import { CORRELATED_METRICS, metricCorrelations } from './metric-correlations';
import { metricSummary } from './metric-summary';
import {
  alignedValues,
  createPathColumns,
  fillColumns,
  metricColumn,
  releasePathColumns,
  type PathColumns,
} from './path-columns';
import { GOAL_SLACK, probabilityOf, probabilityOfGoal } from './probabilities';
import { headlineQuantile, type HeadlineQuantile } from './quantile-method';
import { withSamplingErrors } from './sampling-errors';
import { sortedColumns, type SortedColumn } from './sorted-columns';

/** The strategy to be reduced. */
export interface ReducedStrategy {
  readonly index: number;
  readonly name: string;
  readonly configHash: string;
  /** Its num_paths are the paths that are reduced. */
  readonly config: SimulationConfig;
  /** As the engine resolved it: what guardrails know of the correlation matrix. */
  readonly market: Pick<
    ResolvedStrategy['market'],
    'smallestEigenvalue' | 'correlationRepaired' | 'expectedTerminalLevels'
  >;
}

/** Folds the sections of one strategy, given in path order without a gap, into its result. */
export interface StrategyReducer {
  /** @throws SimulationError corrupt_data for a section that is not the next one */
  add(section: PathTable): void;
  /** @throws SimulationError corrupt_data when paths are missing */
  finish(): StrategyResult;
}

/** What has been gathered so far. */
interface Gathered {
  readonly columns: PathColumns;
  readonly series: SeriesMoments;
  readonly fans: FanPaths;
  readonly cohorts: CohortTotals;
}

/**
 * A reducer for one strategy. It keeps that strategy's path metrics (9 bytes a path and metric) and nothing of the sections it was given.
 * The result depends on the paths alone, not on how they were cut into sections.
 */
export function createStrategyReducer(strategy: ReducedStrategy): StrategyReducer {
  const total = strategy.config.monte_carlo.num_paths;
  let gathered: Gathered | null = null;
  let received = 0;
  return {
    add(section) {
      gathered ??= startGathering(section, total);
      if (section.strategies !== 1 || section.firstPath !== received || received + section.paths > total) {
        throw new SimulationError(
          'corrupt_data',
          `Paths from ${received} of ${total} of strategy ${strategy.index} were expected, not ${section.paths} from ${section.firstPath}.`,
        );
      }
      fillColumns(gathered.columns, section);
      foldBlocks(gathered.series, section);
      fillFans(gathered.fans, section);
      foldCohorts(gathered.cohorts, section);
      received += section.paths;
    },
    finish() {
      if (gathered === null || received !== total) {
        throw new SimulationError('corrupt_data', `Strategy ${strategy.index} has ${received} of its ${total} paths.`);
      }
      const { config, market } = strategy;
      const { columns } = gathered;
      const result = withSamplingErrors(strategyResult(strategy, gathered), { config, columns });
      const { expectedTerminalLevels } = market;
      const controlled = withControlledMeans(result, { config, columns, expectedTerminalLevels });
      gathered = null;
      releasePathColumns(columns);
      return controlled;
    },
  };
}

function startGathering(section: PathTable, paths: number): Gathered {
  const { metrics, horizonMonths } = section;
  return {
    columns: createPathColumns(metrics, paths),
    series: createSeriesMoments(horizonMonths),
    fans: createFanPaths(horizonMonths, paths),
    cohorts: createCohortTotals(section),
  };
}

function strategyResult(strategy: ReducedStrategy, { columns, series, fans, cohorts }: Gathered): StrategyResult {
  const { config } = strategy;
  const confidence = config.risk.interval_confidence;
  const headline = headlineQuantile(config.risk.quantile_method);
  const tails = { levels: config.risk.confidence_levels, confidence, headline };
  const sorted = sortedColumns(columns, CORRELATED_METRICS);
  const metrics = Object.fromEntries(columns.metrics.map((name) => [name, metricSummary(sorted(name), tails)]));
  const netIrr = sorted('net_irr');
  const tvpi = sorted('tvpi');
  const loss = shortfallColumn(tvpi, 1);
  const cleared = metricColumn(columns, 'hurdle_cleared');
  const probabilities = {
    loss: probabilityOf(loss.values, { when: (value) => value > GOAL_SLACK, confidence }),
    clear_hurdle: probabilityOf(cleared.values, { when: (value) => value > 0.5, confidence }),
    goal_irr: probabilityOfGoal(netIrr.values, { goal: config.fund.goal_irr, confidence }),
    goal_multiple: probabilityOfGoal(tvpi.values, { goal: config.fund.goal_multiple, confidence }),
  };
  const quantileAcross = (name: string, p: number): Figure => {
    const summary = metrics[name];
    if (summary === undefined) return { status: 'not_applicable', reason: `${name} is not computed` };
    const found = summary.quantiles.find((quantile) => quantile.p === p);
    if (found === undefined) throw new SimulationError('internal', `The ${p} quantile is none that metrics show.`);
    return found.value;
  };
  const monthly = seriesSummaries(series);
  const independent = config.monte_carlo.sampler === 'pseudo';
  return {
    index: strategy.index,
    name: strategy.name,
    config_hash: strategy.configHash,
    paths: columns.paths,
    metrics,
    loss: tailRisk(loss, tails),
    irr_shortfall: tailRisk(shortfallColumn(netIrr, config.waterfall.hurdle_rate), tails),
    probabilities,
    ratios: ratiosAcross(columns, config),
    guardrails: testGuardrails(strategy, {
      headline,
      metrics,
      loss,
      netIrr,
      probabilities,
      peakLeverage95: quantileAcross('peak_leverage', 0.95),
      minCoverage5: quantileAcross('min_coverage', 0.05),
      liquidity5: quantileAcross('liquidity', 0.05),
    }),
    series: monthly,
    fans: fanSummaries(fans, {
      percentiles: config.reporting.percentiles,
      lpShare: 1 - config.fund.gp_commitment_percentage,
    }),
    cash_flow_by_year: cashFlowYears(monthly, config.fund.vintage_year),
    cohorts: cohortTable(cohorts, {
      zones: config.zones,
      vintageYear: config.fund.vintage_year,
      confidence,
      independent,
    }),
    correlations: metricCorrelations(columns, { confidence, independent, sorted }),
    histograms: { net_irr: histogramOf(netIrr.sorted) },
    convergence: convergenceTable(columns, config),
  };
}

/** Ratios on net IRR with bootstrap intervals, keyed by the seed. */
function ratiosAcross(columns: PathColumns, { risk, monte_carlo }: SimulationConfig): StrategyResult['ratios'] {
  const has = columns.metrics.includes('max_drawdown');
  const netIrr = alignedValues(columns, 'net_irr');
  const { sharpe, sortino, omega, calmar } = ratioEstimates(
    { netIrr, maxDrawdown: has ? alignedValues(columns, 'max_drawdown') : netIrr.map(() => NaN) },
    {
      riskFreeRate: risk.risk_free_rate,
      minAcceptableReturn: risk.min_acceptable_return,
      confidence: risk.interval_confidence,
      replications: risk.bootstrap_replications,
      seed: monte_carlo.seed,
    },
  );
  const named = ({ standardError, ...estimate }: EstimateWithError): RatioEstimate => ({
    ...estimate,
    standard_error: standardError,
  });
  return { sharpe: named(sharpe), sortino: named(sortino), omega: named(omega), calmar: named(calmar) };
}

/** What the guardrails of a run look at. */
interface GuardedFigures
  extends Pick<StrategyResult, 'probabilities'>, Pick<RunFigures, 'peakLeverage95' | 'minCoverage5' | 'liquidity5'> {
  readonly headline: HeadlineQuantile;
  readonly metrics: Readonly<Record<string, MetricSummary>>;
  readonly loss: SortedColumn;
  readonly netIrr: SortedColumn;
}

function testGuardrails(
  { config, market }: ReducedStrategy,
  { headline, metrics, loss, netIrr, probabilities, ...quantiles }: GuardedFigures,
): GuardrailResult[] {
  const mean = (name: string): MetricSummary['mean'] =>
    metrics[name]?.mean ?? { status: 'not_applicable', reason: `${name} is not computed` };
  return [
    ...guardrailsBeforeRun(config, market),
    ...guardrailsAfterRun(config, {
      lossVar99: headline.value(loss.sorted, 0.99),
      lossEs99: expectedShortfall(loss.sorted, 0.99),
      meanDefaultRate: mean('default_rate'),
      hurdleClearProbability: probabilities.clear_hurdle.value,
      meanWal: mean('wal'),
      meanNetIrr: mean('net_irr'),
      meanTvpi: mean('tvpi'),
      fifthPercentileNetIrr: headline.value(netIrr.sorted, 0.05),
      homeownerCost95: mean('homeowner_cost_p95'),
      meanLargestSuburb: mean('largest_suburb'),
      meanLargestLoan: mean('largest_loan'),
      meanStressedLtv: mean('stressed_ltv'),
      ...quantiles,
    }),
  ];
}
