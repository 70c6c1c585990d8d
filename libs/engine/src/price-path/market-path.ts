import type { LoanFates } from '../portfolio/loan-fates';
import { marketRows, MAX_BRIDGED, type MarketRows } from '../random/draw-row';
import type { ResolvedMarket } from '../resolve/resolve-market';

/**
 * Market of one path: what every strategy of a group shares. Months run 0..H (H = horizonMonths), stride = H + 1.
 * Filled by `generateMarket`.
 */
export interface MarketPath {
  /** Path whose market the buffers hold; −1 when none. */
  path: number;
  readonly zoneCount: number;
  readonly horizonMonths: number;
  /** Row length of `[zone][month]` arrays: horizonMonths + 1. */
  readonly stride: number;
  /** Log index h [zone][month], row-major; h(0) = 0. */
  readonly logIndex: Float64Array;
  /** Index level e^h [zone, then suburb][month], row-major. */
  readonly level: Float64Array;
  /** Smallest level from this month to H [zone][month], row-major. */
  readonly lowestLevelAhead: Float64Array;
  /** Regime [month]; 0 throughout when the market has none. */
  readonly regime: Uint8Array;
  /** National price factor f [month], standard normal; f(0) = 0. */
  readonly nationalFactor: Float64Array;
  /** Short rate with the year's shift [month], annual. */
  readonly shortRate: Float64Array;
  /** Draws and exits of loans on this market, by `fateKey` of the strategies that share them. */
  readonly fates: Map<string, LoanFates>;
  /** Where each row of random numbers stands in `draws`. */
  readonly rows: MarketRows;
  /** Random numbers of the path; those of the zones become correlated innovations ε [zone][month] in place. */
  readonly draws: Float64Array;
  /** Scratch: four random words. */
  readonly words: Uint32Array;
  /** Scratch: nodes of a bridge. */
  readonly nodes: Float64Array;
}

/** Buffers for the market of one path. */
export function createMarketPath(
  market: Pick<ResolvedMarket, 'zoneCount' | 'horizonMonths'> & { readonly suburbs?: ResolvedMarket['suburbs'] },
): MarketPath {
  const { zoneCount, horizonMonths, suburbs = null } = market;
  const indexCount = zoneCount + (suburbs === null ? 0 : suburbs.ids.length);
  const stride = horizonMonths + 1;
  const rows = marketRows({ zoneCount, horizonMonths, suburbCount: indexCount - zoneCount });
  return {
    path: -1,
    zoneCount,
    horizonMonths,
    stride,
    logIndex: new Float64Array(zoneCount * stride),
    level: new Float64Array(indexCount * stride),
    lowestLevelAhead: new Float64Array(zoneCount * stride),
    regime: new Uint8Array(stride),
    nationalFactor: new Float64Array(stride),
    shortRate: new Float64Array(stride),
    fates: new Map(),
    rows,
    draws: new Float64Array(rows.size),
    words: new Uint32Array(4),
    nodes: new Float64Array(MAX_BRIDGED),
  };
}
