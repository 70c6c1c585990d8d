import type { SimulationConfig } from '../generated/simulation-config';
import type { PathKeys } from '../json-pointer';
import { keysOf, shownSum, type Breach, type CrossFieldRule } from './cross-field-rule';

type Loan = SimulationConfig['origination']['loan_tape'][number];

const TAPE = ['origination.portfolio_mode', 'origination.loan_tape'] as const;

/** Breaches of the positions of a loan tape; none when the portfolio is another. */
function breachesOfTape(
  { origination }: SimulationConfig,
  breachOf: (loan: Loan, place: (member: string) => PathKeys) => Breach | null,
): readonly Breach[] {
  if (origination.portfolio_mode !== 'loan_tape') return [];
  return origination.loan_tape.flatMap((loan, i) => {
    // The rule over the tape itself says so.
    if (loan.value <= loan.advance) return [];
    const breach = breachOf(loan, (member) => [...keysOf('origination.loan_tape'), i, member]);
    return breach === null ? [] : [breach];
  });
}

/** Guardrails that are known before a run. Their codes are `guardrail_<name>`. */
export const GUARDRAIL_RULES: readonly CrossFieldRule[] = [
  {
    name: 'guardrail_max_ltv',
    statement: 'No LTV bound, and no LTV of a loan tape, is above guardrails.max_ltv.',
    reads: ['origination.max_ltv', ...TAPE, 'guardrails.max_ltv'],
    severity: 'guardrail',
    check: (config) => {
      const { origination, guardrails } = config;
      const listed = breachesOfTape(config, ({ advance, value }, place) => {
        if (advance / value <= guardrails.max_ltv) return null;
        return {
          at: [place('advance'), place('value'), keysOf('guardrails.max_ltv')],
          message: `the LTV ${shownSum(advance / value)} is above the limit ${guardrails.max_ltv}`,
          code: 'guardrail_max_ltv',
        };
      });
      if (origination.max_ltv <= guardrails.max_ltv) return listed;
      return [
        ...listed,
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
    statement: 'No LTV bound, and no combined LTV of a loan tape, is above origination.max_cltv.',
    reads: ['origination.max_ltv', 'origination.max_cltv', ...TAPE],
    severity: 'guardrail',
    check: (config) => {
      const { origination } = config;
      const listed = breachesOfTape(config, ({ advance, value, senior_balance: senior }, place) => {
        const combined = (advance + senior) / value;
        if (combined <= origination.max_cltv) return null;
        return {
          at: [place('senior_balance'), place('advance'), place('value'), keysOf('origination.max_cltv')],
          message: `the combined LTV ${shownSum(combined)} is above the highest ${origination.max_cltv}`,
          code: 'guardrail_max_cltv',
        };
      });
      if (origination.max_ltv <= origination.max_cltv) return listed;
      return [
        ...listed,
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
    statement:
      'No advance can be above the ticket limit of a zone that is bought, none of a loan tape above that of its zone.',
    reads: [
      'zones',
      'origination.loan_size_distribution',
      'origination.avg_loan_size',
      'origination.max_loan_size',
      'origination.zone_allocations',
      ...TAPE,
      'reinvestment.enabled',
      'reinvestment.size_adjustment',
      'guardrails.zone_ticket_limits',
    ],
    severity: 'guardrail',
    check: (config) => {
      const { zones, origination, reinvestment, guardrails } = config;
      const listed = breachesOfTape(config, ({ advance, zone }, place) => {
        const limit = guardrails.zone_ticket_limits[zone] ?? Infinity;
        if (advance <= limit) return null;
        return {
          at: [place('advance'), [...keysOf('guardrails.zone_ticket_limits'), zone]],
          message: `the advance ${advance} is above the ticket limit ${limit} of zone ${zone}`,
          code: 'guardrail_zone_ticket_limits',
        };
      });
      const fixed = origination.loan_size_distribution === 'fixed';
      const drawn = fixed ? origination.avg_loan_size : origination.max_loan_size;
      const factor = reinvestment.enabled ? Math.max(1 + reinvestment.size_adjustment, 1) : 1;
      const largest = drawn * factor;
      const sizeKeys = keysOf(fixed ? 'origination.avg_loan_size' : 'origination.max_loan_size');
      const recycledKeys = factor > 1 ? [keysOf('reinvestment.size_adjustment')] : [];
      const drawnAbove = zones.flatMap((zone): Breach[] => {
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
      return [...listed, ...drawnAbove];
    },
  },
  {
    name: 'guardrail_max_contract_term_months',
    statement: 'The contract term, and every term of a loan tape, is at most guardrails.max_contract_term_months.',
    reads: ['contract.contract_term_years', ...TAPE, 'guardrails.max_contract_term_months'],
    severity: 'guardrail',
    check: (config) => {
      const { contract, guardrails } = config;
      const listed = breachesOfTape(config, ({ term_years: years }, place) => {
        if (12 * years <= guardrails.max_contract_term_months) return null;
        return {
          at: [place('term_years'), keysOf('guardrails.max_contract_term_months')],
          message: `a term of ${shownSum(12 * years)} months is above the limit ${guardrails.max_contract_term_months}`,
          code: 'guardrail_max_contract_term_months',
        };
      });
      const months = 12 * contract.contract_term_years;
      if (months <= guardrails.max_contract_term_months) return listed;
      return [
        ...listed,
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
