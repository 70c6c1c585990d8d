import fc from 'fast-check';
import { quantile, quantilePlaces } from './quantile';
import { selectPlaces } from './select-places';

describe('selectPlaces', () => {
  const sample = fc.oneof(
    fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 300 }),
    // Many equal values.
    fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 300 }),
  );

  it('puts what a sort would put there, and keeps all values', () => {
    fc.assert(
      fc.property(sample, fc.array(fc.nat(299), { maxLength: 8 }), (list, wanted) => {
        const values = Float64Array.from(list, (x) => x + 0);
        const sorted = values.slice().sort();
        const places = wanted.map((place) => place % values.length).sort((a, b) => a - b);
        selectPlaces(values, places);
        for (const place of places) expect(values[place]! + 0).toBe(sorted[place]! + 0);
        expect(values.slice().sort()).toEqual(sorted);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it.each([
    ['ascending', (i: number): number => i],
    ['descending', (i: number): number => -i],
    ['two heaps', (i: number): number => (i % 2) * 1000 + (i >> 1)],
  ])('gives the quantiles of %s values', (_, value) => {
    const values = Float64Array.from({ length: 1024 }, (__, i) => value(i));
    const sorted = values.slice().sort();
    const percentiles = [0.05, 0.25, 0.5, 0.75, 1];
    selectPlaces(values, quantilePlaces(1024, percentiles));
    for (const p of percentiles) expect(quantile(values, p)).toBe(quantile(sorted, p));
  });
});
