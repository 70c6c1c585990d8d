import { heatMap, type HeatCell } from './heat-map';

const cell = (x: number, y: number, value: number | null): HeatCell => ({
  ...{ x, y, value },
  text: value === null ? '—' : `${value}`,
  note: '± 0.1',
  hover: `strategy <${x}>`,
  isBase: x === 0 && y === 0,
});
const options = {
  title: 'Net IRR',
  columns: ['1', '2'],
  rows: ['low', 'high'],
  columnTitle: 'share',
  rowTitle: 'fee <rate>',
  isRisk: false,
};

describe('heat map', () => {
  const svg = heatMap({ ...options, cells: [cell(0, 0, 5), cell(1, 0, 7), cell(0, 1, 9), cell(1, 1, null)] });

  it('colours the lowest value faintest and the highest strongest, and prints each with its error', () => {
    const strength = [...svg.matchAll(/class="heat return" fill-opacity="([\d.]+)"/g)].map(([, value]) =>
      Number(value),
    );
    expect(strength).toEqual([0.06, 0.28, 0.5]);
    expect(svg).toContain('>9</text>');
    expect(svg.match(/class="heat-note"/g)).toHaveLength(4);
  });

  it('puts the first row at the bottom, frames the base, and leaves a cell without value uncoloured', () => {
    const tops = [...svg.matchAll(/class="heat (?:return|none)"[^>]* y="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(tops[0]).toBeGreaterThan(tops[2] ?? Infinity);
    expect(svg.match(/heat-base/g)).toHaveLength(1);
    expect(svg.match(/class="heat none" fill-opacity="0"/g)).toHaveLength(1);
  });

  it('escapes words, and survives one value for all and a map without cells', () => {
    expect(svg).toContain('strategy &lt;0&gt;');
    expect(svg).toContain('fee &lt;rate&gt;');
    expect(heatMap({ ...options, cells: [cell(0, 0, 5), cell(1, 0, 5)] })).not.toContain('NaN');
    expect(heatMap({ ...options, cells: [] })).toContain('<svg');
  });

  it('prints no text into cells too narrow for it, and labels some of many columns', () => {
    const columns = Array.from({ length: 40 }, (_, i) => String(i));
    const wide = heatMap({ ...options, columns, cells: columns.map((__, i) => cell(i, 0, i)) });
    expect(wide).not.toContain('heat-text');
    expect(wide.match(/text-anchor="middle"/g)?.length).toBeLessThanOrEqual(14);
  });
});
