/**
 * Errors and intervals of a strategy whose paths are no independent ones: antithetic pairs, or the scrambles of a design. The figures
 * themselves are those of the reduction; what it said of their errors is replaced. Source: docs/model/sampling.md.
 */
import type { SimulationConfig } from '@ihome/config';
import {
  isNumber,
  meanUnitError,
  notApplicable,
  plusMinus,
  probabilityUnitEstimate,
  quantileUnitInterval,
  shapeUnitErrors,
  shortfallUnitError,
  sortedCopy,
  type UnitSample,
} from '@ihome/risk';
import type { MetricSummary, ProbabilityEstimate, RatioEstimate, StrategyResult, TailRisk } from '../results';
import { metricColumn, type PathColumns } from './path-columns';
import { columnUnits, unitRule, type UnitRule } from './path-units';
import { GOAL_SLACK } from './probabilities';

/** What the errors are taken from. */
export interface SampledStrategy {
  readonly config: SimulationConfig;
  readonly columns: PathColumns;
}

/** The result with the errors of its sampler; as it is under pseudo. */
export function withSamplingErrors(result: StrategyResult, { config, columns }: SampledStrategy): StrategyResult {
  const rule = unitRule(config.monte_carlo);
  if (rule === null) return result;
  const confidence = config.risk.interval_confidence;
  const sample = (name: string): UnitSample => unitSample(columns, name, rule);
  const tvpi = sample('tvpi');
  const netIrr = sample('net_irr');
  const { fund, waterfall } = config;
  const probability = (
    of: ProbabilityEstimate,
    { units, values }: UnitSample,
    when: (value: number) => boolean,
  ): ProbabilityEstimate => probabilityErrors(of, units, { happened: (i) => when(values[i]!), confidence });
  const { loss, clear_hurdle, goal_irr, goal_multiple } = result.probabilities;
  return {
    ...result,
    metrics: Object.fromEntries(
      Object.entries(result.metrics).map(([name, summary]) => [name, summaryErrors(summary, sample(name), confidence)]),
    ),
    loss: tailErrors(result.loss, shortfallOf(tvpi, 1), confidence),
    irr_shortfall: tailErrors(result.irr_shortfall, shortfallOf(netIrr, waterfall.hurdle_rate), confidence),
    probabilities: {
      loss: probability(loss, tvpi, (value) => 1 - value > GOAL_SLACK),
      clear_hurdle: probability(clear_hurdle, sample('hurdle_cleared'), (value) => value > 0.5),
      goal_irr: probability(goal_irr, netIrr, (value) => value >= fund.goal_irr - GOAL_SLACK),
      goal_multiple: probability(goal_multiple, tvpi, (value) => value >= fund.goal_multiple - GOAL_SLACK),
    },
    ratios: withoutErrors(result.ratios),
    series: result.series.map((series) => ({ ...series, standard_error: [] })),
  };
}

function unitSample(columns: PathColumns, name: string, rule: UnitRule): UnitSample {
  const { values } = metricColumn(columns, name);
  return { values, sorted: sortedCopy(values), units: columnUnits(columns, name, rule) };
}

/** reference − value on every path. */
function shortfallOf({ values, units }: UnitSample, reference: number): UnitSample {
  const losses = values.map((value) => reference - value);
  return { values: losses, sorted: sortedCopy(losses), units };
}

function summaryErrors(summary: MetricSummary, sample: UnitSample, confidence: number): MetricSummary {
  const { mean, quantiles } = summary;
  if (!isNumber(mean)) return { ...summary, independent_samples: 0 };
  const { error, units } = meanUnitError(sample, mean, confidence);
  return {
    ...summary,
    independent_samples: units,
    standard_error: error,
    ...shapeErrors(summary, sample),
    quantiles: quantiles.map(({ p, value, alternative, low, high }) => ({
      p,
      value,
      alternative,
      ...(isNumber(value) ? quantileUnitInterval(sample, { p, value, confidence }) : { low, high }),
    })),
  };
}

/** A shape that is undefined has no error either, and keeps its reason. */
function shapeErrors(
  { mean, sd, skew, kurtosis }: MetricSummary,
  sample: UnitSample,
): Partial<Pick<MetricSummary, 'sd_standard_error' | 'skew_standard_error' | 'kurtosis_standard_error'>> {
  if (!isNumber(mean) || !isNumber(sd) || !isNumber(skew) || !isNumber(kurtosis)) return {};
  const errors = shapeUnitErrors(sample, { mean, sd, skew, kurtosis });
  return {
    sd_standard_error: errors.sd,
    skew_standard_error: errors.skew,
    kurtosis_standard_error: errors.kurtosis,
  };
}

/** The bootstrap of ratios resamples independent paths: it says nothing of pairs and scrambles. */
function withoutErrors(ratios: StrategyResult['ratios']): StrategyResult['ratios'] {
  const none = notApplicable('ratios have no error where paths are pairs or scrambles');
  const bare = ({ value }: RatioEstimate): RatioEstimate => ({ value, low: none, high: none, standard_error: none });
  const { sharpe, sortino, omega, calmar } = ratios;
  return { sharpe: bare(sharpe), sortino: bare(sortino), omega: bare(omega), calmar: bare(calmar) };
}

function tailErrors(tail: TailRisk, sample: UnitSample, confidence: number): TailRisk {
  const { mean } = tail;
  if (!isNumber(mean)) return { ...tail, independent_samples: 0 };
  const { error, units } = meanUnitError(sample, mean, confidence);
  return {
    ...tail,
    independent_samples: units,
    standard_error: error,
    var: tail.var.map((estimate) => {
      const { level, value } = estimate;
      return isNumber(value)
        ? { ...estimate, ...quantileUnitInterval(sample, { p: level, value, confidence }) }
        : estimate;
    }),
    es: tail.es.map(({ level, value }) => {
      const shortfall = shortfallUnitError(sample, { level, confidence });
      return { level, ...plusMinus(value, shortfall.halfWidth), standard_error: shortfall.error };
    }),
  };
}

function probabilityErrors(
  estimate: ProbabilityEstimate,
  units: UnitSample['units'],
  options: Parameters<typeof probabilityUnitEstimate>[1],
): ProbabilityEstimate {
  if (!isNumber(estimate.value)) return estimate;
  const { error, low, high } = probabilityUnitEstimate(units, options);
  return { ...estimate, standard_error: error, low, high };
}
