import { keysOf, shownSum, sum, SUM_TOLERANCE, type Breach, type CrossFieldRule } from './cross-field-rule';

/** Rules over origination. */
export const ORIGINATION_RULES: readonly CrossFieldRule[] = [
  {
    name: 'loan_size_bounds',
    statement: 'The smallest advance is at most the largest, and the mean lies between them.',
    reads: ['origination.min_loan_size', 'origination.avg_loan_size', 'origination.max_loan_size'],
    severity: 'error',
    check: ({ origination }) => {
      const { min_loan_size: min, avg_loan_size: mean, max_loan_size: max } = origination;
      const [minKeys, maxKeys] = [keysOf('origination.min_loan_size'), keysOf('origination.max_loan_size')];
      if (min > max)
        return [{ at: [maxKeys, minKeys], message: `the largest advance ${max} is below the smallest ${min}` }];
      if (mean >= min && mean <= max) return [];
      const at: Breach['at'] = [keysOf('origination.avg_loan_size'), mean < min ? minKeys : maxKeys];
      return [{ at, message: `the mean advance ${mean} must lie between the bounds ${min} and ${max}` }];
    },
  },
  {
    name: 'ltv_bounds',
    statement: 'The lowest LTV is below the highest, and the mean LTV of every zone is above 0 and lies between them.',
    reads: [
      'zones',
      'origination.min_ltv',
      'origination.avg_loan_ltv',
      'origination.max_ltv',
      'origination.ltv_zone_shift',
    ],
    severity: 'error',
    check: ({ zones, origination }) => {
      const { min_ltv: min, avg_loan_ltv: mean, max_ltv: max, ltv_zone_shift: shifts } = origination;
      const [minKeys, maxKeys] = [keysOf('origination.min_ltv'), keysOf('origination.max_ltv')];
      const meanKeys = keysOf('origination.avg_loan_ltv');
      if (min >= max)
        return [{ at: [maxKeys, minKeys], message: `the highest LTV ${max} must be above the lowest ${min}` }];
      const within = (ltv: number): boolean => ltv > 0 && ltv >= min - SUM_TOLERANCE && ltv <= max + SUM_TOLERANCE;
      const range = `above 0 and between the bounds ${min} and ${max}`;
      if (!within(mean)) {
        return [{ at: [meanKeys, mean < min ? minKeys : maxKeys], message: `the mean LTV ${mean} must be ${range}` }];
      }
      return zones.flatMap((zone) => {
        const shifted = mean + (shifts[zone] ?? 0);
        if (within(shifted)) return [];
        const at: Breach['at'] = [[...keysOf('origination.ltv_zone_shift'), zone], meanKeys, minKeys, maxKeys];
        return [{ at, message: `the mean LTV of zone ${zone} is ${shownSum(shifted)}; it must be ${range}` }];
      });
    },
  },
  {
    name: 'zone_allocations_sum',
    statement: 'Zone allocations sum to 1.',
    reads: ['zones', 'origination.zone_allocations'],
    severity: 'error',
    check: ({ zones, origination }) => {
      const total = sum(zones.map((zone) => origination.zone_allocations[zone] ?? 0));
      if (Math.abs(total - 1) <= SUM_TOLERANCE) return [];
      const keys = keysOf('origination.zone_allocations');
      const at: Breach['at'] = [keys, ...zones.map((zone) => [...keys, zone])];
      return [{ at, message: `zone allocations must sum to 1, not ${shownSum(total)}` }];
    },
  },
  {
    name: 'suburb_zones',
    statement: 'Every suburb lies in one of the zones.',
    reads: ['zones', 'origination.suburbs'],
    severity: 'error',
    check: ({ zones, origination }) =>
      origination.suburbs.flatMap(({ id, zone }, i): readonly Breach[] => {
        if (zones.includes(zone)) return [];
        const at: Breach['at'] = [[...keysOf('origination.suburbs'), i, 'zone'], keysOf('zones')];
        return [{ at, message: `suburb ${id} lies in ${zone}; the zones are ${zones.join(', ')}` }];
      }),
  },
  {
    name: 'loan_tape',
    statement:
      'A portfolio from a loan tape has positions; each is worth more than its advance, lies in a zone and, if any, in a suburb of it, and has a term beyond the minimum holding period.',
    reads: [
      'zones',
      'origination.portfolio_mode',
      'origination.loan_tape',
      'origination.suburbs',
      'exit.min_holding_period',
    ],
    severity: 'error',
    check: ({ zones, origination, exit }) => {
      if (origination.portfolio_mode !== 'loan_tape') return [];
      const tape = keysOf('origination.loan_tape');
      if (origination.loan_tape.length === 0) return [{ at: [tape], message: 'the loan tape has no positions' }];
      return origination.loan_tape.flatMap(
        ({ advance, value, zone, suburb, term_years: term }, i): readonly Breach[] => {
          const breach = (member: string, message: string): readonly Breach[] => [
            { at: [[...tape, i, member]], message },
          ];
          if (value <= advance) return breach('value', `the value ${value} must be more than the advance ${advance}`);
          if (!zones.includes(zone))
            return breach('zone', `there is no zone ${zone}; the zones are ${zones.join(', ')}`);
          if (12 * term <= exit.min_holding_period) {
            const holding = `the minimum holding period of ${exit.min_holding_period} months`;
            return breach('term_years', `a term of ${shownSum(12 * term)} months is not beyond ${holding}`);
          }
          if (suburb === null || origination.suburbs.some((s) => s.id === suburb && s.zone === zone)) return [];
          return breach('suburb', `there is no suburb ${suburb} in zone ${zone}`);
        },
      );
    },
  },
];
