import { keysOf, type Breach, type CrossFieldRule } from './cross-field-rule';

/** Rules over the short rate. */
export const INTEREST_RATE_RULES: readonly CrossFieldRule[] = [
  {
    name: 'cir_rates',
    statement: 'Under CIR the initial rate and the long-run level are not negative.',
    reads: ['interest_rate.model', 'interest_rate.base_rate_initial', 'interest_rate.long_term_mean'],
    severity: 'error',
    check: ({ interest_rate: rate }) => {
      if (rate.model !== 'cir') return [];
      const model = keysOf('interest_rate.model');
      const breaches: Breach[] = [];
      if (rate.base_rate_initial < 0) {
        const message = `a CIR rate cannot start below 0, at ${rate.base_rate_initial}`;
        breaches.push({ at: [keysOf('interest_rate.base_rate_initial'), model], message });
      }
      if (rate.long_term_mean < 0) {
        const message = `a CIR rate cannot return to a level below 0, ${rate.long_term_mean}`;
        breaches.push({ at: [keysOf('interest_rate.long_term_mean'), model], message });
      }
      return breaches;
    },
  },
];
