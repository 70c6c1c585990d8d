import { syntheticZones } from '../synthetic-index.fixture';
import { backTest, type HorizonScore } from './back-test';

const MONTHS = 600;

function scoreOf(
  scores: readonly HorizonScore[],
  wanted: Pick<HorizonScore, 'model' | 'growth' | 'years'>,
): HorizonScore {
  const found = scores.find(
    ({ model, growth, years }) => model === wanted.model && growth === wanted.growth && years === wanted.years,
  );
  if (found === undefined) throw new Error(`no score of ${JSON.stringify(wanted)}`);
  return found;
}

describe('backTest', () => {
  const gbm = { momentum: 0, errorCorrection: 0, volatility: 0.05, logGrowth: 0.04, months: MONTHS };
  const scores = backTest({
    series: syntheticZones(gbm, { zones: 12, seed: 51 }),
    levels: MONTHS,
    smoothingMonths: 1,
    seed: 1,
  });

  it('finds a right model to cover what it says, once growth is as uncertain as it is', () => {
    for (const years of [1, 5, 10]) {
      const { coverage, forecasts, separateSpans } = scoreOf(scores, { model: 'gbm', growth: 'uncertain', years });
      // Spans that lie side by side are independent, zones too; four standard deviations.
      const effective = 12 * separateSpans;
      expect(forecasts).toBeGreaterThanOrEqual(effective);
      [0.5, 0.8, 0.9].forEach((p, i) => {
        expect(Math.abs(coverage[i]! - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / effective));
      });
    }
  });

  it('has the CRPS of a normal forecast that is right: σ/√π on average', () => {
    const { crps } = scoreOf(scores, { model: 'gbm', growth: 'uncertain', years: 1 });
    expect(crps / (0.05 / Math.sqrt(Math.PI))).toBeGreaterThan(0.9);
    expect(crps / (0.05 / Math.sqrt(Math.PI))).toBeLessThan(1.15);
  });

  it('finds gbm far too narrow where prices have momentum, and momentum not', () => {
    const process = { momentum: 0.9, errorCorrection: 0.001, volatility: 0.015, logGrowth: 0.04, months: MONTHS };
    const series = syntheticZones(process, { zones: 12, seed: 52 });
    const found = backTest({ series, levels: MONTHS, smoothingMonths: 1, seed: 1 });
    const at = (model: HorizonScore['model']): number =>
      scoreOf(found, { model, growth: 'uncertain', years: 10 }).coverage[1]!;
    expect(at('momentum')).toBeGreaterThan(0.5);
    expect(at('gbm')).toBeLessThan(0.3);
  });

  it('makes no forecast without ten years of history and a year after', () => {
    const series = syntheticZones({ ...gbm, months: 132 }, { zones: 1, seed: 1 });
    expect(backTest({ series, levels: 132, smoothingMonths: 1, seed: 1 })).toEqual([]);
  });
});
