/** Unit of a path metric. */
export type MetricUnit =
  'fraction p.a.' | 'fraction' | 'multiple' | 'currency' | 'years' | 'month' | 'count' | 'flag' | 'index';

/** A figure that every path has, or has not with a reason. Formulas: docs/model/path-metrics.md. */
export interface PathMetric {
  readonly name: string;
  readonly unit: MetricUnit;
  /** Whether a path may have no value for it. */
  readonly undefinable: boolean;
  /** What it is, for a reader of results. */
  readonly meaning: string;
}

const metric = (name: string, unit: MetricUnit, meaning: string): PathMetric => ({
  name,
  unit,
  undefinable: true,
  meaning,
});
const always = (name: string, unit: MetricUnit, meaning: string): PathMetric => ({
  name,
  unit,
  undefinable: false,
  meaning,
});

/** Every path metric, in the order of the path table. */
export const PATH_METRICS: readonly PathMetric[] = [
  metric('net_irr', 'fraction p.a.', 'IRR of the LP flows, after fees, expenses and carry'),
  metric('gp_irr', 'fraction p.a.', 'IRR of the GP: its commitment, and carry; no fees'),
  metric('fund_irr', 'fraction p.a.', 'IRR of calls and distributions before the carry split'),
  metric('gross_irr', 'fraction p.a.', 'IRR of the positions: advances out, cash in, origination fees the fund earns'),
  metric('tvpi', 'multiple', 'LP distributions and residual value to LP paid-in capital'),
  metric('dpi', 'multiple', 'LP distributions to LP paid-in capital'),
  metric('rvpi', 'multiple', 'Residual value to LP paid-in capital: 0 once the fund has ended'),
  metric('gross_moic', 'multiple', 'Cash of all positions, with origination fees the fund earns, to their advances'),
  always('npv', 'currency', 'Present value of the LP flows at risk.discount_rate'),
  metric('ks_pme', 'multiple', 'Kaplan-Schoar PME against risk.benchmark_return'),
  metric('excess_return', 'fraction p.a.', 'Net IRR less risk.benchmark_return'),
  metric('payback_month', 'month', 'First month in which cumulative LP distributions reach cumulative LP calls'),
  metric('j_curve_low', 'currency', 'Lowest cumulative net cash flow of the LP'),
  metric('j_curve_month', 'month', 'First month in which it is reached'),
  metric('wal', 'years', 'Weighted average life of the advances, to their cash month'),
  metric('default_rate', 'fraction', 'Advances that defaulted to all advances'),
  metric('default_rate_count', 'fraction', 'Positions that defaulted to all positions'),
  metric('loss_rate', 'fraction', 'Advances not paid back to all advances'),
  metric('recovery_rate', 'fraction', 'Cash recovered to claims of defaulted positions'),
  metric(
    'liquidity',
    'fraction',
    'Lowest cash and uncalled commitments to NAV, from the end of deployment to the term',
  ),
  metric('max_drawdown', 'fraction', 'Largest fall of NAV plus distributions from an earlier high'),
  always('carry', 'currency', 'Carried interest of the GP'),
  always('management_fees', 'currency', 'Management fees net of the offset'),
  always('origination_fees', 'currency', 'Origination fees, whoever earns them'),
  always('expenses', 'currency', 'Fund expenses, formation costs and costs per position'),
  metric('cash_drag', 'fraction', 'Average share of cash in NAV'),
  metric('hurdle_cleared', 'flag', '1 when capital and preferred return are paid in full at the end'),
  metric('herfindahl_zone', 'index', 'Sum of squared shares of the zones in all advances'),
  metric('share_cap', 'fraction', 'Exits where the return cap binds, by count'),
  metric('share_floor', 'fraction', 'Exits where the minimum multiple binds, by count'),
  metric('share_non_recourse', 'fraction', 'Exits where the home’s equity is less than the claim, by count'),
  metric('homeowner_cost_mean', 'fraction p.a.', 'Mean effective annual cost of the homeowners that paid off'),
  metric('homeowner_cost_p95', 'fraction p.a.', 'Its 95th percentile within the path'),
  always('insolvent', 'flag', '1 when a payment was missed'),
  always('positions', 'count', 'Positions bought'),
  always('bridge_gross', 'currency', 'Profit of all positions, with origination fees the fund earns'),
  always('bridge_interest', 'currency', 'Part of it: interest received'),
  always('bridge_appreciation', 'currency', 'Part of it: share of appreciation received'),
  always('bridge_losses', 'currency', 'Part of it: advances not paid back (negative)'),
  always('bridge_fee_income', 'currency', 'Part of it: origination fees the fund earns'),
  always(
    'bridge_fees',
    'currency',
    'Management, servicing, acquisition, disposition and origination fees paid (negative)',
  ),
  always('bridge_expenses', 'currency', 'Expenses, formation costs and costs per position (negative)'),
  always('bridge_idle_cash', 'currency', 'Yield on idle cash'),
  always('bridge_unpaid', 'currency', 'Fees and expenses charged and never paid (insolvent paths)'),
  always('bridge_carry', 'currency', 'Carried interest (negative)'),
  always('bridge_gp_commitment', 'currency', 'Profit on the GP’s own commitment (negative)'),
  always('bridge_net', 'currency', 'Profit of the LPs: the sum of gross and what follows it'),
  always('terminal_index', 'index', 'Zone index at the horizon, weighted by the target allocation'),
];

/** Position of each metric in `PATH_METRICS` by its name. */
export const METRIC_INDEX: Readonly<Record<string, number>> = Object.freeze(
  Object.fromEntries(PATH_METRICS.map(({ name }, index) => [name, index])),
);

/** Position of a metric; an unknown name is a defect of the caller. */
export function metricIndex(name: string): number {
  const index = METRIC_INDEX[name];
  if (index === undefined) throw new RangeError(`unknown path metric ${name}`);
  return index;
}
