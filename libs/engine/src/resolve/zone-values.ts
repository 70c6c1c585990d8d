import type { ZoneValues } from '@ihome/config';

/** Values by zone id as an array in the order of `zones`. The configuration's check has made sure that none is missing. */
export function zoneArray(zones: readonly string[], values: ZoneValues): Float64Array {
  return Float64Array.from(zones, (zone) => values[zone] ?? Number.NaN);
}
