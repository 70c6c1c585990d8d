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
  /** Why it is not applicable on a path where it is; empty when it always has a value. */
  readonly notApplicableBecause: string;
}

const NOTHING_PAID_IN = 'nothing was paid in';
const NO_LATE_CLOSING = 'all commitments close together, or the closing never paid in';
const NO_GP_ENTITY = 'the GP entity is off';
const NEVER_EVEN = 'the GP entity is off, or its expenses are never covered in the end';
const NO_POSITIONS = 'no position was bought';
const NO_SUBURB = 'no position lies in a suburb';
const NOBODY_PAID_OFF = 'no homeowner paid off';
const NEVER_PAID_BACK = 'nothing was paid in, or distributions never reach what was';
const NO_DEFAULTED_CLAIM = 'no claim defaulted';
const NO_NAV_AFTER_DEPLOYMENT = 'no month with NAV above 0 between the end of deployment and the term';
const NO_DEBT = 'the fund has no debt';
const NO_INTEREST = 'no facility interest in any twelve months after deployment';
const NEVER_ANY_VALUE = 'NAV and distributions are never above 0';
const NEVER_ANY_NAV = 'no month with NAV above 0';
/** The metric always has a value. */
const ALWAYS = '';

/** Name, unit, meaning, and why it may be not applicable; in the order of the path table. */
const DEFINITIONS: readonly (readonly [string, MetricUnit, string, string])[] = [
  ['net_irr', 'fraction p.a.', 'IRR of the LP flows, after fees, expenses and carry', NOTHING_PAID_IN],
  ['net_irr_first_closing', 'fraction p.a.', 'Net IRR of the first closing, equalisation received', NO_LATE_CLOSING],
  ['net_irr_last_closing', 'fraction p.a.', 'Net IRR of the last closing, equalisation paid', NO_LATE_CLOSING],
  ['gp_irr', 'fraction p.a.', 'IRR of the GP: its commitment, and carry; no fees', NOTHING_PAID_IN],
  ['fund_irr', 'fraction p.a.', 'IRR of calls and distributions before the carry split', NOTHING_PAID_IN],
  ['gross_irr', 'fraction p.a.', 'IRR of advances and their cash, with origination fees the fund earns', NO_POSITIONS],
  ['tvpi', 'multiple', 'LP distributions and residual value to LP paid-in capital', NOTHING_PAID_IN],
  ['tvpi_first_closing', 'multiple', 'TVPI of the first closing, interest received counted', NO_LATE_CLOSING],
  ['tvpi_last_closing', 'multiple', 'TVPI of the last closing, interest paid counted', NO_LATE_CLOSING],
  ['dpi', 'multiple', 'LP distributions to LP paid-in capital', NOTHING_PAID_IN],
  ['rvpi', 'multiple', 'Residual value to LP paid-in capital: 0 once the fund has ended', NOTHING_PAID_IN],
  ['gross_moic', 'multiple', 'Cash of all positions, with origination fees the fund earns, to advances', NO_POSITIONS],
  ['npv', 'currency', 'Present value of the LP flows at risk.discount_rate', NOTHING_PAID_IN],
  ['ks_pme', 'multiple', 'Kaplan-Schoar PME against risk.benchmark_return', NOTHING_PAID_IN],
  ['excess_return', 'fraction p.a.', 'Net IRR less risk.benchmark_return', NOTHING_PAID_IN],
  ['payback_month', 'month', 'First month in which LP distributions reach LP calls, cumulatively', NEVER_PAID_BACK],
  ['j_curve_low', 'currency', 'Lowest cumulative net cash flow of the LP', NOTHING_PAID_IN],
  ['j_curve_month', 'month', 'First month in which it is reached', NOTHING_PAID_IN],
  ['wal', 'years', 'Weighted average life of the advances, to their cash month', NO_POSITIONS],
  ['default_rate', 'fraction', 'Advances that defaulted to all advances', NO_POSITIONS],
  ['default_rate_count', 'fraction', 'Positions that defaulted to all positions', NO_POSITIONS],
  ['loss_rate', 'fraction', 'Advances not paid back to all advances', NO_POSITIONS],
  ['recovery_rate', 'fraction', 'Cash recovered to claims of defaulted positions', NO_DEFAULTED_CLAIM],
  [
    'liquidity',
    'fraction',
    'Lowest cash, undrawn and uncalled to NAV, end of deployment to term',
    NO_NAV_AFTER_DEPLOYMENT,
  ],
  ['peak_leverage', 'multiple', 'Highest debt and tranches to NAV before the final month', NO_DEBT],
  [
    'min_coverage',
    'multiple',
    'Lowest ratio of proceeds to facility interest over twelve months, after deployment',
    NO_INTEREST,
  ],
  ['max_drawdown', 'fraction', 'Largest fall of NAV plus distributions from an earlier high', NEVER_ANY_VALUE],
  ['carry', 'currency', 'Carried interest of the GP, net of clawback', ALWAYS],
  ['clawback', 'currency', 'Carry that the GP gives back to the LP', ALWAYS],
  ['management_fees', 'currency', 'Management fees net of the offset', ALWAYS],
  ['origination_fees', 'currency', 'Origination fees, whoever earns them', ALWAYS],
  ['expenses', 'currency', 'Fund expenses, formation costs and costs per position', ALWAYS],
  ['reinvested_amount', 'currency', 'Advances of positions bought with recycled cash', ALWAYS],
  ['cash_drag', 'fraction', 'Average share of cash in NAV', NEVER_ANY_NAV],
  [
    'hurdle_cleared',
    'flag',
    '1 when capital and preferred return are paid in full at the end, after any clawback',
    NOTHING_PAID_IN,
  ],
  ['herfindahl_zone', 'index', 'Sum of squared shares of the zones in all advances', NO_POSITIONS],
  ['herfindahl_suburb', 'index', 'Sum of squared shares of the suburbs in all advances', NO_SUBURB],
  ['largest_suburb', 'fraction', 'Largest share of a suburb in all advances', NO_SUBURB],
  ['largest_loan', 'fraction', 'Largest advance to commitments', NO_POSITIONS],
  ['stressed_ltv', 'fraction', 'Mean combined LTV at origination after values fall by 20%', NO_POSITIONS],
  ['share_cap', 'fraction', 'Exits where the return cap binds, by count', NO_POSITIONS],
  ['share_floor', 'fraction', 'Exits where the minimum multiple binds, by count', NO_POSITIONS],
  ['share_non_recourse', 'fraction', 'Exits where the home’s equity is less than the claim, by count', NO_POSITIONS],
  ['homeowner_cost_mean', 'fraction p.a.', 'Mean effective annual cost of homeowners that paid off', NOBODY_PAID_OFF],
  ['homeowner_cost_p95', 'fraction p.a.', 'Its 95th percentile within the path', NOBODY_PAID_OFF],
  ['insolvent', 'flag', '1 when a payment was missed', ALWAYS],
  ['positions', 'count', 'Positions bought', ALWAYS],
  ['bridge_gross', 'currency', 'Profit of all positions, with origination fees the fund earns', ALWAYS],
  ['bridge_interest', 'currency', 'Part of gross: interest received', ALWAYS],
  ['bridge_appreciation', 'currency', 'Part of gross: share of appreciation received', ALWAYS],
  ['bridge_losses', 'currency', 'Part of gross: advances not paid back (negative)', ALWAYS],
  ['bridge_fee_income', 'currency', 'Part of gross: origination fees the fund earns', ALWAYS],
  ['bridge_leverage', 'currency', 'Cost of debt: interest and fees of facilities and tranches (negative)', ALWAYS],
  ['bridge_fees', 'currency', 'Management, servicing, acquisition, disposition, origination fees (negative)', ALWAYS],
  ['bridge_expenses', 'currency', 'Expenses, formation costs and costs per position (negative)', ALWAYS],
  ['bridge_idle_cash', 'currency', 'Yield on idle cash', ALWAYS],
  ['bridge_unpaid', 'currency', 'Fees and expenses charged and never paid (insolvent paths)', ALWAYS],
  ['bridge_carry', 'currency', 'Carried interest, net of clawback (negative)', ALWAYS],
  ['bridge_gp_commitment', 'currency', 'Profit on the GP’s own commitment (negative)', ALWAYS],
  ['bridge_net', 'currency', 'Profit of the LPs: gross and the parts after it', ALWAYS],
  ['gp_fee_income', 'currency', 'Fees of the management company, net of the offset', NO_GP_ENTITY],
  ['gp_expenses', 'currency', 'Expenses of the management company', NO_GP_ENTITY],
  ['gp_dividends', 'currency', 'Dividends of the management company', NO_GP_ENTITY],
  ['gp_lowest_cash', 'currency', 'Lowest cash of the management company', NO_GP_ENTITY],
  ['gp_break_even_month', 'month', 'First month from which income covers expenses to the end', NEVER_EVEN],
  ['gp_profit', 'currency', 'Net fee income and carry of the GP, after clawback', NO_GP_ENTITY],
  ['terminal_index', 'index', 'Zone index at the horizon, weighted by the target allocation', ALWAYS],
];

/** Every path metric, in the order of the path table. */
export const PATH_METRICS: readonly PathMetric[] = DEFINITIONS.map(([name, unit, meaning, notApplicableBecause]) => ({
  name,
  unit,
  undefinable: notApplicableBecause !== ALWAYS,
  meaning,
  notApplicableBecause,
}));

const INDEX = new Map(PATH_METRICS.map(({ name }, index) => [name, index]));

/** Position of a metric in `PATH_METRICS`; an unknown name is a defect of the caller. */
export function metricIndex(name: string): number {
  const index = INDEX.get(name);
  if (index === undefined) throw new RangeError(`unknown path metric ${name}`);
  return index;
}
