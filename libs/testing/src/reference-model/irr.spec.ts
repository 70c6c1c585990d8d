import { irr, pathIrr } from './irr';

/** Flows by year at the months 0, 12, 24, … */
const yearly = (flows: readonly number[]): number[] =>
  flows.flatMap((x, i) => (i === 0 ? [x] : [...new Array<number>(11).fill(0), x]));

describe('IRR of the reference model', () => {
  it.each([
    ['numpy-financial', [-150000, 15000, 25000, 35000, 45000, 60000], 0.0524329, 7],
    ['numpy-financial', [-100, 39, 59, 55, 20], 0.2809484, 7],
    ['numpy-financial', [-10000, ...new Array<number>(16).fill(327.24625)], -0.0676541, 7],
    ['INSEAD', [-12, -10, -4, 40, 0, 15, 5], 0.324, 3],
  ] as const)('%s', (_source, flows, expected, digits) => {
    const result = irr(yearly(flows));
    expect(result.status).toBe('defined');
    expect(result.status === 'defined' ? result.value : NaN).toBeCloseTo(expected, digits);
  });

  it('reports both roots', () => {
    const result = irr(yearly([-50, -100, 600, 300, -100]));
    const roots = result.status === 'multiple_roots' ? result.roots : [];
    expect(roots).toHaveLength(2);
    expect(roots[0]).toBeCloseTo(-0.768895, 6);
    expect(roots[1]).toBeCloseTo(1.854418, 6);
  });

  it('names the cases without answer', () => {
    expect(irr([1, 2, 0]).status).toBe('no_sign_change');
    expect(irr([-1, ...new Array<number>(11).fill(0), 20]).status).toBe('no_root');
    expect(pathIrr([0, 0], { paid: 0, received: 0 }).status).toBe('not_applicable');
    expect(pathIrr([-5, 0], { paid: 5, received: 0 })).toEqual({ status: 'total_loss', value: -1 });
  });
});
