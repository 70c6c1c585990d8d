import type { ResolvedOrigination } from '../resolve/resolve-origination';
import type { TruncatedDistribution } from './truncated-distribution';

/** How the next candidates are drawn: the programme's terms, or those of recycled money. */
export interface PurchaseTerms {
  /** Target weight of each zone; their sum is 1 [zone]. */
  readonly targets: Float64Array;
  /** LTV by zone [zone]. */
  readonly ltv: readonly TruncatedDistribution[];
  /** Factor on the advance that is drawn. */
  readonly sizeFactor: number;
  /** Whether every candidate goes to the zone with the largest shortfall, whatever the allocation precision. */
  byShortfall: boolean;
  /** Whether positions are bought with recycled cash. */
  readonly recycled: boolean;
}

/** Terms of the programme of first advances. */
export function programmeTerms({ targets, ltv }: ResolvedOrigination): PurchaseTerms {
  return { targets, ltv, sizeFactor: 1, byShortfall: false, recycled: false };
}
