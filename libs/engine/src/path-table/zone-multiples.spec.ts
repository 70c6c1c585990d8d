import { createPositions } from '../positions';
import { createZoneMultiples, measureZones } from './zone-multiples';

/** Positions with these zones, advances and cash. */
function positionsOf(rows: readonly (readonly [zone: number, advance: number, paid: number])[]) {
  const positions = createPositions(8);
  rows.forEach(([zone, advance, paid], i) => {
    positions.zone[i] = zone;
    positions.advance[i] = advance;
    positions.paid[i] = paid;
  });
  positions.count = rows.length;
  return positions;
}

test('cash to advances by zone; none where nothing was bought', () => {
  const zones = createZoneMultiples(3);
  measureZones(zones, positionsOf([[0, 100, 150], [2, 50, 0], [0, 300, 330]])); // prettier-ignore
  expect([...zones.multiples]).toEqual([1.2, NaN, 0]);
});

test('a path leaves nothing to the next one', () => {
  const zones = createZoneMultiples(2);
  measureZones(zones, positionsOf([[0, 100, 150], [1, 100, 90]])); // prettier-ignore
  measureZones(zones, positionsOf([[1, 200, 300]]));
  expect([...zones.multiples]).toEqual([NaN, 1.5]);
  measureZones(zones, positionsOf([]));
  expect([...zones.multiples]).toEqual([NaN, NaN]);
});

test('shares of the sum advanced mix multiples exactly: the multiple of the whole portfolio', () => {
  const rows = [[0, 100, 170], [1, 250, 260], [1, 50, 10], [2, 80, 100]] as const; // prettier-ignore
  const zones = createZoneMultiples(3);
  measureZones(zones, positionsOf(rows));
  const advanced = rows.reduce((sum, [, advance]) => sum + advance, 0);
  const mixed = zones.multiples.reduce((sum, multiple, z) => sum + (zones.advances[z]! / advanced) * multiple, 0);
  expect(mixed).toBeCloseTo(rows.reduce((sum, [, , paid]) => sum + paid, 0) / advanced, 14);
});
