import type { PathState } from '../path-state';
import type { Facilities } from '../leverage/facilities';
import type { Recycling } from '../reinvestment/recycling';
import type { ResolvedFund } from '../resolve/resolve-fund';
import type { TrancheStack } from '../tranche/tranche-stack';
import type { Ledger } from './ledger-buffers';

/** A path as the fund's months see it: terms, portfolio and ledger of one strategy. Created once, reused for every path. */
export interface FundPath {
  readonly fund: ResolvedFund;
  readonly portfolio: PathState;
  readonly ledger: Ledger;
  /** Null when nothing is recycled. */
  readonly recycling: Recycling | null;
  /** Null without debt. */
  readonly facilities: Facilities | null;
  /** Null without tranches. */
  readonly tranches: TrancheStack | null;
}
