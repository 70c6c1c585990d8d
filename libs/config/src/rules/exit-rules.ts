import { keysOf, shownSum, sum, SUM_TOLERANCE, type CrossFieldRule } from './cross-field-rule';

/** Rules over exits and defaults. */
export const EXIT_RULES: readonly CrossFieldRule[] = [
  {
    name: 'holding_within_term',
    statement: 'The minimum holding period is shorter than the contract term.',
    reads: ['exit.min_holding_period', 'contract.contract_term_years'],
    severity: 'error',
    check: ({ exit, contract }) => {
      const term = 12 * contract.contract_term_years;
      if (exit.min_holding_period < term) return [];
      return [
        {
          at: [keysOf('exit.min_holding_period'), keysOf('contract.contract_term_years')],
          message: `a minimum holding period of ${exit.min_holding_period} months is not below the contract term of ${shownSum(term)} months`,
        },
      ];
    },
  },
  {
    name: 'seasonality_mean',
    statement: 'The seasonal factors have the mean 1.',
    reads: ['exit.seasonality'],
    severity: 'error',
    check: ({ exit }) => {
      const mean = sum(exit.seasonality) / exit.seasonality.length;
      if (Math.abs(mean - 1) <= SUM_TOLERANCE) return [];
      return [
        { at: [keysOf('exit.seasonality')], message: `the mean of the factors must be 1, not ${shownSum(mean)}` },
      ];
    },
  },
  {
    name: 'maturity_probabilities',
    statement: 'Extension and default at maturity together have a probability of at most 1.',
    reads: ['exit.maturity_extension_probability', 'exit.maturity_default_probability'],
    severity: 'error',
    check: ({ exit }) => {
      const total = exit.maturity_extension_probability + exit.maturity_default_probability;
      if (total <= 1 + SUM_TOLERANCE) return [];
      return [
        {
          at: [keysOf('exit.maturity_extension_probability'), keysOf('exit.maturity_default_probability')],
          message: `extension and default at maturity have a probability of ${shownSum(total)} together; at most 1 is possible`,
        },
      ];
    },
  },
  {
    name: 'default_correlation_order',
    statement: 'The default correlation across zones is at most that within a zone.',
    reads: ['exit.default_correlation.cross_zone', 'exit.default_correlation.same_zone'],
    severity: 'error',
    check: ({ exit }) => {
      const { cross_zone: cross, same_zone: same } = exit.default_correlation;
      if (cross <= same) return [];
      return [
        {
          at: [keysOf('exit.default_correlation.cross_zone'), keysOf('exit.default_correlation.same_zone')],
          message: `the correlation across zones ${cross} must not exceed that within a zone ${same}`,
        },
      ];
    },
  },
];
