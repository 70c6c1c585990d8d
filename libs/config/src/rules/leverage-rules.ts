import { keysOf, type CrossFieldRule } from './cross-field-rule';

/** Rules over leverage. */
export const LEVERAGE_RULES: readonly CrossFieldRule[] = [
  {
    name: 'ramp_line_window',
    statement: 'The draw window of the ramp line ends with its clean-up at the latest.',
    reads: [
      'leverage.enabled',
      'leverage.ramp_line.enabled',
      'leverage.ramp_line.draw_period_months',
      'leverage.ramp_line.term_months',
    ],
    severity: 'error',
    check: ({ leverage }) => {
      if (!leverage.enabled || !leverage.ramp_line.enabled) return [];
      const { draw_period_months: window, term_months: term } = leverage.ramp_line;
      if (window <= term) return [];
      return [
        {
          at: [keysOf('leverage.ramp_line.draw_period_months'), keysOf('leverage.ramp_line.term_months')],
          message: `the ramp line could be drawn for ${window} months, beyond its clean-up at month ${term}`,
        },
      ];
    },
  },
];
