import type { Binding } from '../contract/binding';
import type { ExitCause } from '../exit/exit-cause';
import type { ParameterDraw } from '../uncertainty/strategy-of-path';

/** A figure that has no value on the path, and why. */
export interface MissingFigure {
  readonly status: 'not_applicable' | 'undefined';
  readonly reason: string;
  /** All roots, when a rate of return has several. */
  readonly roots?: readonly number[];
}

/** Index of a zone by month 0..H, and cash to advances of the positions bought there. */
export interface TraceZone {
  readonly zone: string;
  readonly index: readonly number[];
  readonly multiple: number | MissingFigure;
}

/** Index of a suburb by month 0..H. */
export interface TraceSuburb {
  readonly suburb: string;
  readonly zone: string;
  readonly index: readonly number[];
}

/** One position from origination to cash. */
export interface TracePosition {
  readonly id: number;
  readonly zone: string;
  readonly suburb: string | null;
  readonly origination_month: number;
  readonly advance: number;
  readonly ltv: number;
  readonly term_years: number;
  readonly value_at_origination: number;
  readonly senior_balance_at_origination: number;
  readonly senior_balance_at_exit: number;
  readonly exit_month: number;
  readonly cause: ExitCause;
  /** Before any maintenance shortfall. */
  readonly value_at_exit: number;
  readonly maintenance_shortfall: number;
  readonly interest: number;
  readonly appreciation_share: number;
  readonly uncapped_claim: number;
  readonly cap_amount: number | MissingFigure;
  readonly claim: number;
  readonly binding: Binding;
  readonly paid: number;
  readonly cash_month: number;
  readonly recycled: boolean;
}

/** One month of the fund's cash. */
export interface TraceLedgerRow {
  readonly month: number;
  readonly opening_cash: number;
  readonly capital_calls: number;
  readonly exit_proceeds: number;
  readonly recoveries: number;
  readonly cash_yield: number;
  readonly facility_draws: number;
  readonly facility_interest: number;
  readonly facility_fees: number;
  readonly facility_repayments: number;
  readonly management_fee: number;
  readonly servicing_fee: number;
  readonly expenses: number;
  readonly formation_costs: number;
  readonly acquisition_fees: number;
  readonly disposition_fees: number;
  readonly per_position_costs: number;
  readonly origination_fees_paid: number;
  readonly origination_fee_income: number;
  readonly advances: number;
  readonly tranche_proceeds: number;
  readonly tranche_interest: number;
  readonly tranche_payments: number;
  readonly distributions: number;
  readonly reserve_balance: number;
  readonly set_aside: number;
  readonly payables: number;
  readonly closing_cash: number;
  readonly nav: number;
  readonly debt: number;
  /** Principal of all tranches. */
  readonly tranche_balance: number;
}

/** One distribution through the tiers; the last row is always there. */
export interface TraceWaterfallRow {
  readonly month: number;
  readonly cash: number;
  readonly return_of_capital: number;
  readonly preferred_return: number;
  readonly catch_up: number;
  readonly carry: number;
  readonly lp: number;
  readonly gp: number;
  readonly gp_capital: number;
  readonly escrow: number;
  readonly unreturned_capital: number;
  readonly accrued_pref: number;
}

/** The management company: its months up to the fund's final one, and what each of the team gets of carry and net fee income. */
export interface TraceGpEntity {
  readonly months: readonly {
    readonly month: number;
    readonly income: number;
    readonly expenses: number;
    readonly dividends: number;
    readonly cash: number;
  }[];
  readonly team: readonly { readonly name: string; readonly carry: number; readonly fee_income: number }[];
}

/** LPs of one closing: what they paid and received, equalisation included, and their return. */
export interface TraceClosing {
  readonly month: number;
  /** Share of all commitments. */
  readonly fraction: number;
  readonly paid_in: number;
  readonly received: number;
  readonly net_irr: number | MissingFigure;
  readonly tvpi: number | MissingFigure;
}

/** Carry given back to the LP at the end of a month. */
export interface TraceClawback {
  readonly month: number;
  readonly amount: number;
}

/** Gross-to-net bridge, currency: net is the sum of gross and the parts after it, gross that of the four before fees. */
export interface TraceBridge {
  readonly gross: number;
  readonly interest: number;
  readonly appreciation: number;
  readonly losses: number;
  readonly fee_income: number;
  readonly leverage: number;
  readonly fees: number;
  readonly expenses: number;
  readonly idle_cash: number;
  readonly unpaid: number;
  readonly carry: number;
  readonly gp_commitment: number;
  readonly net: number;
}

/** Metrics by name, as in the path table, with the bridge as one object. */
export interface TraceMetrics {
  readonly [name: string]: number | MissingFigure | TraceBridge;
  readonly bridge: TraceBridge;
}

/** The whole story of one path, but for the hash of its configuration, which the caller adds as `config_hash`. */
export interface PathTrace {
  readonly engine_version: string;
  readonly seed: number;
  readonly path: number;
  /** Values that the path drew and ran with, in the order of the configuration; empty when nothing is drawn. */
  readonly parameter_draws: readonly ParameterDraw[];
  readonly zones: readonly TraceZone[];
  /** Empty when there are none; positions outside of any follow their zone. */
  readonly suburbs: readonly TraceSuburb[];
  readonly short_rate: readonly number[];
  /** Regime by month; empty when the market has none. */
  readonly regime: readonly string[];
  readonly positions: readonly TracePosition[];
  readonly ledger: readonly TraceLedgerRow[];
  readonly waterfall: readonly TraceWaterfallRow[];
  /** All carry given back. */
  readonly clawback: number;
  /** The same by month, after the month's distribution. */
  readonly clawback_payments: readonly TraceClawback[];
  readonly closings: readonly TraceClosing[];
  /** Null when it is off. */
  readonly gp_entity: TraceGpEntity | null;
  readonly metrics: TraceMetrics;
}
