/** Cause codes of an exit, in the order of every list: position = code. */
export const EXIT_CAUSES = [
  'sale',
  'refinance',
  'default',
  'life_event',
  'maturity_repaid',
  'extended_repaid',
  'fund_end',
] as const;

/** Name of an exit cause. */
export type ExitCause = (typeof EXIT_CAUSES)[number];

/** The home is sold. */
export const CAUSE_SALE = 0;
/** The homeowner buys the contract out, as a rule by refinancing. */
export const CAUSE_REFINANCE = 1;
/** Default: of the hazard, or at maturity. */
export const CAUSE_DEFAULT = 2;
/** Death, divorce, relocation. */
export const CAUSE_LIFE_EVENT = 3;
/** Repaid at maturity. */
export const CAUSE_MATURITY_REPAID = 4;
/** Repaid at the end of the extension. */
export const CAUSE_EXTENDED_REPAID = 5;
/** Sold at the last month of the fund, at the fund end discount. */
export const CAUSE_FUND_END = 6;
