import type { PathTable } from '@ihome/engine';

/** Most values of zones that are kept: 8 bytes each, 32 MB in all. */
const MOST_VALUES = 4_000_000;

/** Multiples of the zones of some strategies over the same paths. */
export interface ZoneColumns {
  /** Copies those of a section, if the strategy's are kept. */
  add(section: PathTable, index: number): void;
  /** [zone][path], NaN on a path that bought nothing in the zone; undefined for a strategy that memory does not hold. */
  multiplesOf(index: number): readonly Float64Array[] | undefined;
}

/** Keeps the zones of strategies by index, in the order given, as far as memory holds them: 8 bytes a strategy, zone and path. */
export function readZoneColumns(
  strategies: readonly { readonly index: number; readonly zones: number }[],
  paths: number,
): ZoneColumns {
  const kept = new Map<number, readonly Float64Array[]>();
  let room = MOST_VALUES;
  for (const { index, zones } of strategies) {
    if (zones * paths > room) continue;
    room -= zones * paths;
    kept.set(
      index,
      Array.from({ length: zones }, () => new Float64Array(paths)),
    );
  }
  return {
    add({ firstPath, paths: own, zoneMultiples }, index) {
      kept.get(index)?.forEach((column, zone) => {
        column.set(zoneMultiples.subarray(zone * own, (zone + 1) * own), firstPath);
      });
    },
    multiplesOf: (index) => kept.get(index),
  };
}
