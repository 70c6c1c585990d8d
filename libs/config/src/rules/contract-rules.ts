import { keysOf, type CrossFieldRule } from './cross-field-rule';

/** Rules over the contract. */
export const CONTRACT_RULES: readonly CrossFieldRule[] = [
  {
    name: 'share_clamps',
    statement: 'The smallest share of appreciation is at most the largest.',
    reads: ['contract.min_appreciation_share', 'contract.max_appreciation_share'],
    severity: 'error',
    check: ({ contract }) => {
      const { min_appreciation_share: min, max_appreciation_share: max } = contract;
      if (min <= max) return [];
      return [
        {
          at: [keysOf('contract.max_appreciation_share'), keysOf('contract.min_appreciation_share')],
          message: `the largest share ${max} is below the smallest ${min}`,
        },
      ];
    },
  },
  {
    name: 'tier_shares',
    statement:
      'There is one tier share more than there are thresholds; both lists may be empty unless the method is tiered.',
    reads: [
      'contract.tiered_appreciation_thresholds',
      'contract.tiered_appreciation_shares',
      'contract.appreciation_share_method',
    ],
    severity: 'error',
    check: ({ contract }) => {
      const thresholds = contract.tiered_appreciation_thresholds.length;
      const shares = contract.tiered_appreciation_shares.length;
      const unused = contract.appreciation_share_method !== 'tiered' && thresholds === 0 && shares === 0;
      if (unused || shares === thresholds + 1) return [];
      return [
        {
          at: [keysOf('contract.tiered_appreciation_shares'), keysOf('contract.tiered_appreciation_thresholds')],
          message: `${thresholds} thresholds need ${thresholds + 1} shares, not ${shares}`,
        },
      ];
    },
  },
];
