import {
  PURPOSE_BOOTSTRAP,
  PURPOSE_DEFAULT_COMMON,
  PURPOSE_DEFAULT_ZONE,
  PURPOSE_MARKET,
  PURPOSE_REGIME,
  PURPOSE_SHORT_RATE,
  PURPOSE_SUBURB,
} from './purpose';

/** Nodes of each bridge that have a dimension; the finer ones are keyed. */
export const NODES_WITH_DIMENSION = 16;

/** Longest bridge. */
export const MAX_BRIDGED = 128;

/** Steps of a bridge over months: ten years and a little. */
const MONTHS_BRIDGED = MAX_BRIDGED;

/** Steps of a bridge over fund years. */
const YEARS_BRIDGED = 16;

/** A row of random numbers of one path: number i has the counter draw i >> 2 of its purpose and entity, lane i & 3. */
export interface DrawRow {
  readonly purpose: number;
  readonly entity: number;
  /** Numbers in the row. */
  readonly count: number;
  /** Place of number 0 in the path's draws. */
  readonly at: number;
  /** Steps that one bridge spans, a power of two; 0 when a sampler with dimensions leaves the row to keyed numbers. */
  readonly bridged: number;
  /** Place among the rows with dimensions, the most telling first; −1 without. */
  readonly stream: number;
}

/** All rows that a market needs; which of them are drawn is up to the model. */
export interface MarketRows {
  /** Monthly factors, number m − 1 for month m [zone]: the zones' own, or the national factor and what is left beside it. */
  readonly market: readonly DrawRow[];
  /** Month m at m − 1. */
  readonly shortRate: DrawRow;
  /** Uniforms of CIR, likewise. */
  readonly secondShortRate: DrawRow;
  /** Fund year y at y − 1. */
  readonly defaultCommon: DrawRow;
  /** Likewise [zone]. */
  readonly defaultZone: readonly DrawRow[];
  /** Month m at m. */
  readonly regime: DrawRow;
  /** Month m at 2(m − 1) and the place after it. */
  readonly bootstrap: DrawRow;
  /** Month m at m − 1 [suburb]. */
  readonly suburb: readonly DrawRow[];
  /** Numbers in all rows. */
  readonly size: number;
  /** Rows with dimensions. */
  readonly streams: number;
}

/** What the rows depend on. */
export interface MarketShape {
  readonly zoneCount: number;
  readonly horizonMonths: number;
  readonly suburbCount: number;
}

/**
 * Lays the rows of a market out: rows of the zones come first, a stride of horizonMonths + 1 apart and from place 1 on, as the
 * `[zone][month]` arrays of the market are.
 */
export function marketRows({ zoneCount, horizonMonths, suburbCount }: MarketShape): MarketRows {
  const stride = horizonMonths + 1;
  const years = Math.ceil(horizonMonths / 12);
  let size = zoneCount * stride;
  const row = (purpose: number, entity: number, count: number): DrawRow => {
    const at = size;
    size += count;
    return { purpose, entity, count, at, bridged: 0, stream: -1 };
  };
  const zones = Array.from({ length: zoneCount }, (_, zone) => zone);
  const streams = 2 * zoneCount + 2;
  const months = { count: horizonMonths, bridged: MONTHS_BRIDGED };
  const rows = {
    market: zones.map((zone) => ({
      ...months,
      purpose: PURPOSE_MARKET,
      entity: zone,
      at: zone * stride + 1,
      stream: zone === 0 ? 0 : zone + 1,
    })),
    shortRate: {
      ...row(PURPOSE_SHORT_RATE, 0, horizonMonths),
      bridged: MONTHS_BRIDGED,
      stream: zoneCount + 1,
    },
    secondShortRate: row(PURPOSE_SHORT_RATE, 1, horizonMonths),
    defaultCommon: { ...row(PURPOSE_DEFAULT_COMMON, 0, years), bridged: YEARS_BRIDGED, stream: 1 },
    defaultZone: zones.map((zone) => ({
      ...row(PURPOSE_DEFAULT_ZONE, zone, years),
      bridged: YEARS_BRIDGED,
      stream: zoneCount + 2 + zone,
    })),
    regime: row(PURPOSE_REGIME, 0, stride),
    bootstrap: row(PURPOSE_BOOTSTRAP, 0, 2 * horizonMonths),
    suburb: Array.from({ length: suburbCount }, (_, suburb) => row(PURPOSE_SUBURB, suburb, horizonMonths)),
    streams,
  };
  return { ...rows, size };
}
