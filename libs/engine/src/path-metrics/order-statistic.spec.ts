import * as fc from 'fast-check';
import { quantileInPlace, selectSmallest } from './order-statistic';

test.each([
  [0.1, 41],
  [0.2, 81],
  [0.3, 81.5],
])('type 7 of [1, 81, 82, 83, 84, 85] at %d → %d (empyrical)', (p, expected) => {
  expect(quantileInPlace(Float64Array.of(83, 1, 85, 82, 84, 81), { count: 6, p })).toBeCloseTo(expected, 12);
});

test('the k-th smallest is that of the sorted values, whatever follows the range', () => {
  const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, fc.nat(59), (list, index) => {
      const k = index % list.length;
      const buffer = Float64Array.of(...list, -1000, -1000);
      expect(selectSmallest(buffer, { count: list.length, k })).toBe([...list].sort((a, b) => a - b)[k]);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test('one value is every quantile', () => {
  expect(quantileInPlace(Float64Array.of(7), { count: 1, p: 0.95 })).toBe(7);
});
