import * as fc from 'fast-check';
import { createRateSolver, internalRateOfReturn, solveRate } from './internal-rate-of-return';
import { PATH_STATUS } from './path-status';

/** Flows on a daily grid from [day, amount]. */
function daily(entries: readonly (readonly [number, number])[]): number[] {
  const flows = new Array<number>(Math.max(...entries.map(([day]) => day)) + 1).fill(0);
  for (const [day, amount] of entries) flows[day]! += amount;
  return flows;
}

const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function rate(flows: readonly number[], periodsPerYear: number): number {
  const outcome = internalRateOfReturn(flows, periodsPerYear);
  if (outcome.status !== 'defined') throw new Error(`expected one root, got ${outcome.status}`);
  return outcome.annualRate;
}

describe('published figures', () => {
  test('XIRR, pyxirr', () => {
    const start = '2015-06-11';
    const flows = daily([
      [0, -1000],
      [days(start, '2015-07-21'), -9000],
      [days(start, '2018-06-10'), 20000],
      [days(start, '2015-10-17'), -3000],
    ]);
    expect(Math.abs(rate(flows, 365) - 0.16353715844)).toBeLessThan(5e-12);
  });

  test('XIRR, Hastructure', () => {
    const start = '2025-01-01';
    const flows = daily([
      [0, -100],
      [days(start, '2025-03-01'), 50],
      [days(start, '2025-10-18'), 70],
    ]);
    expect(Math.abs(rate(flows, 365) - 0.42640667767784)).toBeLessThan(2e-13);
  });

  test.each([
    ['numpy-financial 1', [-150000, 15000, 25000, 35000, 45000, 60000], 0.0524329, 5e-8],
    ['numpy-financial 2', [-100, 39, 59, 55, 20], 0.2809484, 5e-8],
    ['numpy-financial 3', [-10000, ...new Array<number>(16).fill(327.24625)], -0.0676541, 5e-8],
    ['INSEAD', [-12, -10, -4, 40, 0, 15, 5], 0.324, 5e-4],
  ])('%s', (_name, flows, expected, tolerance) => {
    expect(Math.abs(rate(flows, 1) - expected)).toBeLessThan(tolerance);
  });

  test('two roots are both reported', () => {
    const outcome = internalRateOfReturn([-50, -100, 600, 300, -100], 1);
    expect(outcome.status).toBe('multiple_roots');
    if (outcome.status !== 'multiple_roots') return;
    expect(outcome.annualRates).toHaveLength(2);
    expect(Math.abs(outcome.annualRates[0]! + 0.768895)).toBeLessThan(5e-7);
    expect(Math.abs(outcome.annualRates[1]! - 1.854418)).toBeLessThan(5e-7);
  });
});

describe('typed outcomes', () => {
  test.each([[[]], [[0, 0]], [[-1, -2, 0, -3]], [[0, 5, 5]]])('same sign: %j', (flows) => {
    expect(internalRateOfReturn(flows, 12)).toEqual({ status: 'no_sign_change' });
  });

  test('a root outside (−0.9999, 10) is no root', () => {
    expect(internalRateOfReturn([-1, 12], 1)).toEqual({ status: 'no_root' });
    expect(internalRateOfReturn([-1, 0.00005], 1)).toEqual({ status: 'no_root' });
    expect(rate([-1, 10.9], 1)).toBeCloseTo(9.9, 12);
    expect(rate([-1, 0.00011], 1)).toBeCloseTo(-0.99989, 12);
  });

  test('several sign changes without a real root', () => {
    expect(internalRateOfReturn([-1, 1, -1], 1)).toEqual({ status: 'no_root' });
  });

  test('several sign changes with one root are a value', () => {
    // (x − 1/1.1)(x² + x + 1)·1.1 has the signs − + − … of a plain investment with a late small call.
    const flows = [-1000, 300, -20, 400, -30, 500, 300];
    const r = rate(flows, 1);
    expect(flows.reduce((sum, c, k) => sum + c / (1 + r) ** k, 0)).toBeCloseTo(0, 9);
  });

  test('money back exactly is a rate of zero', () => {
    expect(rate([-100, 0, 60, 40], 12)).toBe(0);
  });
});

/** Coefficients in x = 1/(1 + r) of Π (1 − x(1 + r_i)), which is zero at exactly the rates r_i. */
function flowsWithRoots(rates: readonly number[]): number[] {
  let flows = [-1];
  for (const r of rates) {
    const next = new Array<number>(flows.length + 1).fill(0);
    flows.forEach((c, k) => {
      next[k]! += c;
      next[k + 1]! -= c * (1 + r);
    });
    flows = next;
  }
  return flows;
}

describe('laws', () => {
  test('all chosen roots inside the interval are found, and none else', () => {
    const separated = fc
      .uniqueArray(fc.integer({ min: -16, max: 60 }), { minLength: 1, maxLength: 5 })
      .map((steps) => steps.map((step) => step * 0.05).sort((a, b) => a - b));
    fc.assert(
      fc.property(separated, (rates) => {
        const outcome = internalRateOfReturn(flowsWithRoots(rates), 1);
        const found =
          outcome.status === 'multiple_roots'
            ? outcome.annualRates
            : outcome.status === 'defined'
              ? [outcome.annualRate]
              : [];
        expect(found).toHaveLength(rates.length);
        found.forEach((value, i) => expect(Math.abs(value - rates[i]!)).toBeLessThan(1e-7));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('a root is a root: monthly flows of a fund, whatever their signs', () => {
    const flow = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(flow, { minLength: 3, maxLength: 60 }), (flows) => {
        const outcome = internalRateOfReturn([-3000, ...flows], 12);
        const rates =
          outcome.status === 'defined'
            ? [outcome.annualRate]
            : outcome.status === 'multiple_roots'
              ? outcome.annualRates
              : [];
        for (const annualRate of rates) {
          const x = (1 + annualRate) ** (-1 / 12);
          const terms = [-3000, ...flows].map((c, k) => c * x ** k);
          const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
          expect(Math.abs(terms.reduce((sum, term) => sum + term, 0)) / size).toBeLessThan(1e-9);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('the fast certificate and full isolation agree', () => {
    const solver = createRateSolver(80, 12);
    const flow = fc.double({ min: -30, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(flow, { minLength: 5, maxLength: 60 }), (tail) => {
        const flows = [-1000, ...tail];
        solver.range.flows.fill(0);
        solver.range.flows.set(flows);
        const status = solveRate(solver, flows.length);
        const grid = signChangesOnGrid(flows);
        if (status === PATH_STATUS.defined) expect(grid).toBeLessThanOrEqual(1);
        if (status === PATH_STATUS.noRoot) expect(grid).toBe(0);
      }),
      { seed: 13, numRuns: 200 },
    );
  });
});

/** Sign changes of the present value over a fine grid of monthly rates: a lower bound of the number of roots. */
function signChangesOnGrid(flows: readonly number[]): number {
  let changes = 0;
  let previous = 0;
  for (let i = 1; i < 600; i++) {
    const x = 2.1544 - (i / 600) * (2.1544 - 0.8189);
    const value = flows.reduce((sum, c, k) => sum + c * x ** k, 0);
    const sign = Math.sign(value);
    if (previous !== 0 && sign !== 0 && sign !== previous) changes++;
    previous = sign;
  }
  return changes;
}
