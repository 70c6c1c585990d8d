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
  {
    name: 'over_advance_rate',
    statement: 'The over-advance lends at least what the sleeve lends on any green position.',
    reads: [
      'leverage.enabled',
      'leverage.green_sleeve.enabled',
      'leverage.green_sleeve.advance_rate',
      'leverage.a_plus_overadvance.enabled',
      'leverage.a_plus_overadvance.advance_rate',
    ],
    severity: 'error',
    check: ({ leverage: { enabled, green_sleeve: sleeve, a_plus_overadvance: over } }) => {
      if (!enabled || !sleeve.enabled || !over.enabled || over.advance_rate >= sleeve.advance_rate) return [];
      return [
        {
          at: [keysOf('leverage.a_plus_overadvance.advance_rate'), keysOf('leverage.green_sleeve.advance_rate')],
          message: `the over-advance of ${over.advance_rate} is below the advance rate ${sleeve.advance_rate} of the sleeve`,
        },
      ];
    },
  },
  {
    name: 'over_advance_grade',
    statement: 'Some suburb of the green zone has the grade of the over-advance.',
    reads: [
      'zones',
      'origination.suburbs',
      'leverage.enabled',
      'leverage.green_sleeve.enabled',
      'leverage.a_plus_overadvance.enabled',
      'leverage.a_plus_overadvance.grade',
    ],
    severity: 'warning',
    check: ({ zones, origination, leverage: { enabled, green_sleeve: sleeve, a_plus_overadvance: over } }) => {
      if (!enabled || !sleeve.enabled || !over.enabled) return [];
      const green = zones.includes('green') ? 'green' : zones[0];
      if (origination.suburbs.some(({ zone, grade }) => zone === green && grade === over.grade)) return [];
      return [
        {
          at: [keysOf('leverage.a_plus_overadvance.grade'), keysOf('origination.suburbs')],
          message: `no suburb of zone ${green} has the grade ${over.grade}, so nothing is over-advanced`,
        },
      ];
    },
  },
];
