import { fanChart } from './fan-chart';
import { frontierChart } from './frontier-chart';
import { histogramChart } from './histogram-chart';

const estimate = (value: number) => ({ value, low: value - 0.01, high: value + 0.01 });

describe('frontier chart', () => {
  const frontier = {
    return_metric: 'net_irr.mean',
    risk_metric: 'loss.es_95',
    points: [
      { index: 0, name: 'a', return: estimate(0.07), risk: estimate(0.02), on_frontier: true },
      { index: 1, name: 'b', return: estimate(0.09), risk: estimate(0.05), on_frontier: true },
      { index: 2, name: 'c', return: estimate(0.06), risk: estimate(0.06), on_frontier: false },
      {
        index: 3,
        name: 'no figure',
        return: { value: { status: 'undefined' as const, reason: 'no path' }, low: 0, high: 0 },
        risk: estimate(0.05),
        on_frontier: false,
      },
    ],
  };

  it('draws each strategy that has both figures once, members apart, joined from low to high risk', () => {
    const svg = frontierChart({ frontier });
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg.match(/class="point member"/g)).toHaveLength(2);
    expect(svg.match(/class="frontier" d="M[\d.]+,[\d.]+L[\d.]+,[\d.]+"/g)).toHaveLength(1);
    expect(svg).not.toContain('no figure');
  });

  it('puts more return higher and more risk to the right', () => {
    const circles = [...frontierChart({ frontier }).matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(circles[1]?.[0]).toBeGreaterThan(circles[0]?.[0] ?? 0);
    expect(circles[1]?.[1]).toBeLessThan(circles[0]?.[1] ?? 0);
  });

  it('survives a sweep in which no strategy has figures', () => {
    expect(frontierChart({ frontier: { ...frontier, points: [] } })).toContain('<svg');
  });
});

describe('histogram', () => {
  it('draws a bar a bin, as tall as its share, and only the marks inside the range', () => {
    const svg = histogramChart({
      histogram: { edges: [0, 0.1, 0.2], counts: [30, 10] },
      title: 'Net IRR',
      marks: [
        { value: 0.08, label: 'hurdle', kind: 'reference' },
        { value: 0.5, label: 'outside', kind: 'tail' },
      ],
    });
    const heights = [...svg.matchAll(/class="bar"[^>]*height="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(heights).toHaveLength(2);
    expect((heights[0] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(3, 1);
    expect(svg).toContain('hurdle');
    expect(svg).not.toContain('outside');
  });
});

describe('fan chart', () => {
  it('draws nested bands and the median', () => {
    const values = [0.05, 0.25, 0.5, 0.75, 0.95].map((band) => [0, 1e6 * band, 2e6 * band]);
    const svg = fanChart({ name: 'nav', n: 1024, percentiles: [0.05, 0.25, 0.5, 0.75, 0.95], values }, 'NAV');
    expect(svg.match(/class="band/g)).toHaveLength(2);
    expect(svg.match(/class="median"/g)).toHaveLength(1);
  });

  it('has no median line when no percentile is in the middle', () => {
    const svg = fanChart(
      {
        name: 'nav',
        n: 10,
        percentiles: [0.1, 0.9],
        values: [
          [1, 2],
          [3, 4],
        ],
      },
      'NAV',
    );
    expect(svg).not.toContain('class="median"');
  });
});
