import { bootstrapStream } from './bootstrap-stream';
import { sobolIndices, type SaltelliValues, type SobolOptions } from './sobol-indices';

const OPTIONS: SobolOptions = { confidence: 0.95, replications: 200, seed: 7 };

/** Values of a function of independent uniform inputs at a Saltelli design of random points. */
function design(f: (x: readonly number[]) => number, rows: number, inputs: number, seed = 1): SaltelliValues {
  const stream = bootstrapStream(seed, 3);
  const uniform = (): number => (stream.next() + 2147483648.5) / 4294967296;
  const matrix = (): number[][] => Array.from({ length: rows }, () => Array.from({ length: inputs }, uniform));
  const [a, b] = [matrix(), matrix()];
  const mixed = (input: number): number[][] => a.map((row, j) => row.map((x, i) => (i === input ? b[j]![i]! : x)));
  const at = (points: number[][]): Float64Array => Float64Array.from(points, f);
  return { a: at(a), b: at(b), ab: Array.from({ length: inputs }, (_, input) => at(mixed(input))) };
}

const numbers = (values: readonly { readonly value: unknown }[]): number[] => values.map(({ value }) => Number(value));

describe('sobolIndices', () => {
  it('of an additive function are the shares of its terms, first and total alike, and add up to one', () => {
    // Variances 1/12 of each input: 9, 4 and 1 of 14.
    const samples = design(([x = 0, y = 0, z = 0]) => 100 + 3 * x - 2 * y + z, 20_000, 3);
    const { inputs, firstSum, mean, variance } = sobolIndices(samples, OPTIONS);
    for (const [i, share] of [9 / 14, 4 / 14, 1 / 14].entries()) {
      expect(Math.abs(Number(inputs[i]?.first.value) - share)).toBeLessThan(0.02);
      expect(Math.abs(Number(inputs[i]?.total.value) - share)).toBeLessThan(0.02);
    }
    expect(Math.abs(Number(firstSum.value) - 1)).toBeLessThan(0.03);
    expect(Math.abs(Number(mean) - 101)).toBeLessThan(0.02);
    expect(Math.abs(Number(variance) / (14 / 12) - 1)).toBeLessThan(0.03);
  });

  it('of a product tell interaction: first 3/7 each, total 4/7 each', () => {
    // f = xy: V = 1/9 − 1/16 = 7/144, V_x = 1/48.
    const { inputs } = sobolIndices(
      design(([x = 0, y = 0]) => x * y, 20_000, 2),
      OPTIONS,
    );
    for (const { first, total } of inputs) {
      expect(Math.abs(Number(first.value) - 3 / 7)).toBeLessThan(0.02);
      expect(Math.abs(Number(total.value) - 4 / 7)).toBeLessThan(0.02);
    }
  });

  it('do not move when the function is shifted and scaled', () => {
    const f = ([x = 0, y = 0]: readonly number[]): number => x + x * y;
    const plain = sobolIndices(design(f, 500, 2), OPTIONS).inputs;
    const shifted = sobolIndices(
      design((x) => 1000 - 8 * f(x), 500, 2),
      OPTIONS,
    ).inputs;
    const all = plain.flatMap(({ first, total }) => [first, total]);
    for (const [i, other] of shifted.flatMap(({ first, total }) => [first, total]).entries()) {
      expect(Number(other.value)).toBeCloseTo(Number(all[i]?.value), 8);
      expect(Number(other.low)).toBeCloseTo(Number(all[i]?.low), 8);
    }
  });

  it('of an input without effect are nothing, whatever the error of the others', () => {
    const { inputs } = sobolIndices(
      design(([x = 0]) => x * x, 64, 2),
      OPTIONS,
    );
    expect([inputs[1]?.first.value, inputs[1]?.total.value]).toEqual([0, 0]);
  });

  it('have intervals that cover in 95% of designs', () => {
    const f = ([x = 0, y = 0]: readonly number[]): number => x * y;
    const designs = 150;
    let first = 0;
    let total = 0;
    for (let seed = 0; seed < designs; seed++) {
      const [x] = sobolIndices(design(f, 256, 2, 100 + seed), { ...OPTIONS, replications: 100, seed }).inputs;
      if (Number(x?.first.low) <= 3 / 7 && 3 / 7 <= Number(x?.first.high)) first++;
      if (Number(x?.total.low) <= 4 / 7 && 4 / 7 <= Number(x?.total.high)) total++;
    }
    // 0.95 ± four standard errors of 150 draws.
    for (const share of [first / designs, total / designs]) expect(Math.abs(share - 0.95)).toBeLessThan(0.072);
  });

  it('noise in every run shrinks first indices by its share of the variance and lifts total ones', () => {
    const stream = bootstrapStream(9, 9);
    // Uniform noise of variance 1/12, as of one input: a share of 1/3 beside x + y.
    const noisy = design(([x = 0, y = 0]) => x + y + (stream.next() + 2147483648) / 4294967296, 20_000, 2);
    const { inputs } = sobolIndices(noisy, OPTIONS);
    expect(numbers(inputs.map(({ first }) => first)).every((value) => Math.abs(value - 1 / 3) < 0.02)).toBe(true);
    expect(numbers(inputs.map(({ total }) => total)).every((value) => Math.abs(value - 2 / 3) < 0.02)).toBe(true);
  });

  it('leave out rows that lack a value, and say when too few are left or nothing varies', () => {
    const samples = design(([x = 0, y = 0]) => x + y, 6, 2);
    samples.ab[1]![4] = NaN;
    expect(sobolIndices(samples, OPTIONS).n).toBe(5);
    samples.a.fill(NaN, 1);
    const few = sobolIndices(samples, OPTIONS);
    expect([few.n, few.inputs[0]?.first.value]).toEqual([
      1,
      { status: 'undefined', reason: '1 samples have the figure at all their points, 2 are needed' },
    ]);
    const flat = sobolIndices(
      design(() => 0.1, 8, 1),
      OPTIONS,
    );
    expect([flat.mean, flat.variance, flat.firstSum.value]).toEqual([
      0.1,
      0,
      { status: 'undefined', reason: 'the figure is the same at all samples' },
    ]);
  });

  it('depend on the seed alone, and have no interval without replications', () => {
    const samples = design(([x = 0, y = 0]) => x + y, 100, 2);
    const found = sobolIndices(samples, OPTIONS);
    expect(sobolIndices(samples, OPTIONS)).toEqual(found);
    expect(sobolIndices(samples, { ...OPTIONS, seed: 8 }).inputs[0]?.first.low).not.toBe(found.inputs[0]?.first.low);
    const plain = sobolIndices(samples, { ...OPTIONS, replications: 0 }).inputs[0]?.total;
    expect(plain?.value).toBe(found.inputs[0]?.total.value);
    expect(plain?.low).toEqual({ status: 'not_applicable', reason: 'risk.bootstrap_replications is 0' });
  });
});
