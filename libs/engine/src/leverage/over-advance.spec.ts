import type { SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '@ihome/testing';
import { explainDeterministic } from '../deterministic-fund.fixture';
import { calmWith } from '../portfolio/portfolio.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { explainPath } from '../trace/explain-path';
import type { PathTrace } from '../trace/trace-document';

type OverAdvance = SimulationConfig['leverage']['a_plus_overadvance'];
type Suburb = SimulationConfig['origination']['suburbs'][number];

const OFF: OverAdvance = { enabled: false, grade: 'A+', advance_rate: 0.75 };
const suburb = (id: string, rest: Partial<Suburb> = {}): Suburb => ({
  id,
  zone: 'a',
  weight: 1,
  growth_adjustment: 0,
  volatility: 0,
  ...rest,
});
const MIXED = [suburb('hill', { grade: 'A+' }), suburb('mill', { grade: 'B' }), suburb('shore')];

/** Six advances of 1m in each of months 0, 1 and 2, worth 1m + 5% a year; a sleeve that nothing but its base of 0.2 bounds. */
function explain(suburbs: readonly Suburb[], over: OverAdvance, multiple = 5): PathTrace {
  const { leverage } = calmWith({});
  return explainDeterministic({
    fund: { fund_size: 30e6 },
    fees: { management_fee_rate: 0 },
    deployment: { deployment_period: 3, target_deployment: 0.6 },
    price_path: { appreciation_rates: { a: 0 } },
    interest_rate: { model: 'constant', base_rate_initial: 0.04 },
    reinvestment: { enabled: false },
    origination: { suburbs },
    leverage: {
      ...leverage,
      enabled: true,
      target_leverage: 1.5,
      max_leverage: 5,
      deleveraging_threshold: 5,
      min_cash_buffer: 0,
      green_sleeve: {
        ...leverage.green_sleeve,
        enabled: true,
        advance_rate: 0.2,
        max_mult: multiple,
        max_ltv: 1,
        min_interest_coverage: 0,
      },
      ramp_line: { ...leverage.ramp_line, enabled: false },
      deal_note: { ...leverage.deal_note, enabled: false },
      a_plus_overadvance: over,
    },
  });
}

const draw = (trace: PathTrace, month: number): number => trace.ledger[month]!.facility_draws;

test('the higher rate takes the place of the sleeve’s on the best grade alone', () => {
  const trace = explain(MIXED, { ...OFF, enabled: true });
  const graded = trace.positions.filter((p) => p.origination_month === 0 && p.suburb === 'hill').length;
  expect(graded).toBeGreaterThan(0);
  expect(graded).toBeLessThan(6);
  expect(draw(trace, 1)).toBeCloseTo(0.75e6 * graded + 0.2e6 * (6 - graded), 4);
  const twice = trace.positions.filter((p) => p.origination_month === 1 && p.suburb === 'hill').length;
  const worth = 1e6 * (1 + 0.05 / 12);
  const base = worth * (0.75 * graded + 0.2 * (6 - graded)) + 1e6 * (0.75 * twice + 0.2 * (6 - twice));
  expect(draw(trace, 1) + draw(trace, 2)).toBeCloseTo(base, 4);
});

test('all positions of the grade: 0.75 of their value, within the limit by cost', () => {
  const best = [suburb('hill', { grade: 'A+' })];
  expect(draw(explain(best, { ...OFF, enabled: true }), 1)).toBeCloseTo(4.5e6, 4);
  expect(draw(explain(best, { ...OFF, enabled: true }, 0.5), 1)).toBeCloseTo(3e6, 4);
  expect(draw(explain(best, OFF), 1)).toBeCloseTo(1.2e6, 4);
});

test('another grade, or the rate of the sleeve, changes nothing', () => {
  const without = explain(MIXED, OFF).ledger;
  expect(explain(MIXED, { ...OFF, enabled: true, grade: 'A' }).ledger).toEqual(without);
  const same = explain(MIXED, { ...OFF, enabled: true, advance_rate: 0.2 }).ledger;
  same.forEach((row, m) => expect(row.debt).toBeCloseTo(without[m]!.debt, 4));
});

test('law: a higher rate lends no less in the first month with a base, whatever the fund', () => {
  let over = 0;
  for (let seed = 0; seed < 24; seed++) {
    const config = randomConfiguration(700 + seed, 'leverage');
    if (!config.leverage.a_plus_overadvance.enabled) continue;
    const drawn = (advance_rate: number): number => {
      const leverage = {
        ...config.leverage,
        a_plus_overadvance: { ...config.leverage.a_plus_overadvance, advance_rate },
      };
      const { ledger } = explainPath(resolveStrategy({ ...config, leverage }), 0);
      return ledger[config.deployment.deployment_start + 1]!.facility_draws;
    };
    const rate = config.leverage.green_sleeve.advance_rate;
    expect(drawn(1)).toBeGreaterThanOrEqual(drawn(rate) * (1 - 1e-12));
    if (drawn(1) > drawn(rate)) over++;
  }
  expect(over).toBeGreaterThan(0);
});
