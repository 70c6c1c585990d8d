import { indicesChart } from './indices-chart';

describe('indices chart', () => {
  const rows = [
    { name: 'a <b>', first: { value: 0.6, low: 0.5, high: 0.7 }, total: { value: 0.8, low: null, high: null } },
    { name: 'none', first: null, total: { value: -0.02, low: -0.1, high: 0.05 } },
  ];
  const svg = indicesChart({ rows, title: 'Indices' });

  it('draws two bars a parameter as long as their indices, lines where there are intervals', () => {
    const widths = [...svg.matchAll(/class="index (first|total)"[^>]* width="([\d.]+)"/g)].map(([, , w]) => Number(w));
    expect(widths).toHaveLength(3);
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(0.8 / 0.6, 2);
    expect(svg.match(/class="interval"/g)).toHaveLength(2);
  });

  it('holds 0 and 1 and what lies below, and escapes names', () => {
    expect(svg).toContain('a &lt;b&gt;');
    const [, x1] = /class="interval" x1="([\d.]+)"[^>]*\/><text[^>]*>−0\.02/.exec(svg) ?? [];
    expect(Number(x1)).toBeGreaterThanOrEqual(235);
    expect(indicesChart({ rows: [], title: 'none' })).toContain('<svg');
  });
});
