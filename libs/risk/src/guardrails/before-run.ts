import { notApplicable } from '../figure';
import { testGuardrail, type GuardrailResult } from './guardrail';

type ZoneNumbers = Readonly<Record<string, number>>;

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
  };
  readonly reinvestment: { readonly enabled: boolean; readonly size_adjustment: number };
  readonly contract: { readonly contract_term_years: number };
  readonly monte_carlo: { readonly num_paths: number };
  readonly risk: { readonly confidence_levels: readonly number[] };
  readonly guardrails: {
    readonly max_ltv: number;
    readonly max_zone_allocation: number;
    readonly zone_ticket_limits: ZoneNumbers;
    readonly max_contract_term_months: number;
    readonly min_tail_paths: number;
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
 * The guardrails that are known before a run (docs/model/ §11). With enforcement `fail` a configuration that breaches one of the errors
 * is refused before it gets here; with `report` it runs and says so.
 */
export function guardrailsBeforeRun(config: GuardedConfiguration, correlation: CorrelationCheck): GuardrailResult[] {
  const { origination, contract, guardrails, monte_carlo: monteCarlo, risk } = config;
  const weights = config.zones.map((zone) => origination.zone_allocations[zone] ?? 0);
  const highestLevel = Math.max(...risk.confidence_levels);
  return [
    testGuardrail({
      code: 'max_ltv',
      layer: 'unit',
      severity: 'error',
      limit: 'maximum',
      threshold: guardrails.max_ltv,
      value: origination.max_ltv,
      message: 'Highest LTV of an advance',
    }),
    testGuardrail({
      code: 'max_cltv',
      layer: 'unit',
      severity: 'error',
      limit: 'maximum',
      threshold: origination.max_cltv,
      value: origination.max_ltv,
      message: 'Highest LTV of an advance against the highest combined LTV',
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
      value: 12 * contract.contract_term_years,
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

/** Largest advance against the tightest ticket limit of the zones that are bought. */
function zoneTicketLimits({ zones, origination, reinvestment, guardrails }: GuardedConfiguration): GuardrailResult {
  const bought = zones.filter((zone) => (origination.zone_allocations[zone] ?? 0) > 0);
  const limits = bought.flatMap((zone) => guardrails.zone_ticket_limits[zone] ?? []);
  const fixed = origination.loan_size_distribution === 'fixed';
  const factor = reinvestment.enabled ? Math.max(1 + reinvestment.size_adjustment, 1) : 1;
  return testGuardrail({
    code: 'zone_ticket_limits',
    layer: 'zone',
    severity: 'error',
    limit: 'maximum',
    threshold: limits.length > 0 ? Math.min(...limits) : notApplicable('no zone is bought'),
    value: factor * (fixed ? origination.avg_loan_size : origination.max_loan_size),
    message: 'Largest advance against the tightest ticket limit',
  });
}
