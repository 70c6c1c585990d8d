import { areaPath, linearScale, linePath } from './linear-scale';

describe('linear scale', () => {
  it('ticks on round values inside the domain', () => {
    expect(linearScale({ domain: [0, 12], range: [0, 1], count: 6, nice: false }).ticks).toEqual([
      0, 2, 4, 6, 8, 10, 12,
    ]);
    expect(linearScale({ domain: [0.061, 0.099], range: [0, 1], count: 4, nice: false }).ticks).toEqual([
      0.07, 0.08, 0.09,
    ]);
    expect(linearScale({ domain: [-3.2e7, 1.1e8], range: [0, 1], count: 5, nice: false }).ticks).toEqual([0, 5e7, 1e8]);
  });

  it('writes tenths exactly', () => {
    expect(linearScale({ domain: [0, 0.5], range: [0, 1], count: 5, nice: false }).ticks).toEqual([
      0, 0.1, 0.2, 0.3, 0.4, 0.5,
    ]);
  });

  it('widens to ticks when nice, and maps the ends to the range', () => {
    const scale = linearScale({ domain: [0.011, 0.094], range: [400, 20], count: 5, nice: true });
    expect(scale.ticks).toEqual([0, 0.02, 0.04, 0.06, 0.08, 0.1]);
    expect([scale(0), scale(0.1)]).toEqual([400, 20]);
  });

  it('survives an empty domain', () => {
    expect(linearScale({ domain: [3, 3], range: [0, 10], count: 5, nice: false })(3)).toBe(5);
  });
});

it('paths', () => {
  expect(
    linePath([
      [0, 1],
      [2, 3.14159],
    ]),
  ).toBe('M0,1L2,3.1');
  expect(
    areaPath(
      [
        [0, 0],
        [1, 0],
      ],
      [
        [0, 5],
        [1, 5],
      ],
    ),
  ).toBe('M0,0L1,0L1,5L0,5Z');
});
