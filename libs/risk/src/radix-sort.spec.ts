import fc from 'fast-check';
import { sortAscending } from './radix-sort';

function sorted(values: Float64Array): Float64Array {
  const copy = values.slice();
  sortAscending(copy);
  return copy;
}

/** Equal bit for bit: −0 differs from 0. */
function bitsOf(values: Float64Array): BigUint64Array {
  return new BigUint64Array(values.buffer, values.byteOffset, values.length);
}

describe('sortAscending', () => {
  it.each([0, 1, 2, 599, 600, 601, 5000])('orders %p values as the platform does, bit for bit', (n) => {
    const seeds = [1e-300, 1, -1, 1e300, 0, -0, 3.5, Number.MIN_VALUE, -Number.MAX_VALUE];
    const values = Float64Array.from({ length: n }, (_, i) => seeds[i % 9]! * (((i * 2654435761) % 1000) / 500 - 1));
    expect(bitsOf(sorted(values))).toEqual(bitsOf(values.slice().sort()));
  });

  it('orders any finite numbers', () => {
    const long = { minLength: 600, maxLength: 900 };
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), long), (list) => {
        const values = Float64Array.from(list);
        expect(bitsOf(sorted(values))).toEqual(bitsOf(values.slice().sort()));
      }),
      { seed: 11, numRuns: 40 },
    );
  });

  it.each([
    ['a few differ', 1000],
    ['most differ', 3],
  ])('orders values of which %s in their lower bits alone', (_, uppers) => {
    const values = Float64Array.from({ length: 5000 }, (__, i) => {
      return (i % uppers) + ((i * 2654435761) % 4096) * 2 ** -52 * ((i & 1) - 0.5);
    });
    expect(bitsOf(sorted(values))).toEqual(bitsOf(values.slice().sort()));
  });

  it('orders zeros by their signs among ascending values', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => (i < 400 ? i - 400 : i < 500 ? 0 : i < 600 ? -0 : i));
    expect(bitsOf(sorted(values))).toEqual(bitsOf(values.slice().sort()));
    expect(bitsOf(sorted(values.slice().sort()))).toEqual(bitsOf(values.slice().sort()));
  });

  it('leaves its neighbours in the buffer alone', () => {
    const all = Float64Array.from({ length: 1000 }, (_, i) => 1000 - i);
    sortAscending(all.subarray(100, 900));
    expect([all[0], all[99], all[100], all[899], all[900]]).toEqual([1000, 901, 101, 900, 100]);
  });
});
