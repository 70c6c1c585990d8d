import { normalHalfWidth, studentHalfWidth } from './confidence';
import { probabilityEstimate } from './probability';

describe('probabilityEstimate', () => {
  it('knows a published Wilson interval (Newcombe 1998): 15 of 148 and 1 of 29', () => {
    const first = probabilityEstimate({ count: 15, n: 148, confidence: 0.95 });
    expect([first.low, first.high].map((x) => Number(x).toFixed(4))).toEqual(['0.0624', '0.1605']);
    const second = probabilityEstimate({ count: 1, n: 29, confidence: 0.95 });
    expect([second.low, second.high].map((x) => Number(x).toFixed(4))).toEqual(['0.0061', '0.1718']);
  });

  it('touches 0 and 1 at the ends and never leaves [0, 1]', () => {
    const none = probabilityEstimate({ count: 0, n: 20, confidence: 0.95 });
    expect([none.value, none.low, Number(none.high).toFixed(4)]).toEqual([0, 0, '0.1611']);
    const all = probabilityEstimate({ count: 20, n: 20, confidence: 0.95 });
    expect([Number(all.low).toFixed(4), all.high]).toEqual(['0.8389', 1]);
  });

  it('is undefined without paths', () => {
    const { value, standardError } = probabilityEstimate({ count: 0, n: 0, confidence: 0.95 });
    expect([value, standardError]).toEqual(Array(2).fill({ status: 'undefined', reason: 'no path has this figure' }));
  });
});

describe('half-widths', () => {
  it('are those of the tables', () => {
    expect(normalHalfWidth(0.95)).toBeCloseTo(1.959963984540054, 13);
    expect(studentHalfWidth(0.95, 10)).toBeCloseTo(2.2281, 3);
    expect(studentHalfWidth(0.95, 30)).toBeCloseTo(2.0423, 4);
    expect(studentHalfWidth(0.99, 20)).toBeCloseTo(2.8453, 3);
    expect(studentHalfWidth(0.9, 9)).toBeCloseTo(1.8331, 3);
    expect(studentHalfWidth(0.95, 1e9)).toBeCloseTo(normalHalfWidth(0.95), 8);
  });
});
