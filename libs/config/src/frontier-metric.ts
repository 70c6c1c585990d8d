import { closestWord } from './suggestion';

/** Path metrics whose mean, standard deviation or median may be an axis of the frontier. */
const FRONTIER_QUANTITIES: readonly string[] = [
  'net_irr',
  'gp_irr',
  'fund_irr',
  'gross_irr',
  'tvpi',
  'dpi',
  'rvpi',
  'gross_moic',
  'npv',
  'ks_pme',
  'excess_return',
  'payback_month',
  'wal',
  'default_rate',
  'loss_rate',
  'recovery_rate',
  'liquidity',
  'peak_leverage',
  'min_coverage',
  'max_drawdown',
  'carry',
  'management_fees',
  'reinvested_amount',
  'cash_drag',
];

const STATISTICS: readonly string[] = ['mean', 'sd', 'median'];
/** Probabilities of the results, as `clear_hurdle.probability`. */
const PROBABILITIES: readonly string[] = ['clear_hurdle', 'goal_irr', 'goal_multiple'];
const LOSS_STATISTICS: readonly string[] = ['mean', 'probability'];

/** Label of a confidence level in the name of a figure: 0.95 is `95`, 0.975 is `97_5`. */
export function confidenceLabel(level: number): string {
  return String(Number((level * 100).toPrecision(12))).replace('.', '_');
}

/** Names of all figures that may be an axis of the frontier at these confidence levels. */
export function frontierMetrics(confidenceLevels: readonly number[]): readonly string[] {
  const tails = confidenceLevels.map(confidenceLabel);
  return [
    ...FRONTIER_QUANTITIES.flatMap((quantity) => STATISTICS.map((statistic) => `${quantity}.${statistic}`)),
    ...PROBABILITIES.map((event) => `${event}.probability`),
    ...LOSS_STATISTICS.map((statistic) => `loss.${statistic}`),
    ...tails.flatMap((tail) => [`loss.var_${tail}`, `loss.es_${tail}`]),
  ];
}

/** Why a figure cannot be an axis of the frontier, or null when it can. */
export function metricProblem(
  metric: string,
  confidenceLevels: readonly number[],
): { readonly code: 'not_one_of' | 'cross_field'; readonly message: string } | null {
  const known = frontierMetrics(confidenceLevels);
  if (known.includes(metric)) return null;
  if (/^loss\.(var|es)_\d\d(_\d+)?$/.test(metric)) {
    const levels = confidenceLevels.join(', ');
    return { code: 'cross_field', message: `${metric} needs its level in risk.confidence_levels, which has ${levels}` };
  }
  const suggestion = closestWord(metric, known);
  const hint = suggestion === null ? ', e.g. net_irr.mean or loss.es_95' : `; did you mean ${suggestion}?`;
  return { code: 'not_one_of', message: `${JSON.stringify(metric)} is not a figure of the results${hint}` };
}
