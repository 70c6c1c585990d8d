import { keysOf, type CrossFieldRule } from './cross-field-rule';

/** Rules over the waterfall. */
export const WATERFALL_RULES: readonly CrossFieldRule[] = [
  {
    name: 'hard_hurdle_without_catch_up',
    statement: 'A hard hurdle has no catch-up.',
    reads: ['waterfall.hurdle_type', 'waterfall.catch_up_structure'],
    severity: 'error',
    check: ({ waterfall }) => {
      if (waterfall.hurdle_type !== 'hard' || waterfall.catch_up_structure === 'none') return [];
      return [
        {
          at: [keysOf('waterfall.catch_up_structure'), keysOf('waterfall.hurdle_type')],
          message: `a hard hurdle goes with catch_up_structure none, not ${waterfall.catch_up_structure}`,
        },
      ];
    },
  },
  {
    name: 'catch_up_above_carry',
    statement: 'The catch-up rate is above the carried interest.',
    reads: ['waterfall.catch_up_rate', 'waterfall.carried_interest_rate'],
    severity: 'error',
    check: ({ waterfall }) => {
      const { catch_up_rate: rate, carried_interest_rate: carry } = waterfall;
      if (rate > carry) return [];
      return [
        {
          at: [keysOf('waterfall.catch_up_rate'), keysOf('waterfall.carried_interest_rate')],
          message: `the catch-up rate ${rate} must be above the carried interest ${carry}: below it the GP never catches up`,
        },
      ];
    },
  },
  {
    name: 'extra_tiers_above_hurdle',
    statement: 'Extra tiers open above the hurdle rate.',
    reads: ['waterfall.extra_tiers', 'waterfall.hurdle_rate'],
    severity: 'error',
    check: ({ waterfall }) => {
      const first = waterfall.extra_tiers[0];
      if (first === undefined || first.hurdle_rate > waterfall.hurdle_rate) return [];
      return [
        {
          at: [['waterfall', 'extra_tiers', 0, 'hurdle_rate'], keysOf('waterfall.hurdle_rate')],
          message: `the first extra tier opens at ${first.hurdle_rate}, which must be above the hurdle rate ${waterfall.hurdle_rate}`,
        },
      ];
    },
  },
];
