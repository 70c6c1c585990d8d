/** Debt and its bounds over random configurations of every part of the model, from the rows of the trace. */
import type { SimulationConfig } from '@ihome/config';
import { explain, forAllConfigurations } from './fund-comparison.fixture';
import { worthNow } from './trace/redone/contract.fixture';
import { finalMonthOf, storyOf, type Story } from './trace/redone/story.fixture';

/** Months that a breach may last; repayment is forced in the month after (docs/model/leverage.md). */
const CURE_MONTHS = 3;

/** A fund whose only debt is the green sleeve, without any other reason to repay it. */
function sleeveOnly(config: SimulationConfig): SimulationConfig {
  const { leverage } = config;
  return {
    ...config,
    tranches: { ...config.tranches, enabled: false },
    leverage: {
      ...leverage,
      enabled: true,
      green_sleeve: { ...leverage.green_sleeve, enabled: true, prepayment_lockout: 99 },
      ramp_line: { ...leverage.ramp_line, enabled: false },
      deal_note: { ...leverage.deal_note, enabled: false },
      target_leverage: 5,
      max_leverage: 5,
      deleveraging_threshold: 5,
      dynamic_rules: [],
    },
  };
}

/** Most that the sleeve may lend in a month: on values of the month before and on what is live after the month's exits. */
function baseOf(story: Story, config: SimulationConfig, m: number): number {
  const { advance_rate: rate, max_mult: multiple, max_ltv } = config.leverage.green_sleeve;
  const green = config.zones.includes('green') ? 'green' : config.zones[0];
  const held = story.positions.filter((p) => p.zone === green && p.origination_month < m);
  const { enabled, grade, advance_rate: higher } = config.leverage.a_plus_overadvance;
  const graded = config.origination.suburbs.filter((suburb) => suburb.grade === grade).map(({ id }) => id);
  const rateOf = (suburb: string | null): number =>
    enabled && suburb !== null && graded.includes(suburb) ? higher : rate;
  const lent = held
    .filter((p) => p.exit_month > m - 1)
    .reduce((sum, position) => sum + rateOf(position.suburb) * worthNow(story, config, { position, month: m - 1 }), 0);
  const cost = held.filter((p) => p.exit_month > m).reduce((sum, p) => sum + p.advance, 0);
  const nav = Math.max(Number(story.ledger[m - 1]!.nav), 0);
  return Math.min(lent, multiple * cost, max_ltv * nav);
}

test('the sleeve is never above its base for longer than the cure, and lends nothing while it is', () => {
  let forced = 0;
  forAllConfigurations((random, path) => {
    const config = sleeveOnly(random);
    const story = storyOf(config, path);
    const slack = 1e-9 * config.fund.fund_size;
    const debt = (m: number): number => Number(story.ledger[m]!.debt);
    let breached = 0;
    for (let m = 1; m < finalMonthOf(story, config); m++) {
      const base = baseOf(story, config, m);
      breached = debt(m - 1) > base + slack ? breached + 1 : 0;
      if (breached > 0) expect(Number(story.ledger[m]!.facility_draws)).toBe(0);
      if (breached <= CURE_MONTHS) continue;
      expect(debt(m)).toBeLessThanOrEqual(base + slack);
      forced++;
    }
  }, 60);
  expect(forced).toBeGreaterThan(10);
});

test('the ramp line stays within its limit and within what could be called', () => {
  let drawn = 0;
  forAllConfigurations((random, path) => {
    const { leverage, tranches, ...rest } = random;
    const config: SimulationConfig = {
      ...rest,
      tranches: { ...tranches, enabled: false },
      leverage: {
        ...leverage,
        enabled: true,
        green_sleeve: { ...leverage.green_sleeve, enabled: false },
        ramp_line: { ...leverage.ramp_line, enabled: true, term_months: 120, draw_period_months: 60 },
        deal_note: { ...leverage.deal_note, enabled: false },
      },
    };
    const { fund } = config;
    const slack = 1e-9 * fund.fund_size;
    let called = 0;
    for (const { month, debt, facility_draws, capital_calls } of explain(config, path).ledger) {
      const closed = fund.closings.reduce((sum, c) => sum + (c.month <= month ? c.fraction : 0), 0);
      drawn += facility_draws > 0 ? 1 : 0;
      expect(debt).toBeLessThanOrEqual(leverage.ramp_line.limit_pct_commit * fund.fund_size + slack);
      // Calls of the month come after the clean-down, so the line may reach what was uncalled before them.
      expect(debt).toBeLessThanOrEqual(closed * fund.fund_size - called + slack);
      called += capital_calls;
    }
  }, 40);
  expect(drawn).toBeGreaterThan(10);
});

test('debt rolls forward, is never negative, and ends in the final month', () => {
  forAllConfigurations((config, path) => {
    const { ledger } = explain(config, path);
    const { fund, waterfall } = config;
    ledger.forEach((row, m) => {
      const rolled = (ledger[m - 1]?.debt ?? 0) + row.facility_draws - row.facility_repayments;
      expect(Math.abs(row.debt - rolled) / fund.fund_size).toBeLessThan(1e-11);
      expect(Math.min(row.debt, row.tranche_balance)).toBeGreaterThanOrEqual(0);
    });
    const last = ledger[ledger.length - 1 - waterfall.distribution_lag_months]!;
    expect(last.debt + last.tranche_balance).toBe(0);
  }, 60);
});
