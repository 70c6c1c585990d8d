/**
 * Any figure of the results over the first paths of a strategy, with its interval: what a convergence table shows and what decides whether a
 * sweep may stop. The same figures as those of the reduction (`path-figures.spec.ts` holds them together), without the rest of it.
 */
import { confidenceLabel, type SimulationConfig } from '@ihome/config';
import {
  expectedShortfall,
  expectedShortfallEstimate,
  isNumber,
  meanUnitError,
  moments,
  notApplicable,
  plusMinus,
  probabilityUnitEstimate,
  quantileInterval,
  quantileUnitInterval,
  shapeUnitErrors,
  shortfallUnitError,
  sortedCopy,
  studentHalfWidth,
  type Estimate,
  type Figure,
  type UnitSample,
} from '@ihome/risk';
import { firstPaths, metricColumn, type PathColumns } from '../reduction/path-columns';
import { columnUnits, unitRule, type UnitRule } from '../reduction/path-units';
import { GOAL_SLACK, probabilityOf } from '../reduction/probabilities';
import { headlineQuantile, type HeadlineQuantile } from '../reduction/quantile-method';
import type { CountedEstimate } from '../results';

/** Whose figures, and the confidence of their intervals. */
export interface FigureOptions {
  readonly config: SimulationConfig;
  readonly confidence: number;
}

/** Figures over the first paths of a strategy by their dotted names (`net_irr.mean`, `loss.es_95`, …). */
export type PathFigures = (name: string) => CountedEstimate;

/** A variable over the paths that have it, its sorting done when it is first asked for. */
interface Variable {
  readonly values: Float64Array;
  readonly sorted: () => Float64Array;
  readonly sample: (rule: UnitRule) => UnitSample;
}

/** What the figures of a variable are made with. */
interface Estimation {
  /** Null where each path stands for itself. */
  readonly rule: UnitRule | null;
  readonly confidence: number;
  readonly headline: HeadlineQuantile;
}

/** The figures of the first `paths` paths; variables are gathered and sorted once, however many figures are asked for. */
export function pathFigures(columns: PathColumns, paths: number, { config, confidence }: FigureOptions): PathFigures {
  const rule = unitRule({ ...config.monte_carlo, num_paths: paths });
  const estimation = { rule, confidence, headline: headlineQuantile(config.risk.quantile_method) };
  const known = new Map<string, Variable | null>();
  const variableOf = (figure: string): Variable | null => {
    const [name = ''] = figure.split('.');
    const found = known.get(name);
    if (found !== undefined) return found;
    const made = openVariable(columns, paths, figure);
    known.set(name, made);
    return made;
  };
  return (figure) => {
    const variable = variableOf(figure);
    if (variable === null) return counted(0, missing(figure));
    const estimate = estimateOf(variable, statisticOf(figure, config), estimation) ?? missing(figure);
    return counted(variable.values.length, estimate);
  };
}

/** Which figure of its variable a name stands for. */
function statisticOf(figure: string, { fund, risk }: SimulationConfig): Statistic {
  const [name = '', statistic = ''] = figure.split('.');
  const isLoss = name === 'loss';
  const happened: Readonly<Record<string, (value: number) => boolean>> = {
    loss: (loss) => loss > GOAL_SLACK,
    clear_hurdle: (cleared) => cleared > 0.5,
    goal_irr: (irr) => irr >= fund.goal_irr - GOAL_SLACK,
    goal_multiple: (multiple) => multiple >= fund.goal_multiple - GOAL_SLACK,
  };
  return { statistic, isLoss, levels: isLoss ? risk.confidence_levels : [], happened: happened[name] ?? null };
}

/** Variables that go by another name in the path table. */
const TABLE_METRICS: Readonly<Record<string, string>> = {
  loss: 'tvpi',
  clear_hurdle: 'hurdle_cleared',
  goal_irr: 'net_irr',
  goal_multiple: 'tvpi',
};

/** The metric of the path table that a figure is made of. */
export function tableMetric(figure: string): string {
  const [variable = ''] = figure.split('.');
  return TABLE_METRICS[variable] ?? variable;
}

/** A path metric, or loss = 1 − TVPI; null for what the path table does not have. */
function openVariable(columns: PathColumns, paths: number, figure: string): Variable | null {
  const metric = tableMetric(figure);
  if (!columns.metrics.includes(metric)) return null;
  const first = firstPaths(columns, metric, paths);
  const column = metricColumn(first, metric).values;
  const values = figure.startsWith('loss.') ? column.map((value) => 1 - value) : column;
  let sorting: Float64Array | null = null;
  const sorted = (): Float64Array => (sorting ??= sortedCopy(values));
  return {
    values,
    sorted,
    sample: (rule) => ({
      values,
      units: columnUnits(first, metric, rule),
      get sorted() {
        return sorted();
      },
    }),
  };
}

/** Which figure of a variable. */
interface Statistic {
  readonly statistic: string;
  /** Levels of VaR and ES; none where they are not known. */
  readonly levels: readonly number[];
  readonly isLoss: boolean;
  /** What its probability is that of; null for a variable without one. */
  readonly happened: ((value: number) => boolean) | null;
}

function estimateOf(
  variable: Variable,
  { statistic, levels, isLoss, happened }: Statistic,
  estimation: Estimation,
): Estimate | null {
  const [tail, label] = [statistic.slice(0, statistic.indexOf('_')), statistic.slice(statistic.indexOf('_') + 1)];
  const level = levels.find((known) => confidenceLabel(known) === label);
  if (level !== undefined && tail === 'var') return quantileOf(variable, level, estimation);
  if (level !== undefined && tail === 'es') return shortfallOf(variable, level, estimation);
  switch (statistic) {
    case 'mean':
      return meanOf(variable, estimation);
    case 'sd':
      return isLoss ? null : deviationOf(variable, estimation);
    case 'median':
      return isLoss ? null : quantileOf(variable, 0.5, estimation);
    case 'probability':
      return happened === null ? null : probabilityThat(variable, happened, estimation);
    default:
      return null;
  }
}

function meanOf({ values, sample }: Variable, { rule, confidence }: Estimation): Estimate {
  const { mean, standardError } = moments(values);
  if (rule !== null && isNumber(mean)) return plusMinus(mean, meanUnitError(sample(rule), mean, confidence).halfWidth);
  return plusMinus(mean, times(standardError, studentHalfWidth(confidence, Math.max(values.length - 1, 1))));
}

function deviationOf({ values, sample }: Variable, { rule, confidence }: Estimation): Estimate {
  const { mean, sd, sdError, skew, kurtosis } = moments(values);
  const hasShape = isNumber(mean) && isNumber(sd) && isNumber(skew) && isNumber(kurtosis);
  const halfWidth = (samples: number): number => studentHalfWidth(confidence, Math.max(samples - 1, 1));
  if (rule === null || !hasShape) return plusMinus(sd, times(sdError, halfWidth(values.length)));
  const errors = shapeUnitErrors(sample(rule), { mean, sd, skew, kurtosis });
  return plusMinus(sd, times(errors.sd, halfWidth(meanUnitError(sample(rule), mean, confidence).units)));
}

function quantileOf(variable: Variable, p: number, { rule, confidence, headline }: Estimation): Estimate {
  const sorted = variable.sorted();
  const value = headline.value(sorted, p);
  if (rule === null || !isNumber(value)) return { value, ...quantileInterval(sorted, { p, confidence }) };
  return { value, ...quantileUnitInterval(variable.sample(rule), { p, value, confidence }) };
}

function shortfallOf(variable: Variable, level: number, { rule, confidence }: Estimation): Estimate {
  const sorted = variable.sorted();
  if (rule === null) return expectedShortfallEstimate(sorted, { level, confidence });
  const { halfWidth } = shortfallUnitError(variable.sample(rule), { level, confidence });
  return plusMinus(expectedShortfall(sorted, level), halfWidth);
}

function probabilityThat(
  { values, sample }: Variable,
  when: (value: number) => boolean,
  { rule, confidence }: Estimation,
): Estimate {
  const { value, low, high } = probabilityOf(values, { when, confidence });
  if (rule === null || !isNumber(value)) return { value, low, high };
  const between = probabilityUnitEstimate(sample(rule).units, { happened: (i) => when(values[i]!), confidence });
  return { value, low: between.low, high: between.high };
}

function times(figure: Figure, factor: number): Figure {
  return isNumber(figure) ? figure * factor : figure;
}

function missing(name: string): Estimate {
  const none = notApplicable(`${name} is not a figure of the results`);
  return { value: none, low: none, high: none };
}

/** With half of the interval's length: that of VaR is not symmetric. */
function counted(n: number, { value, low, high }: Estimate): CountedEstimate {
  const halfWidth = !isNumber(low) ? low : !isNumber(high) ? high : (high - low) / 2;
  return { n, value, low, high, half_width: halfWidth };
}
