import { nelderMead } from './nelder-mead';

describe('nelderMead', () => {
  it('finds (1, −2)', () => {
    const { at, value } = nelderMead({
      objective: ([x = 0, y = 0]) => (x - 1) ** 2 + (y + 2) ** 2,
      start: [0, 0],
      step: 0.5,
      tolerance: 1e-8,
    });
    expect(at[0]).toBeCloseTo(1, 7);
    expect(at[1]).toBeCloseTo(-2, 7);
    expect(value).toBeLessThan(1e-13);
  });

  it('follows the bent valley of Rosenbrock', () => {
    const { at } = nelderMead({
      objective: ([x = 0, y = 0]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2,
      start: [-1.2, 1],
      step: 0.5,
      tolerance: 1e-8,
    });
    expect(at[0]).toBeCloseTo(1, 5);
    expect(at[1]).toBeCloseTo(1, 5);
  });
});
