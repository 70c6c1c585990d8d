import { notApplicable, type Figure } from '../figure';
import { testGuardrail, type GuardrailResult } from './guardrail';

type ZoneNumbers = Readonly<Record<string, number>>;

/** What guardrails look at in a position of a loan tape. */
interface ListedLoan {
  readonly advance: number;
  readonly value: number;
  readonly zone: string;
  readonly senior_balance: number;
  readonly term_years: number;
}

/** The parts of a configuration that guardrails read before a run. */
export interface GuardedConfiguration {
  readonly zones: readonly string[];
  readonly origination: {
    readonly loan_size_distribution: string;
    readonly avg_loan_size: number;
    readonly max_loan_size: number;
    readonly max_ltv: number;
    readonly max_cltv: number;
    readonly zone_allocations: ZoneNumbers;
    readonly portfolio_mode: string;
    readonly loan_tape: readonly ListedLoan[];
  };
  readonly reinvestment: { readonly enabled: boolean; readonly size_adjustment: number };
  readonly contract: { readonly contract_term_years: number };
  readonly price_path: { readonly model_type: string; readonly volatility: ZoneNumbers };
  readonly exit: { readonly default_rates: ZoneNumbers };
  readonly monte_carlo: { readonly num_paths: number };
  readonly risk: { readonly confidence_levels: readonly number[] };
  readonly guardrails: {
    readonly max_ltv: number;
    readonly max_zone_allocation: number;
    readonly zone_ticket_limits: ZoneNumbers;
    readonly max_contract_term_months: number;
    readonly min_tail_paths: number;
    readonly zone_default_alert: number;
    readonly zone_volatility_alert: number;
  };
}

/** What the engine found in the correlation matrix when it resolved the strategy. */
export interface CorrelationCheck {
  readonly smallestEigenvalue: number;
  readonly correlationRepaired: boolean;
}

/** Slack on a count of paths, so that 10,000 · (1 − 0.99) is 100 whatever its last bit. */
const COUNT_SLACK = 1e-9;

/** Rounding that an eigenvalue of zero may have. */
const EIGENVALUE_TOLERANCE = 1e-10;

/**
 * The guardrails that are known before a run (docs/model/across-paths.md). With enforcement `fail` a configuration that
 * breaches one of the errors is refused before it gets here; with `report` it runs and says so.
 */
export function guardrailsBeforeRun(config: GuardedConfiguration, correlation: CorrelationCheck): GuardrailResult[] {
  const { origination, contract, guardrails, monte_carlo: monteCarlo, risk } = config;
  const weights = config.zones.map((zone) => origination.zone_allocations[zone] ?? 0);
  const listed = listedLoans(config);
  const highestLevel = Math.max(...risk.confidence_levels);
  return [
    testGuardrail({
      code: 'max_ltv',
      layer: 'unit',
      severity: 'error',
      limit: 'maximum',
      threshold: guardrails.max_ltv,
      value: Math.max(origination.max_ltv, ...listed.map(({ advance, value }) => advance / value)),
      message: 'Highest LTV of an advance',
    }),
    testGuardrail({
      code: 'max_cltv',
      layer: 'unit',
      severity: 'error',
      limit: 'maximum',
      threshold: origination.max_cltv,
      value: Math.max(origination.max_ltv, ...listed.map((loan) => (loan.advance + loan.senior_balance) / loan.value)),
      message: 'Highest LTV of an advance, combined LTV of a loan tape, against the highest combined LTV',
    }),
    zoneTicketLimits(config),
    testGuardrail({
      code: 'max_zone_allocation',
      layer: 'zone',
      severity: 'error',
      limit: 'maximum',
      threshold: guardrails.max_zone_allocation,
      value: Math.max(...weights),
      message: 'Largest zone allocation',
    }),
    testGuardrail({
      code: 'max_contract_term_months',
      layer: 'unit',
      severity: 'error',
      limit: 'maximum',
      threshold: guardrails.max_contract_term_months,
      value: 12 * Math.max(contract.contract_term_years, ...listed.map((loan) => loan.term_years)),
      message: 'Contract term in months',
    }),
    testGuardrail({
      code: 'correlation_psd',
      layer: 'model',
      severity: correlation.correlationRepaired ? 'warning' : 'error',
      limit: 'minimum',
      threshold: -EIGENVALUE_TOLERANCE,
      value: correlation.smallestEigenvalue,
      message: correlation.correlationRepaired
        ? 'Smallest eigenvalue of the zone correlation; the spectral repair is used instead'
        : 'Smallest eigenvalue of the zone correlation',
    }),
    ...zoneAlerts(config),
    testGuardrail({
      code: 'min_tail_paths',
      layer: 'run',
      severity: 'warning',
      limit: 'minimum',
      threshold: guardrails.min_tail_paths,
      value: Math.floor(monteCarlo.num_paths * (1 - highestLevel) + COUNT_SLACK),
      message: `Paths beyond the VaR at ${highestLevel}`,
    }),
  ];
}

/** Positions of the loan tape, when they are what is bought. */
function listedLoans({ origination }: GuardedConfiguration): readonly ListedLoan[] {
  return origination.portfolio_mode === 'loan_tape' ? origination.loan_tape : [];
}

/** Largest advance against the tightest ticket limit of the zones that are bought; positions of a loan tape against that of their zone. */
function zoneTicketLimits(config: GuardedConfiguration): GuardrailResult {
  const { zones, origination, reinvestment, guardrails } = config;
  const bought = zones.filter((zone) => (origination.zone_allocations[zone] ?? 0) > 0);
  const limits = bought.flatMap((zone) => guardrails.zone_ticket_limits[zone] ?? []);
  const fixed = origination.loan_size_distribution === 'fixed';
  const factor = reinvestment.enabled ? Math.max(1 + reinvestment.size_adjustment, 1) : 1;
  const drawn = {
    advance: factor * (fixed ? origination.avg_loan_size : origination.max_loan_size),
    limit: limits.length > 0 ? Math.min(...limits) : Infinity,
  };
  // What comes nearest to its limit, or is the furthest above it.
  const worst = listedLoans(config)
    .map(({ advance, zone }) => ({ advance, limit: guardrails.zone_ticket_limits[zone] ?? Infinity }))
    .reduce((most, loan) => (loan.advance / loan.limit > most.advance / most.limit ? loan : most), drawn);
  return testGuardrail({
    code: 'zone_ticket_limits',
    layer: 'zone',
    severity: 'error',
    limit: 'maximum',
    threshold: worst.limit < Infinity ? worst.limit : notApplicable('no zone is bought'),
    value: worst.advance,
    message: 'Largest advance against the tightest ticket limit, or that of its zone in a loan tape',
  });
}

/** Price models that take the volatility of the zones. */
const ZONE_VOLATILITY_MODELS = ['gbm', 'momentum'];

/** Default rates and volatilities of the zones against their averages by allocation. */
function zoneAlerts(config: GuardedConfiguration): GuardrailResult[] {
  const { guardrails, price_path: prices, exit } = config;
  const alert = { layer: 'zone', severity: 'warning', limit: 'maximum' } as const;
  return [
    testGuardrail({
      ...alert,
      code: 'zone_default',
      threshold: guardrails.zone_default_alert,
      value: highestToAverage(config, exit.default_rates),
      message: 'Highest default rate of a zone to the average of the allocation',
    }),
    testGuardrail({
      ...alert,
      code: 'zone_volatility',
      threshold: guardrails.zone_volatility_alert,
      value: ZONE_VOLATILITY_MODELS.includes(prices.model_type)
        ? highestToAverage(config, prices.volatility)
        : notApplicable(`volatility is no parameter of ${prices.model_type}`),
      message: 'Highest volatility of a zone to the average of the allocation',
    }),
  ];
}

/** Highest value among the zones that are bought, to the average by allocation. */
function highestToAverage({ zones, origination }: GuardedConfiguration, values: ZoneNumbers): Figure {
  const weight = (zone: string): number => origination.zone_allocations[zone] ?? 0;
  const bought = zones.filter((zone) => weight(zone) > 0);
  const total = bought.reduce((sum, zone) => sum + weight(zone), 0);
  const average = bought.reduce((sum, zone) => sum + weight(zone) * (values[zone] ?? 0), 0) / total;
  if (!(average > 0)) return notApplicable('it is 0 in every zone that is bought');
  return Math.max(...bought.map((zone) => values[zone] ?? 0)) / average;
}
