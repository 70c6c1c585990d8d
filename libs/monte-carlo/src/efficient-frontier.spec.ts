import fc from 'fast-check';
import { efficientFrontier } from './efficient-frontier';
import { sampleResult } from './sample-result.fixture';

const AXES = { returnMetric: 'net_irr.mean', riskMetric: 'loss.es_95', confidence: 0.95 };

type Point = readonly [gain: number, risk: number];

function members(points: readonly Point[]): number[] {
  const results = points.map(([gain, risk], index) => sampleResult({ index, meanNetIrr: gain, lossEs95: risk }));
  return efficientFrontier(results, AXES)
    .points.filter((point) => point.on_frontier)
    .map(({ index }) => index);
}

function dominates([g1, r1]: Point, [g2, r2]: Point): boolean {
  return g1 >= g2 && r1 <= r2 && (g1 > g2 || r1 < r2);
}

/** Few distinct values, so that ties are common. */
const grid = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
  .map(([g, r]): Point => [g / 10, r / 10]);

describe('efficientFrontier', () => {
  it('holds exactly the strategies that no other dominates', () => {
    fc.assert(
      fc.property(fc.array(grid, { minLength: 1, maxLength: 40 }), (points) => {
        const expected = points.flatMap((p, i) => (points.some((q) => dominates(q, p)) ? [] : [i]));
        expect(members(points)).toEqual(expected);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('does not change when a dominated strategy joins', () => {
    fc.assert(
      fc.property(fc.array(grid, { minLength: 1, maxLength: 20 }), fc.nat(), (points, pick) => {
        const [gain, risk] = points[pick % points.length]!;
        expect(members([...points, [gain - 0.05, risk + 0.05]])).toEqual(members(points));
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('keeps equal strategies together', () => {
    expect(members([[0.1, 0.2], [0.1, 0.2], [0.05, 0.3]])).toEqual([0, 1]); // prettier-ignore
  });

  it('leaves out a strategy with a missing figure and keeps the reason', () => {
    const missing = { status: 'undefined', reason: 'no path has this figure' } as const;
    const results = [
      sampleResult({ index: 0, meanNetIrr: missing, lossEs95: 0 }),
      sampleResult({ index: 1, meanNetIrr: 0.01, lossEs95: 0.5 }),
    ];
    const { points, return_metric: metric } = efficientFrontier(results, AXES);
    expect(points.map((point) => point.on_frontier)).toEqual([false, true]);
    expect([points[0]!.return.value, metric]).toEqual([missing, 'net_irr.mean']);
  });

  it('reads every figure that a configuration may name, with its interval', () => {
    const result = sampleResult({ index: 0, meanNetIrr: 0.07, lossEs95: 0.2 });
    const read = (returnMetric: string, riskMetric: string): unknown[] => {
      const [point] = efficientFrontier([result], { returnMetric, riskMetric, confidence: 0.95 }).points;
      return [point!.return.value, point!.risk.value];
    };
    expect(read('net_irr.median', 'net_irr.sd')).toEqual([0.065, 0.02]);
    expect(read('loss.mean', 'loss.probability')).toEqual([-0.25, 0.1]);
    expect(read('loss.var_95', 'loss.es_97_5')).toEqual([
      0.15,
      { status: 'not_applicable', reason: 'es_97_5 is not a figure of the results' },
    ]);
    const [point] = efficientFrontier([result], AXES).points;
    expect(point!.return.low).toBeCloseTo(0.07 - 1.9659272959 * 0.001, 12);
    expect(point!.risk).toEqual({ value: 0.2, low: 0.18, high: 0.22 });
  });
});
