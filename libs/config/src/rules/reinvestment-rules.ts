import { keysOf, shownSum, SUM_TOLERANCE, type Breach, type CrossFieldRule } from './cross-field-rule';

/** Rules over reinvestment. */
export const REINVESTMENT_RULES: readonly CrossFieldRule[] = [
  {
    name: 'zone_preferences',
    statement: 'Custom preferences leave a zone for recycled money.',
    reads: [
      'zones',
      'origination.zone_allocations',
      'reinvestment.enabled',
      'reinvestment.reinvestment_strategy',
      'reinvestment.zone_preference_multipliers',
    ],
    severity: 'error',
    check: ({ zones, origination, reinvestment }) => {
      if (!reinvestment.enabled || reinvestment.reinvestment_strategy !== 'custom') return [];
      const { zone_preference_multipliers: preferences } = reinvestment;
      const weight = (zone: string): number => (origination.zone_allocations[zone] ?? 0) * (preferences[zone] ?? 0);
      if (zones.some((zone) => weight(zone) > 0)) return [];
      const keys = keysOf('reinvestment.zone_preference_multipliers');
      const at: Breach['at'] = [
        keys,
        ...zones.map((zone) => [...keys, zone]),
        keysOf('reinvestment.reinvestment_strategy'),
      ];
      return [{ at, message: 'recycled money could go to no zone: no allocation times preference is above 0' }];
    },
  },
  {
    name: 'recycled_ltv_bounds',
    statement: 'The mean LTV of recycled positions is above 0 and lies between the LTV bounds in every zone.',
    reads: [
      'zones',
      'origination.min_ltv',
      'origination.avg_loan_ltv',
      'origination.max_ltv',
      'origination.ltv_zone_shift',
      'reinvestment.enabled',
      'reinvestment.ltv_adjustment',
    ],
    severity: 'error',
    check: ({ zones, origination, reinvestment }) => {
      if (!reinvestment.enabled || reinvestment.ltv_adjustment === 0) return [];
      const { min_ltv: min, avg_loan_ltv: mean, max_ltv: max, ltv_zone_shift: shifts } = origination;
      const recycled = (zone: string): number => mean + (shifts[zone] ?? 0) + reinvestment.ltv_adjustment;
      const isOutside = (ltv: number): boolean => ltv <= 0 || ltv < min - SUM_TOLERANCE || ltv > max + SUM_TOLERANCE;
      const zone = zones.find((candidate) => isOutside(recycled(candidate)));
      if (zone === undefined) return [];
      const at: Breach['at'] = [
        keysOf('reinvestment.ltv_adjustment'),
        keysOf('origination.avg_loan_ltv'),
        keysOf('origination.min_ltv'),
        keysOf('origination.max_ltv'),
        [...keysOf('origination.ltv_zone_shift'), zone],
      ];
      const message = `the mean LTV of recycled positions in zone ${zone} is ${shownSum(recycled(zone))}; it must be above 0 and between the bounds ${min} and ${max}`;
      return [{ at, message }];
    },
  },
];
