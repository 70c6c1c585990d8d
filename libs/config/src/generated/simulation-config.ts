// Generated from the parameter registry by tools/generate.ts: do not edit.

/** One number per zone, keyed by the configured zones. */
export type ZoneValues = Readonly<Record<string, number>>;

/** Section of a configuration. */
export interface FundParameters {
  /** Total commitments (currency). */
  readonly fund_size: number;
  /** Currency of every amount (code). */
  readonly currency: string;
  /** Life of the fund (years). */
  readonly fund_term: number;
  /** Years the fund may run on to realise what is left (years). */
  readonly extension_years: number;
  /** Calendar year of month 0 (calendar year). */
  readonly vintage_year: number;
  /** GP's own capital (fraction of commitments). */
  readonly gp_commitment_percentage: number;
  /** Discount on positions liquidated at the end of the fund (fraction of claim). */
  readonly fund_end_discount: number;
  /** Target net IRR: its probability is reported (fraction p.a.). */
  readonly goal_irr: number;
  /** Target TVPI: its probability is reported (multiple). */
  readonly goal_multiple: number;
  /** Strategy goal; 6 or less arms the WAL guardrail (years). */
  readonly goal_horizon_years: number;
}

/** Section of a configuration. */
export interface FeesManagementFeeScheduleItem {
  /** Year (fund year). */
  readonly year: number;
  /** Rate in that year (fraction p.a.). */
  readonly rate: number;
}

/** Section of a configuration. */
export interface FeesParameters {
  /** Management fee rate (fraction p.a.). */
  readonly management_fee_rate: number;
  /** What the rate applies to (enum). */
  readonly management_fee_basis: 'committed_capital' | 'invested_capital' | 'net_asset_value';
  /** How often it is charged (enum). */
  readonly management_fee_frequency: 'monthly' | 'quarterly' | 'annual';
  /** When in the period it is charged (enum). */
  readonly management_fee_timing: 'advance' | 'arrears';
  /** Lower the fee late in life (bool). */
  readonly management_fee_step_down: boolean;
  /** First year of the lower fee (fund year). */
  readonly management_fee_step_down_year: number;
  /** Factor on the fee from then on (factor). */
  readonly management_fee_step_down_rate: number;
  /** Override of the rate by year (list). */
  readonly management_fee_schedule: readonly FeesManagementFeeScheduleItem[];
  /** Part of the GP's origination fees that reduces the management fee (fraction). */
  readonly management_fee_offset_percentage: number;
  /** Fee on each advance (fraction of advance). */
  readonly origination_fee_rate: number;
  /** Who earns it (enum). */
  readonly origination_fee_recipient: 'gp' | 'fund';
  /** Held back from the advance, or paid by the fund on top (enum). */
  readonly origination_fee_payer: 'homeowner' | 'fund';
  /** Appraisal, title and legal cost of each advance, paid by the fund (currency). */
  readonly per_position_cost: number;
  /** Fee when a position is bought (fraction of advance). */
  readonly acquisition_fee_rate: number;
  /** Fee when a position exits (fraction of proceeds). */
  readonly disposition_fee_rate: number;
  /** Servicing of live positions (fraction p.a. of invested). */
  readonly servicing_fee_rate: number;
  /** Variable fund expenses (fraction p.a.). */
  readonly expense_rate: number;
  /** What the rate applies to (enum). */
  readonly expense_basis: 'committed_capital' | 'invested_capital' | 'net_asset_value';
  /** Fixed fund expenses (currency p.a.). */
  readonly fixed_annual_expenses: number;
  /** Growth of fixed expenses (fraction p.a.). */
  readonly expense_growth_rate: number;
  /** One-off at the first closing (currency). */
  readonly formation_costs: number;
}

/** Section of a configuration. */
export interface DeploymentParameters {
  /** Shape of deployment (enum). */
  readonly deployment_pace: 'even' | 'front_loaded' | 'back_loaded' | 'bell_curve' | 'custom';
  /** Length of deployment (per unit). */
  readonly deployment_period: number;
  /** Its unit (enum). */
  readonly deployment_period_unit: 'months' | 'quarters' | 'years';
  /** First month of deployment (month). */
  readonly deployment_start: number;
  /** Programme of first advances; the rest pays fees and expenses (fraction of commitments). */
  readonly target_deployment: number;
  /** Monthly weights when custom (list of weights). */
  readonly custom_deployment_schedule: readonly number[];
  /** Share placed in the first (last) half when front (back) loaded (fraction). */
  readonly deployment_skew: number;
  /** How commitments are called (enum). */
  readonly capital_call_schedule: 'upfront' | 'equal' | 'front_loaded' | 'back_loaded' | 'custom' | 'just_in_time';
  /** Years over which scheduled calls run (years). */
  readonly capital_call_years: number;
  /** Rhythm of calls (enum). */
  readonly capital_call_frequency: 'monthly' | 'quarterly' | 'annual';
  /** Weights by year when custom (list of weights). */
  readonly custom_capital_call_schedule: readonly number[];
  /** Cash kept back before distributions (fraction of commitments). */
  readonly minimum_cash_reserve: number;
  /** Return on idle cash (fraction p.a.). */
  readonly cash_yield: number;
}

/** Section of a configuration. */
export interface OriginationParameters {
  /** Distribution of advances (enum). */
  readonly loan_size_distribution: 'truncated_normal' | 'lognormal' | 'fixed';
  /** Mean of the parent distribution (currency). */
  readonly avg_loan_size: number;
  /** Its standard deviation (currency). */
  readonly loan_size_std_dev: number;
  /** Lower bound (currency). */
  readonly min_loan_size: number;
  /** Upper bound (currency). */
  readonly max_loan_size: number;
  /** Mean LTV of the advance (fraction). */
  readonly avg_loan_ltv: number;
  /** Its standard deviation (fraction). */
  readonly ltv_std_dev: number;
  /** Lower bound (fraction). */
  readonly min_ltv: number;
  /** Upper bound (fraction). */
  readonly max_ltv: number;
  /** Most that advance and senior mortgage may reach at origination (fraction). */
  readonly max_cltv: number;
  /** Shift of the mean LTV by zone (fraction). */
  readonly ltv_zone_shift: ZoneValues;
  /** Senior mortgage to value at origination (fraction). */
  readonly senior_mortgage_ltv_mean: number;
  /** Its standard deviation (fraction). */
  readonly senior_mortgage_ltv_std_dev: number;
  /** Rate of the senior mortgage (fraction p.a.). */
  readonly senior_mortgage_rate: number;
  /** Remaining amortisation of the senior mortgage (years). */
  readonly senior_mortgage_term_years: number;
  /** Target weight by zone (fraction). */
  readonly zone_allocations: ZoneValues;
  /** How closely realised weights follow the target (1 = to one loan) (fraction). */
  readonly zone_allocation_precision: number;
  /** Correct drift when buying (bool). */
  readonly zone_rebalancing_enabled: boolean;
  /** Part of the gap closed per month (fraction). */
  readonly rebalancing_strength: number;
  /** Drift that triggers it (fraction). */
  readonly zone_drift_threshold: number;
}

/** Section of a configuration. */
export interface ContractShareStepsItem {
  /** From this age (years). */
  readonly from_year: number;
  /** Share of value (fraction). */
  readonly share: number;
}

/** Section of a configuration. */
export interface ContractParameters {
  /** Term of the contract (years). */
  readonly contract_term_years: number;
  /** Interest, capitalised to exit (fraction p.a.). */
  readonly simple_interest_rate: number;
  /** Interest added for LTV above the reference (fraction p.a. per unit LTV). */
  readonly risk_pricing_ltv_slope: number;
  /** Its reference (fraction). */
  readonly risk_pricing_ltv_reference: number;
  /** How it accrues (enum). */
  readonly interest_compounding: 'simple' | 'annual' | 'monthly';
  /** How the share is set (enum). */
  readonly appreciation_share_method: 'pro_rata_ltv' | 'fixed_rate' | 'tiered' | 'share_of_value';
  /** Share when fixed_rate or share_of_value (fraction). */
  readonly appreciation_share: number;
  /** Share = LTV x this when pro_rata_ltv (multiple). */
  readonly share_multiplier: number;
  /** Lower clamp (fraction). */
  readonly min_appreciation_share: number;
  /** Upper clamp (fraction). */
  readonly max_appreciation_share: number;
  /** Marginal tier bounds of appreciation (fractions). */
  readonly tiered_appreciation_thresholds: readonly number[];
  /** Share in each tier (fractions). */
  readonly tiered_appreciation_shares: readonly number[];
  /** Share of value by contract age (share_of_value) (list). */
  readonly share_steps: readonly ContractShareStepsItem[];
  /** Part of the share that also applies to losses (fraction). */
  readonly depreciation_share: number;
  /** Risk adjustment of the starting value (fraction). */
  readonly property_value_discount_rate: number;
  /** Cap on what the homeowner owes (fraction p.a.). */
  readonly return_cap_annual: number | null;
  /** How the cap compounds (enum). */
  readonly return_cap_compounding: 'monthly' | 'annual';
  /** Floor on what the homeowner owes (multiple of advance). */
  readonly minimum_multiple: number | null;
  /** Selling costs ahead of the claim (fraction of value). */
  readonly sale_cost_rate: number;
  /** Claim limited to the home's equity (bool). */
  readonly non_recourse: boolean;
  /** Chance that deferred maintenance lowers the value (probability). */
  readonly maintenance_shortfall_probability: number;
  /** Mean size of it (fraction of value). */
  readonly maintenance_shortfall_mean: number;
  /** Part added back to the claim value (fraction). */
  readonly maintenance_recovered: number;
}

/** Section of a configuration. */
export interface PricePathMarketConditionsByYearItem {
  /** Year (fund year). */
  readonly year: number;
  /** Added to growth (fraction p.a.). */
  readonly growth_shift: number;
  /** Added to the short rate (fraction). */
  readonly rate_shift: number;
  /** Multiplies default hazards (multiple). */
  readonly default_multiplier: number;
}

/** Section of a configuration. */
export interface PricePathParameters {
  /** Model of the zone indices (enum). */
  readonly model_type: 'gbm' | 'momentum';
  /** Expected growth by zone (fraction p.a.). */
  readonly appreciation_rates: ZoneValues;
  /** Annualised innovation volatility by zone (fraction p.a.). */
  readonly volatility: ZoneValues;
  /** Momentum (per month). */
  readonly momentum: ZoneValues;
  /** Pull to the trend (per month). */
  readonly error_correction: ZoneValues;
  /** Growth above trend at month 0 that momentum carries on (fraction p.a.). */
  readonly initial_momentum: ZoneValues;
  /** Correlation of zone innovations (matrix). */
  readonly correlation_matrix: readonly (readonly number[])[];
  /** Repair a matrix that is not PSD instead of refusing it (bool). */
  readonly repair_correlation: boolean;
  /** Overlay by year (list). */
  readonly market_conditions_by_year: readonly PricePathMarketConditionsByYearItem[];
  /** Amplitude of the price cycle (fraction p.a.). */
  readonly cycle_amplitude: number;
  /** Its period (years). */
  readonly cycle_length_years: number;
  /** Phase at month 0 (fraction). */
  readonly cycle_position: number;
  /** A of the house-level variance (per year). */
  readonly house_variance_linear: number;
  /** B of the house-level variance (per year^2). */
  readonly house_variance_quadratic: number;
  /** Appraisal error at origination and exit (log units). */
  readonly appraisal_noise_std: number;
}

/** Section of a configuration. */
export interface InterestRateParameters {
  /** Short-rate model (enum). */
  readonly model: 'constant' | 'vasicek';
  /** Rate at month 0 (fraction p.a.). */
  readonly base_rate_initial: number;
  /** Long-run level (fraction p.a.). */
  readonly long_term_mean: number;
  /** Speed (per year). */
  readonly mean_reversion: number;
  /** Volatility (fraction p.a.). */
  readonly volatility: number;
  /** With the national price factor (correlation). */
  readonly price_correlation: number;
}

/** Section of a configuration. */
export interface ExitVintageMultipliersItem {
  /** Origination year (fund year). */
  readonly year: number;
  /** On sale and buy-out hazards (multiple). */
  readonly multiplier: number;
}

/** Section of a configuration. */
export interface ExitDefaultCorrelationParameters {
  /** Correlated defaults (bool). */
  readonly enabled: boolean;
  /** Within a zone (correlation). */
  readonly same_zone: number;
  /** Across zones (correlation). */
  readonly cross_zone: number;
}

/** Section of a configuration. */
export interface ExitParameters {
  /** Sale hazard (per year). */
  readonly base_sale_rate: number;
  /** Buy-out hazard (per year). */
  readonly base_refinance_rate: number;
  /** Death, divorce, relocation (per year). */
  readonly life_event_rate: number;
  /** Mean annual default probability (per year). */
  readonly default_rates: ZoneValues;
  /** Age at which hazards reach their base (months). */
  readonly ramp_months: number;
  /** No exit before (months). */
  readonly min_holding_period: number;
  /** Effect of appreciation on sale (log hazard per unit gain). */
  readonly appreciation_sale_multiplier: number;
  /** Effect of a fall in rates on buy-out (log hazard per unit rate drop). */
  readonly interest_rate_refinance_multiplier: number;
  /** Effect of CLTV on default (log hazard per unit CLTV over threshold). */
  readonly ltv_default_multiplier: number;
  /** Its threshold (fraction). */
  readonly ltv_default_threshold: number;
  /** In a recession regime or negative yearly growth (multiple). */
  readonly recession_default_multiplier: number;
  /** When the cap is near (log hazard). */
  readonly cap_proximity_multiplier: number;
  /** In the 3 months before a step of share_steps (log hazard). */
  readonly tier_boundary_multiplier: number;
  /** Seasonal factors of sale (multiple). */
  readonly seasonality: readonly number[];
  /** Hazard multipliers by origination year (list). */
  readonly vintage_multipliers: readonly ExitVintageMultipliersItem[];
  /** Extended at maturity (probability). */
  readonly maturity_extension_probability: number;
  /** By how long (months). */
  readonly maturity_extension_months: number;
  /** Default at maturity (probability). */
  readonly maturity_default_probability: number;
  readonly default_correlation: ExitDefaultCorrelationParameters;
  /** Default factor with price innovation (positive: prices fall, defaults rise) (correlation). */
  readonly price_default_correlation: number;
  /** How recovery is found (enum). */
  readonly recovery_model: 'structural' | 'fixed';
  /** When fixed (fraction of claim). */
  readonly recovery_rates: ZoneValues;
  /** Price discount in a forced sale (fraction of value). */
  readonly distressed_sale_discount: number;
  /** Cost of foreclosure (fraction of value). */
  readonly foreclosure_cost: number;
  /** Lag of recovery (months). */
  readonly foreclosure_time_months: number;
  /** Taxes, insurance, upkeep in the lag (fraction of value p.a.). */
  readonly carrying_cost_rate: number;
}

/** Section of a configuration. */
export interface WaterfallParameters {
  /** Preferred return (fraction p.a.). */
  readonly hurdle_rate: number;
  /** Carry on all profit once cleared, or on the excess only (enum). */
  readonly hurdle_type: 'soft' | 'hard';
  /** How it compounds (enum). */
  readonly preferred_return_compounding: 'simple' | 'annual' | 'quarterly' | 'monthly' | 'continuous';
  /** Catch-up (enum). */
  readonly catch_up_structure: 'full' | 'partial' | 'none';
  /** GP share in the catch-up when partial (fraction). */
  readonly catch_up_rate: number;
  /** Carry (fraction). */
  readonly carried_interest_rate: number;
  /** Rhythm (enum). */
  readonly distribution_frequency: 'monthly' | 'quarterly' | 'semi_annual' | 'annual';
  /** Lag of payment (months). */
  readonly distribution_lag_months: number;
}

/** Section of a configuration. */
export interface MonteCarloParameters {
  /** Paths per strategy (paths). */
  readonly num_paths: number;
  /** Seed of every random number (seed). */
  readonly seed: number;
  /** Path-level table in the bundle (bool). */
  readonly keep_paths: boolean;
}

/** Section of a configuration. */
export interface RiskParameters {
  /** For Sharpe (fraction p.a.). */
  readonly risk_free_rate: number;
  /** For Sortino (fraction p.a.). */
  readonly min_acceptable_return: number;
  /** For excess return and PME (fraction p.a.). */
  readonly benchmark_return: number;
  /** For NPV (fraction p.a.). */
  readonly discount_rate: number;
  /** For VaR and ES (fractions). */
  readonly confidence_levels: readonly number[];
  /** For every interval shown (fraction). */
  readonly interval_confidence: number;
}

/** Section of a configuration. */
export interface FrontierParameters {
  /** Vertical axis (text). */
  readonly return_metric: string;
  /** Horizontal axis (text). */
  readonly risk_metric: string;
}

/** Section of a configuration. */
export interface GuardrailsParameters {
  /** What an error guardrail does (enum). */
  readonly enforcement: 'fail' | 'report';
  /** Any LTV bound above: error (fraction). */
  readonly max_ltv: number;
  /** Any zone above: error (fraction). */
  readonly max_zone_allocation: number;
  /** Largest advance (currency). */
  readonly zone_ticket_limits: ZoneValues;
  /** Longest contract (months). */
  readonly max_contract_term_months: number;
  /** Loss VaR (fraction of paid-in). */
  readonly max_var_99: number;
  /** Loss ES (fraction of paid-in). */
  readonly max_es_99: number;
  /** Mean default rate (fraction of advances). */
  readonly max_default_rate: number;
  /** Chance to clear the hurdle (probability). */
  readonly min_hurdle_clear_prob: number | null;
  /** With a goal of 6 years or less: warning (years). */
  readonly max_wal_years: number;
  /** Fewer: warning (paths beyond the VaR). */
  readonly min_tail_paths: number;
  /** Homeowner's effective annual cost before the origination fee, 95th percentile: warning (fraction p.a.). */
  readonly max_homeowner_cost: number;
}

/** Section of a configuration. */
export interface ReportingParameters {
  /** Bands of the fan charts (fractions). */
  readonly percentiles: readonly number[];
  /** Title of the report (text). */
  readonly title?: string;
}

/** A complete configuration, as it stands in JSON. */
export interface SimulationConfig {
  /** Version of this configuration format (semver). */
  readonly schema_version: string;
  /** Name shown everywhere (text). */
  readonly name: string;
  /** Free text (text). */
  readonly description?: string;
  /** Zones in order; matrices and lists follow it (list). */
  readonly zones: readonly string[];
  readonly fund: FundParameters;
  readonly fees: FeesParameters;
  readonly deployment: DeploymentParameters;
  readonly origination: OriginationParameters;
  readonly contract: ContractParameters;
  readonly price_path: PricePathParameters;
  readonly interest_rate: InterestRateParameters;
  readonly exit: ExitParameters;
  readonly waterfall: WaterfallParameters;
  readonly monte_carlo: MonteCarloParameters;
  readonly risk: RiskParameters;
  readonly frontier: FrontierParameters;
  readonly guardrails: GuardrailsParameters;
  readonly reporting: ReportingParameters;
}
