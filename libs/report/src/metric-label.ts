import { compact, millions, percent } from './number-format';

const LABELS: Readonly<Record<string, string>> = {
  net_irr: 'net IRR',
  gp_irr: 'GP IRR',
  fund_irr: 'fund IRR before carry',
  gross_irr: 'gross IRR',
  tvpi: 'net TVPI',
  dpi: 'DPI',
  rvpi: 'RVPI',
  gross_moic: 'gross MOIC',
  npv: 'NPV',
  ks_pme: 'KS-PME',
  wal: 'weighted average life',
  loss: 'loss (1 − TVPI)',
  irr_shortfall: 'IRR shortfall against the hurdle',
  default_rate: 'default rate',
  hurdle_cleared: 'probability of clearing the hurdle',
  loss_rate: 'loss rate',
  carry: 'carry',
};

const EVENTS: Readonly<Record<string, string>> = {
  clear_hurdle: 'clearing the hurdle',
  goal_irr: 'reaching the goal IRR',
  goal_multiple: 'reaching the goal multiple',
};

const MONEY = new Set(['npv', 'carry', 'management_fees', 'origination_fees', 'expenses']);
const PLAIN = new Set(['tvpi', 'dpi', 'rvpi', 'gross_moic', 'ks_pme', 'wal', 'positions', 'payback_month']);

/** A figure's dotted name (`net_irr.mean`, `loss.es_95`) in words. */
export function metricLabel(name: string): string {
  const [variable = name, statistic = ''] = name.split('.');
  const label = LABELS[variable] ?? variable.replace(/_/g, ' ');
  const tail = /^(var|es)_(\d+)$/.exec(statistic);
  if (tail) return `${tail[1] === 'es' ? 'Expected shortfall' : 'VaR'} ${tail[2] ?? ''}% of ${label}`;
  if (name === 'hurdle_cleared.mean') return 'Probability of clearing the hurdle';
  if (name === 'loss.probability') return 'Probability of loss';
  if (statistic === 'probability') return `Probability of ${EVENTS[variable] ?? label}`;
  if (statistic === 'mean') return `Mean ${label}`;
  if (statistic === 'sd') return `Standard deviation of ${label}`;
  if (variable === 'probabilities') return `Probability: ${statistic.replace(/_/g, ' ')}`;
  return statistic === '' ? label : `${label}: ${statistic.replace(/_/g, ' ')}`;
}

/** How values of a figure read on an axis. */
export function metricFormat(name: string): (value: number) => string {
  const [variable = name] = name.split('.');
  if (MONEY.has(variable)) return (value) => millions(value);
  if (PLAIN.has(variable)) return compact;
  return (value) => percent(value, 1);
}
