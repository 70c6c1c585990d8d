import type { Figure, Frontier, SweepResultDocument } from '@ihome/monte-carlo';
import { csv, type CsvCell } from './csv';

function cell(value: Figure | undefined): CsvCell {
  return typeof value === 'number' ? value : null;
}

/** Mean and standard error of these metrics stand in the summary, in this order. */
const METRICS = ['net_irr', 'tvpi', 'dpi', 'gross_irr', 'gp_irr', 'default_rate', 'wal', 'carry'] as const;

/** summary.csv: a row a strategy, with the fund's labels for totals over several funds. A missing figure is an empty cell; its reason is in results.json. */
export function summaryCsv(strategies: SweepResultDocument['strategies'], frontier: Frontier): string {
  const members = new Set(frontier.points.filter((point) => point.on_frontier).map((point) => point.index));
  const levels = strategies[0]?.loss.var.map((entry) => entry.level) ?? [];
  const names = levels.map((level) => String(Math.round(level * 1e6) / 1e4).replace('.', '_'));
  const header = [
    'strategy',
    'name',
    'fund_id',
    'fund_group',
    'paths',
    ...METRICS.flatMap((metric) => [`${metric}_mean`, `${metric}_standard_error`]),
    'net_irr_undefined_paths',
    ...names.flatMap((name) => [`loss_var_${name}`, `loss_es_${name}`]),
    'probability_of_loss',
    'probability_clear_hurdle',
    'probability_goal_irr',
    'probability_goal_multiple',
    'guardrail_errors',
    'guardrail_warnings',
    'on_frontier',
    'config_hash',
  ];
  const rows = strategies.map((strategy): CsvCell[] => {
    const breaches = strategy.guardrails.filter((guardrail) => guardrail.status === 'breach');
    const undefinedPaths = Object.values(strategy.metrics['net_irr']?.undefined_counts ?? {});
    return [
      strategy.index,
      strategy.name,
      strategy.config.fund.fund_id,
      strategy.config.fund.fund_group,
      strategy.paths,
      ...METRICS.flatMap((metric) => [
        cell(strategy.metrics[metric]?.mean),
        cell(strategy.metrics[metric]?.standard_error),
      ]),
      undefinedPaths.reduce((sum, count) => sum + count, 0),
      ...levels.flatMap((level) => [
        cell(strategy.loss.var.find((entry) => entry.level === level)?.value),
        cell(strategy.loss.es.find((entry) => entry.level === level)?.value),
      ]),
      cell(strategy.probabilities.loss.value),
      cell(strategy.probabilities.clear_hurdle.value),
      cell(strategy.probabilities.goal_irr.value),
      cell(strategy.probabilities.goal_multiple.value),
      breaches.filter((guardrail) => guardrail.severity === 'error').length,
      breaches.filter((guardrail) => guardrail.severity === 'warning').length,
      members.has(strategy.index) ? 1 : 0,
      strategy.config_hash,
    ];
  });
  return csv(header, rows);
}

/** frontier.csv: every strategy on the two axes with intervals, and whether it is a member. */
export function frontierCsv(frontier: Frontier): string {
  const header = [
    'strategy',
    'name',
    'return_metric',
    'return',
    'return_low',
    'return_high',
    'risk_metric',
    'risk',
    'risk_low',
    'risk_high',
    'on_frontier',
    'membership',
    'return_error',
    'risk_error',
    'correlation',
  ];
  const rows = frontier.points.map((point): CsvCell[] => [
    point.index,
    point.name,
    frontier.return_metric,
    cell(point.return.value),
    cell(point.return.low),
    cell(point.return.high),
    frontier.risk_metric,
    cell(point.risk.value),
    cell(point.risk.low),
    cell(point.risk.high),
    point.on_frontier ? 1 : 0,
    cell(point.membership),
    ...regionCells(point.region),
  ]);
  return csv(header, rows);
}

/** Standard errors of both figures and their correlation under the bootstrap. */
function regionCells(region: Frontier['points'][number]['region']): CsvCell[] {
  if ('status' in region) return [null, null, null];
  return [cell(region.return_error), cell(region.risk_error), cell(region.correlation)];
}
