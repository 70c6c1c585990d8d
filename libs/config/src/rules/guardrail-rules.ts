import { keysOf, shownSum, type Breach, type CrossFieldRule } from './cross-field-rule';

/** Guardrails that are known before a run. Their codes are `guardrail_<name>`. */
export const GUARDRAIL_RULES: readonly CrossFieldRule[] = [
  {
    name: 'guardrail_max_ltv',
    statement: 'No LTV bound is above guardrails.max_ltv.',
    reads: ['origination.max_ltv', 'guardrails.max_ltv'],
    severity: 'guardrail',
    check: ({ origination, guardrails }) => {
      if (origination.max_ltv <= guardrails.max_ltv) return [];
      return [
        {
          at: [keysOf('origination.max_ltv'), keysOf('guardrails.max_ltv')],
          message: `the highest LTV ${origination.max_ltv} is above the limit ${guardrails.max_ltv}`,
          code: 'guardrail_max_ltv',
        },
      ];
    },
  },
  {
    name: 'guardrail_max_cltv',
    statement: 'No LTV bound is above origination.max_cltv.',
    reads: ['origination.max_ltv', 'origination.max_cltv'],
    severity: 'guardrail',
    check: ({ origination }) => {
      if (origination.max_ltv <= origination.max_cltv) return [];
      return [
        {
          at: [keysOf('origination.max_ltv'), keysOf('origination.max_cltv')],
          message: `the highest LTV ${origination.max_ltv} is above the highest combined LTV ${origination.max_cltv}`,
          code: 'guardrail_max_cltv',
        },
      ];
    },
  },
  {
    name: 'guardrail_max_zone_allocation',
    statement: 'No zone allocation is above guardrails.max_zone_allocation.',
    reads: ['zones', 'origination.zone_allocations', 'guardrails.max_zone_allocation'],
    severity: 'guardrail',
    check: ({ zones, origination, guardrails }) =>
      zones.flatMap((zone): Breach[] => {
        const weight = origination.zone_allocations[zone] ?? 0;
        if (weight <= guardrails.max_zone_allocation) return [];
        return [
          {
            at: [[...keysOf('origination.zone_allocations'), zone], keysOf('guardrails.max_zone_allocation')],
            message: `zone ${zone} has ${weight}, above the limit ${guardrails.max_zone_allocation}`,
            code: 'guardrail_max_zone_allocation',
          },
        ];
      }),
  },
  {
    name: 'guardrail_zone_ticket_limits',
    statement: 'No advance can be above the ticket limit of a zone that is bought.',
    reads: [
      'zones',
      'origination.loan_size_distribution',
      'origination.avg_loan_size',
      'origination.max_loan_size',
      'origination.zone_allocations',
      'reinvestment.enabled',
      'reinvestment.size_adjustment',
      'guardrails.zone_ticket_limits',
    ],
    severity: 'guardrail',
    check: ({ zones, origination, reinvestment, guardrails }) => {
      const fixed = origination.loan_size_distribution === 'fixed';
      const drawn = fixed ? origination.avg_loan_size : origination.max_loan_size;
      const factor = reinvestment.enabled ? Math.max(1 + reinvestment.size_adjustment, 1) : 1;
      const largest = drawn * factor;
      const sizeKeys = keysOf(fixed ? 'origination.avg_loan_size' : 'origination.max_loan_size');
      const recycledKeys = factor > 1 ? [keysOf('reinvestment.size_adjustment')] : [];
      return zones.flatMap((zone): Breach[] => {
        const limit = guardrails.zone_ticket_limits[zone] ?? 0;
        if ((origination.zone_allocations[zone] ?? 0) === 0 || largest <= limit) return [];
        return [
          {
            at: [sizeKeys, [...keysOf('guardrails.zone_ticket_limits'), zone], ...recycledKeys],
            message: `advances of up to ${largest} are above the ticket limit ${limit} of zone ${zone}`,
            code: 'guardrail_zone_ticket_limits',
          },
        ];
      });
    },
  },
  {
    name: 'guardrail_max_contract_term_months',
    statement: 'The contract term is at most guardrails.max_contract_term_months.',
    reads: ['contract.contract_term_years', 'guardrails.max_contract_term_months'],
    severity: 'guardrail',
    check: ({ contract, guardrails }) => {
      const months = 12 * contract.contract_term_years;
      if (months <= guardrails.max_contract_term_months) return [];
      return [
        {
          at: [keysOf('contract.contract_term_years'), keysOf('guardrails.max_contract_term_months')],
          message: `a contract term of ${shownSum(months)} months is above the limit ${guardrails.max_contract_term_months}`,
          code: 'guardrail_max_contract_term_months',
        },
      ];
    },
  },
  {
    name: 'guardrail_min_tail_paths',
    statement: 'There are enough paths beyond the highest confidence level.',
    reads: ['monte_carlo.num_paths', 'risk.confidence_levels', 'guardrails.min_tail_paths'],
    severity: 'warning',
    check: ({ monte_carlo: monteCarlo, risk, guardrails }) => {
      const level = Math.max(...risk.confidence_levels);
      const beyond = Math.floor(monteCarlo.num_paths * (1 - level) + 1e-9);
      if (beyond >= guardrails.min_tail_paths) return [];
      return [
        {
          at: [keysOf('monte_carlo.num_paths'), keysOf('risk.confidence_levels'), keysOf('guardrails.min_tail_paths')],
          message: `${monteCarlo.num_paths} paths leave ${beyond} beyond the ${level} level; ${guardrails.min_tail_paths} are asked for`,
          code: 'guardrail_min_tail_paths',
        },
      ];
    },
  },
];
