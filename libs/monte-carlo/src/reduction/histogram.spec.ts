import { histogramOf } from './histogram';

describe('histogramOf', () => {
  it('has round edges and the counts of its bins', () => {
    const sorted = Float64Array.from({ length: 1000 }, (_, i) => i / 10000);
    const histogram = histogramOf(sorted);
    if ('status' in histogram) throw new Error(histogram.reason);
    const { edges, counts } = histogram;
    expect(edges.slice(0, 3)).toEqual([0, 0.0025, 0.005]);
    expect(counts.slice(0, 3)).toEqual([25, 25, 25]);
  });

  it('keeps far outliers in the outermost bins', () => {
    const sorted = Float64Array.from({ length: 2000 }, (_, i) => (i < 2 ? -1 : 0.05 + i / 1e6));
    const histogram = histogramOf(sorted);
    if ('status' in histogram) throw new Error(histogram.reason);
    expect(histogram.counts.length).toBeLessThanOrEqual(200);
    expect(histogram.counts[0]).toBe(2);
    expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(2000);
  });

  it('is undefined for one value or none', () => {
    expect(histogramOf(Float64Array.of(1, 1))).toMatchObject({ status: 'undefined' });
    expect(histogramOf(new Float64Array(0))).toMatchObject({ status: 'undefined' });
  });
});
