import type { Frontier } from '@ihome/monte-carlo';
import { correlationChart } from './correlation-chart';
import { fanChart } from './fan-chart';
import { frontierChart } from './frontier-chart';
import { differenceChart } from './difference-chart';
import { histogramChart } from './histogram-chart';
import { regionOutline } from './region-outline';

const estimate = (value: number) => ({ value, low: value - 0.01, high: value + 0.01 });

describe('frontier chart', () => {
  const none = { status: 'not_applicable' as const, reason: 'one strategy' };
  const place = { membership: none, region: none };
  const frontier: Frontier = {
    mixes: none,
    zone_mixes: none,
    return_metric: 'net_irr.mean',
    risk_metric: 'loss.es_95',
    points: [
      { index: 0, name: 'a', return: estimate(0.07), risk: estimate(0.02), on_frontier: true, ...place },
      { index: 1, name: 'b', return: estimate(0.09), risk: estimate(0.05), on_frontier: true, ...place },
      { index: 2, name: 'c', return: estimate(0.06), risk: estimate(0.06), on_frontier: false, ...place },
      {
        index: 3,
        name: 'no figure',
        return: { value: { status: 'undefined' as const, reason: 'no path' }, low: 0, high: 0 },
        risk: estimate(0.05),
        on_frontier: false,
        ...place,
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

  it('draws the region of a point in place of its bars: centred on it, as wide as radius times the errors', () => {
    const region = { confidence: 0.95, radius: 2, return_error: 0.003, risk_error: 0.004, correlation: -0.5 };
    const outline = regionOutline({ ...frontier.points[0]!, region });
    const [risks, returns] = [outline.map(([risk]) => risk), outline.map(([, value]) => value)];
    expect([Math.min(...risks), Math.max(...risks)]).toEqual([expect.closeTo(0.012, 6), expect.closeTo(0.028, 6)]);
    expect(Math.max(...returns)).toBeCloseTo(0.076, 4);
    expect(returns[0]).toBeCloseTo(0.067, 9);
    const svg = frontierChart({ frontier: { ...frontier, points: [{ ...frontier.points[0]!, region }] } });
    expect([svg.match(/class="region"/g)?.length, svg.includes('whisker')]).toEqual([1, false]);
  });

  it('survives a sweep in which no strategy has figures', () => {
    expect(frontierChart({ frontier: { ...frontier, points: [] } })).toContain('<svg');
  });
});

describe('difference chart', () => {
  it('marks the differences whose interval leaves zero out', () => {
    const svg = differenceChart({
      title: 'x',
      axisTitle: 'y',
      format: String,
      rows: [
        { label: '1. <b>', value: -2, low: -3, high: -1 },
        { label: '2', value: -0.1, low: -1, high: 0.8 },
        { label: '3', value: 1, low: null, high: null },
      ],
    });
    expect([svg.match(/class="point member"/g)?.length, svg.match(/<circle/g)?.length]).toEqual([1, 3]);
    expect(svg.match(/class="interval"/g)).toHaveLength(2);
    expect(svg).not.toContain('<b>');
  });
});

describe('histogram', () => {
  it('draws a bar a bin, as tall as its share, with its marks', () => {
    const svg = histogramChart({
      histogram: { edges: [0, 0.1, 0.2], counts: [30, 10] },
      title: 'Net IRR',
      marks: [{ value: 0.08, label: 'hurdle', kind: 'reference' }],
    });
    const heights = [...svg.matchAll(/class="bar"[^>]*height="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(heights).toHaveLength(2);
    expect((heights[0] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(3, 1);
    expect(svg).toContain('hurdle');
  });

  it('reaches out to a mark beyond the bins, and names one far away at the edge, each label on a line of its own', () => {
    const svg = histogramChart({
      histogram: { edges: [0, 0.1, 0.2], counts: [30, 10] },
      title: 'Net IRR',
      marks: [
        { value: 0.08, label: 'mean', kind: 'mean' },
        { value: -0.05, label: 'VaR', kind: 'tail' },
        { value: -1, label: 'ES', kind: 'tail' },
      ],
    });
    const lines = [...svg.matchAll(/<line class="mark \w+" x1="([\d.]+)"/g)].map(([, x]) => Number(x));
    const bars = [...svg.matchAll(/class="bar" x="([\d.]+)"/g)].map(([, x]) => Number(x));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBeCloseTo(56, 6);
    expect(bars[0]).toBeGreaterThan(lines[0]! + 50);
    expect(svg).toContain('◂ ES');
    const baselines = [...svg.matchAll(/class="mark-label[^>]* y="(\d+)"/g)].map(([, y]) => y);
    expect(new Set(baselines).size).toBe(3);
  });
});

describe('marks of a histogram', () => {
  /** Labels from the top. */
  const labelsOf = (values: readonly number[]): string[] => {
    const marks = values.map((value) => ({ value, label: `mark at ${value}`, kind: 'mean' as const }));
    const svg = histogramChart({ histogram: { edges: [0, 0.5, 1], counts: [1, 1] }, title: '', marks });
    return [...svg.matchAll(/class="mark-label[^>]*>([^<]+)/g)].map(([, label = '']) => label);
  };

  it('stand in the order of their values, but for a label to the left that a line would run through', () => {
    expect(labelsOf([0.5, 0.1])).toEqual(['mark at 0.1', 'mark at 0.5']);
    expect(labelsOf([0.85, 0.99])).toEqual(['mark at 0.99', 'mark at 0.85']);
    expect(labelsOf([0.1, 0.99])).toEqual(['mark at 0.1', 'mark at 0.99']);
  });
});

const NAV = { title: 'NAV', format: String, least: 1 };

describe('fan chart', () => {
  it('draws nested bands and the median', () => {
    const values = [0.05, 0.25, 0.5, 0.75, 0.95].map((band) => [0, 1e6 * band, 2e6 * band]);
    const svg = fanChart(
      { name: 'nav', n: 1024, first_month: 0, percentiles: [0.05, 0.25, 0.5, 0.75, 0.95], values },
      NAV,
    );
    expect(svg.match(/class="band/g)).toHaveLength(2);
    expect(svg.match(/class="median"/g)).toHaveLength(1);
  });

  it('has no median line when no percentile is in the middle', () => {
    const svg = fanChart(
      {
        name: 'nav',
        n: 10,
        first_month: 0,
        percentiles: [0.1, 0.9],
        values: [
          [1, 2],
          [3, 4],
        ],
      },
      NAV,
    );
    expect(svg).not.toContain('class="median"');
  });

  it('starts in its first month, on the axis of the whole life', () => {
    const fan = (first: number, months: number) => ({
      name: 'dpi',
      n: 9,
      first_month: first,
      percentiles: [0.5],
      values: [Array(months).fill(1)],
    });
    const start = (svg: string): number => Number(/class="median" d="M([\d.]+)/.exec(svg)?.[1]);
    const [early, late] = [fanChart(fan(0, 25), NAV), fanChart(fan(12, 13), NAV)];
    expect(start(late)).toBeGreaterThan(start(early) + 100);
    expect([...late.matchAll(/<text/g)]).toHaveLength([...early.matchAll(/<text/g)].length);
  });
});

describe('correlation chart', () => {
  const of = (value: number) => ({ ...estimate(value), standard_error: 0.01 });
  const flat = { status: 'undefined' as const, reason: 'flat <metric>' };
  const none = { value: flat, low: flat, high: flat, standard_error: flat };
  const pairs = [
    { a: 'x', b: 'y', n: 9, pearson: of(0.5), spearman: of(-0.25) },
    { a: 'x', b: 'z', n: 9, pearson: none, spearman: none },
    { a: 'y', b: 'z', n: 8, pearson: of(1), spearman: of(0) },
  ];
  const svg = correlationChart({ table: { metrics: ['x', 'y', 'z'], pairs }, title: 'r', label: (name) => name });
  const cellOf = (about: string): string => svg.split('<g ').find((group) => group.includes(about)) ?? '';

  it('has Pearson’s above the diagonal and the ranks’ below it, with values', () => {
    const [above, below] = [cellOf('Pearson, x and y'), cellOf('Ranks, x and y')];
    const corner = (group: string): number[] =>
      ['x', 'y'].map((name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(group)?.[1]));
    expect(above).toContain('>0.50<');
    expect(below).toContain('>−0.25<');
    expect(corner(above)[0]).toBeGreaterThan(corner(below)[0] ?? NaN);
    expect(corner(above)[1]).toBeLessThan(corner(below)[1] ?? NaN);
  });

  it('colours the sign, by strength, and gives the reason of a missing one', () => {
    expect(cellOf('Pearson, x and y')).toContain('rising');
    expect(cellOf('Ranks, x and y')).toContain('falling');
    expect(cellOf('Pearson, y and z')).toContain('fill-opacity="0.55"');
    expect(cellOf('Pearson, x and z')).toContain('flat &lt;metric&gt;');
    expect(svg.match(/—/g)).toHaveLength(2);
  });
});
