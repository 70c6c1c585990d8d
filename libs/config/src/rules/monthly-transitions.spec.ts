import { monthlyTransitions, stationaryDistribution } from './monthly-transitions';

const power = (matrix: readonly (readonly number[])[], n: number): number[][] => {
  let result = matrix.map((row) => [...row]);
  for (let i = 1; i < n; i += 1) {
    result = result.map((row) => row.map((_, j) => row.reduce((sum, x, k) => sum + x * (matrix[k]?.[j] ?? 0), 0)));
  }
  return result;
};

describe('monthly transitions', () => {
  it('of two regimes are the closed form: a/(a + b)·(1 − (1 − a − b)^(1/12))', () => {
    for (const [a, b] of [
      [0.05, 0.2],
      [0.5, 0.4],
      [0, 0.3],
      [1e-9, 1e-9],
      [0.49999, 0.49999],
    ] as const) {
      const { matrix } = monthlyTransitions([
        [1 - a, a],
        [b, 1 - b],
      ]);
      const moved = a + b === 0 ? 0 : (1 - Math.pow(1 - a - b, 1 / 12)) / (a + b);
      expect(matrix?.[0]?.[1]).toBeCloseTo(a * moved, 13);
      expect(matrix?.[1]?.[0]).toBeCloseTo(b * moved, 13);
    }
  });

  it('taken twelve times are the annual ones, rows sum to 1', () => {
    const monthly = [
      [0.95, 0.04, 0.01],
      [0.02, 0.95, 0.03],
      [0.06, 0, 0.94],
    ];
    const { matrix } = monthlyTransitions(power(monthly, 12));
    monthly.forEach((row, i) => row.forEach((x, j) => expect(matrix?.[i]?.[j]).toBeCloseTo(x, 12)));
    matrix?.forEach((row) => expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 15));
  });

  it('do not exist where a monthly probability would be negative: the row is named', () => {
    const skipping = [
      [0.9, 0.1, 0],
      [0, 0.9, 0.1],
      [0.1, 0.1, 0.8],
    ];
    expect(monthlyTransitions(skipping)).toMatchObject({
      matrix: null,
      row: 1,
      reason: expect.stringMatching(/monthly probability/),
    });
  });

  it.each([
    [
      'a negative eigenvalue',
      [
        [0.3, 0.7],
        [0.6, 0.4],
      ],
      0,
    ],
    [
      'a zero eigenvalue',
      [
        [0.8, 0.2],
        [0.8, 0.2],
      ],
      1,
    ],
  ])('do not exist with %s', (_, annual, row) => {
    expect(monthlyTransitions(annual)).toEqual({ matrix: null, row, reason: 'the matrix has no real logarithm' });
  });
});

describe('stationary distribution', () => {
  it('of p(bull → bear) = .05, p(bear → bull) = .2 is .8 and .2', () => {
    const [bull, bear] = stationaryDistribution([
      [0.95, 0.05],
      [0.2, 0.8],
    ]) ?? [NaN, NaN];
    expect(bull).toBeCloseTo(0.8, 14);
    expect(bear).toBeCloseTo(0.2, 14);
  });

  it('is that of the regime that is never left, and is not unique when two never are', () => {
    expect(
      stationaryDistribution([
        [1, 0],
        [0.2, 0.8],
      ])?.[0],
    ).toBeCloseTo(1, 15);
    expect(
      stationaryDistribution([
        [1, 0],
        [0, 1],
      ]),
    ).toBeNull();
  });
});
