import fc from 'fast-check';
import { createOrderWeightTable, harrellDavisQuantile, harrellDavisWeights } from './harrell-davis';
import { betaCdf } from '@ihome/engine';
import { expectedShortfall } from './tail-risk';

const weightsOf = createOrderWeightTable();
const estimate = (values: readonly number[], p: number): number =>
  Number(harrellDavisQuantile(Float64Array.from(values), { p, weightsOf }));

/** Time to recall an event, 19 persons: the self-awareness data of Dana (1990) in Wilcox. */
const SELF_AWARENESS = [77, 87, 87, 114, 151, 210, 219, 246, 253, 262, 296, 299, 306, 376, 428, 515, 666, 1310, 2611];

describe('harrellDavisQuantile', () => {
  it('is Wilcox’s median of the self-awareness data', () => {
    expect(estimate(SELF_AWARENESS, 0.5)).toBeCloseTo(271.72, 2);
  });

  /** Hmisc::hdquantile of R, by its port to SciPy. */
  it.each<[string, readonly number[], readonly (readonly [number, number])[]]>([
    [
      'the self-awareness data',
      SELF_AWARENESS,
      [
        [0.1, 93.0881169231112],
        [0.25, 162.97232398428744],
        [0.5, 271.7209842416122],
        [0.75, 477.0180425445848],
        [0.9, 1367.9153562863187],
      ],
    ],
    [
      'six returns',
      [1, 81, 82, 83, 84, 85],
      [
        [0.1, 17.590378516146156],
        [0.5, 80.53024439252903],
        [0.9, 84.7416380534543],
      ],
    ],
    [
      'the first hundred squares',
      Array.from({ length: 100 }, (_, i) => (i + 1) * (i + 1)),
      [
        [0.01, 3.391419389235229],
        [0.05, 34.990251172623886],
        [0.99, 9885.196258540313],
      ],
    ],
    [
      'logarithms up to 20,000, by integrated densities',
      Array.from({ length: 20_000 }, (_, i) => Math.log(i + 1)),
      [
        [0.01, 5.298348625375057],
        [0.5, 9.210365373434474],
        [0.95, 9.852219257799439],
        [0.999, 9.902512051787141],
      ],
    ],
  ])('is R’s estimate on %s', (_, values, quantiles) => {
    for (const [p, expected] of quantiles) expect(Math.abs(estimate(values, p) / expected - 1)).toBeLessThan(1e-11);
  });

  it('has both ways to the weights agree where they meet', () => {
    for (const [n, p] of [
      [400, 0.5],
      [401, 0.5],
      [10_102, 0.01],
      [2106, 0.95],
    ] as const) {
      const { first, weights } = harrellDavisWeights({ n, p });
      const shapes = { a: (n + 1) * p, b: (n + 1) * (1 - p) };
      weights.forEach((weight, i) => {
        const exact = betaCdf(shapes, (first + i + 1) / n) - betaCdf(shapes, (first + i) / n);
        expect(Math.abs(weight - exact)).toBeLessThan(1e-10);
      });
    }
  });

  it('lies within the sample, rises with p, and turns with the sign of the sample', () => {
    const samples = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(samples, (sample) => {
        const values = [...sample].sort((a, b) => a - b);
        const turned = values.map((x) => -x).reverse();
        let before = values[0]!;
        for (const p of [0, 0.01, 0.1, 0.5, 0.9, 0.99, 1]) {
          const at = estimate(values, p);
          expect(at).toBeGreaterThanOrEqual(before - 1e-13);
          expect(estimate(turned, 1 - p)).toBeCloseTo(-at, 12);
          before = at;
        }
        expect(before).toBe(values.at(-1));
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('is never above the expected shortfall at the same level', () => {
    const samples = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(samples, fc.constantFrom(0.5, 0.9, 0.95, 0.99), (sample, level) => {
        const values = Float64Array.from(sample).sort();
        const shortfall = Number(expectedShortfall(values, level));
        expect(estimate([...values], level)).toBeLessThanOrEqual(shortfall + 1e-12);
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  it('is undefined without a path, and a constant sample’s value', () => {
    expect(harrellDavisQuantile([], { p: 0.5, weightsOf })).toMatchObject({ status: 'undefined' });
    expect(estimate([0.1, 0.1, 0.1], 0.3)).toBe(0.1);
  });

  it('sums few weights of a large sample', () => {
    const { weights } = harrellDavisWeights({ n: 1_000_000, p: 0.99 });
    expect(weights.length).toBeLessThan(2000);
  });
});
