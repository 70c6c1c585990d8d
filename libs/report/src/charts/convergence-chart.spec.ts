import { convergenceChart } from './convergence-chart';
import { logScale } from './log-scale';

describe('logarithmic scale', () => {
  it('puts equal ratios at equal distances', () => {
    const scale = logScale({ domain: [100, 10_000], range: [0, 100], count: 8 });
    expect([scale(100), scale(1_000), scale(10_000)]).toEqual([0, 50, 100].map((x) => expect.closeTo(x, 9) as number));
    expect(scale(200) - scale(100)).toBeCloseTo(scale(2_000) - scale(1_000), 9);
  });

  it('has ticks on round values inside the domain, as many as there is room for', () => {
    const ticks = (low: number, high: number, count = 8): readonly number[] =>
      logScale({ domain: [low, high], range: [0, 1], count }).ticks;
    expect(ticks(250, 10_000)).toEqual([500, 1_000, 2_000, 5_000, 10_000]);
    expect(ticks(0.0008, 0.0017)).toEqual([0.0008, 0.0009, 0.001]);
    expect(ticks(0.25, 6, 7)).toEqual([0.5, 1, 2, 5]);
    expect(ticks(1, 1e6, 7)).toEqual([1, 10, 100, 1_000, 1e4, 1e5, 1e6]);
  });
});

describe('convergence chart', () => {
  const chart = (wanted: number | null, width = 0.1): string =>
    convergenceChart({
      title: 'Half-width',
      wanted,
      format: String,
      lines: [0, 1].map((index) => ({
        index,
        name: `strategy <${index}>`,
        points: [250, 500, 1_000].map((paths) => [paths, ((1 + index) * width) / Math.sqrt(paths)] as const),
      })),
    });

  /** Ends of the dashed line. */
  const slope = (svg: string): number[] =>
    (/class="slope" d="M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)"/.exec(svg) ?? []).slice(1).map(Number);

  it('draws a line a strategy with a point a path count, names escaped', () => {
    const svg = chart(null);
    expect(svg.match(/<circle/g)).toHaveLength(6);
    expect(svg.match(/class="series"/g)).toHaveLength(2);
    expect(svg).toContain('strategy &lt;1&gt;');
    expect(svg).not.toContain('wanted');
    const numbers = [...svg.matchAll(/class="point-label" x="[\d.]+" y="([\d.]+)">(\d)</g)];
    expect(numbers.map(([, , index]) => index)).toEqual(['1', '0']);
  });

  it('keeps the numbers of equal lines apart', () => {
    const points = [250, 500].map((paths) => [paths, 0.1] as const);
    const lines = [3, 4, 5].map((index) => ({ index, name: '', points }));
    const svg = convergenceChart({ title: '', wanted: null, format: String, lines });
    const places = [...svg.matchAll(/class="point-label"[^>]* y="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(places[1]! - places[0]!).toBeGreaterThanOrEqual(11);
    expect(places[2]! - places[1]!).toBeGreaterThanOrEqual(11);
  });

  it('lays the slope of −½ on half-widths that fall with the square root of the paths', () => {
    const svg = chart(null);
    const [x1, y1, x2, y2] = slope(svg);
    const dots = [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect([dots[3], dots[5]]).toEqual([
      [x1, expect.closeTo(y1 ?? NaN, 0)],
      [x2, expect.closeTo(y2 ?? NaN, 0)],
    ]);
  });

  it('shows what was asked for, inside the chart wherever it lies', () => {
    for (const wanted of [1e-5, 0.005, 3]) {
      const y = Number(/class="reference" [^>]*y1="([\d.]+)"/.exec(chart(wanted))?.[1]);
      expect(y).toBeGreaterThanOrEqual(28);
      expect(y).toBeLessThanOrEqual(280 - 42);
    }
  });

  it('says that there is nothing to draw', () => {
    expect(convergenceChart({ title: '', wanted: null, format: String, lines: [] })).toContain('No half-width');
  });
});
