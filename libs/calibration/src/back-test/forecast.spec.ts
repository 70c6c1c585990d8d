import { normals } from '../synthetic-index.fixture';
import { normalCrps } from './crps';
import { mixtureForecast, normalForecast, sampleForecast, type Forecast } from './forecast';

/** CRPS by its definition, ∫(F(x) − 1{x ≥ y})² dx, on either side of y. */
function integrated({ cdf }: Forecast, y: number): number {
  const step = 0.0005;
  let sum = 0;
  for (let x = step / 2; x < 12; x += step) sum += cdf(y - x) ** 2 + (1 - cdf(y + x)) ** 2;
  return sum * step;
}

const MIXTURE = [
  { weight: 0.3, mean: -1, variance: 0.25 },
  { weight: 0.7, mean: 0.8, variance: 1.44 },
];

describe('CRPS', () => {
  it.each([-1.5, 0.2, 3])('of a normal is its closed form at %d', (y) => {
    const forecast = normalForecast({ mean: 0.4, deviation: 1.3 });
    expect(forecast.crps(y)).toBeCloseTo(integrated(forecast, y), 6);
  });

  it('of N(0, 1) at 0 is (√2 − 1)/√π', () => {
    expect(normalCrps({ mean: 0, deviation: 1 }, 0)).toBeCloseTo((Math.SQRT2 - 1) / Math.sqrt(Math.PI), 12);
  });

  it.each([-2, 0.1, 2.5])('of a mixture is the integral at %d', (y) => {
    const forecast = mixtureForecast(MIXTURE);
    expect(forecast.crps(y)).toBeCloseTo(integrated(forecast, y), 6);
  });

  it('of a mixture of one is that of the normal', () => {
    const one = mixtureForecast([{ weight: 1, mean: 0.4, variance: 1.69 }]);
    expect(one.crps(1)).toBeCloseTo(normalCrps({ mean: 0.4, deviation: 1.3 }, 1), 12);
  });

  it('of a sample is mean|x − y| − ½ mean|x − x′|, and comes near that of the normal it was drawn from', () => {
    const few = [0.3, -1, 2, 2.5];
    const pairs = few.flatMap((a) => few.map((b) => Math.abs(a - b)));
    const plain = few.reduce((sum, x) => sum + Math.abs(x - 1), 0) / 4 - pairs.reduce((sum, x) => sum + x, 0) / 32;
    expect(sampleForecast(Float64Array.from(few)).crps(1)).toBeCloseTo(plain, 12);
    const normal = normals(7);
    const many = sampleForecast(Float64Array.from({ length: 20000 }, normal));
    expect(Math.abs(many.crps(0.7) - normalCrps({ mean: 0, deviation: 1 }, 0.7))).toBeLessThan(0.02);
    expect(many.cdf(0)).toBeCloseTo(0.5, 1);
    expect(many.cdf(-9)).toBe(0);
    expect(many.cdf(9)).toBe(1);
  });
});
