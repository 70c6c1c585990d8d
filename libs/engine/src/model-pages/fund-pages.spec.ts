/** Recomputes the `example` blocks of the pages of docs/model on time, ledger, closings, debt, recycling and the GP entity. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scheduledCalls } from '../deployment/capital-call-schedule';
import { programmeTargets } from '../deployment/programme-pace';
import { explainDeterministic } from '../deterministic-fund.fixture';
import { baseWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { accrualYear, startYear } from '../resolve/fund-year';
import { resolveFund } from '../resolve/resolve-fund';
import type { PathTrace } from '../trace/trace-document';
import { describeExamples, MODEL_PAGES, traceOfBase, type Figures } from './page-examples.fixture';

function time(): Figures {
  return {
    'year of month 60, in advance': startYear(60),
    'year of month 60, in arrears': accrualYear(60),
    'year of month 0, in arrears': accrualYear(0),
    'horizon of the base fund': resolveFund(baseWith({})).horizonMonths,
  };
}

function ledger(): Figures {
  const story = explainDeterministic();
  const targets = (deployment: ConfigOverrides['deployment']): Float64Array =>
    programmeTargets(baseWith({ deployment: { ...deployment } }), 144);
  const equal = baseWith({ deployment: { capital_call_schedule: 'equal' } });
  return {
    'call of month 0': story.ledger[0]!.capital_calls,
    'call of month 12': story.ledger[12]!.capital_calls,
    'NAV of month 0': story.ledger[0]!.nav,
    'NAV of month 24': story.ledger[24]!.nav,
    'distribution of month 60': story.ledger[60]!.distributions,
    rows: story.ledger.length,
    'equal call': scheduledCalls(equal, new Float64Array(145).fill(100e6))[33]!,
    'even target of month 11': targets({ deployment_pace: 'even' })[11]!,
    'front-loaded target of month 5': targets({ deployment_pace: 'front_loaded', deployment_skew: 0.6 })[5]!,
    'bell target of month 11': targets({ deployment_pace: 'bell_curve' })[11]!,
  };
}

function closings(): Figures {
  const fund = {
    closings: [
      { month: 0, fraction: 0.6 },
      { month: 9, fraction: 0.4 },
    ],
  };
  const { ledger: rows, closings: told, metrics } = traceOfBase({ fund }, 0);
  const early = rows.slice(0, 9).map((row) => ({ call: 0.98 * row.capital_calls, age: 9 - row.month }));
  const called = early.reduce((sum, { call }) => sum + call, 0);
  const paid = early.reduce((sum, { call, age }) => sum + 0.4 * call * (1 + (0.08 * age) / 12), 0);
  const borne = rows.slice(9).reduce((sum, row) => sum + 0.4 * 0.98 * row.capital_calls, 0);
  expect(told[1]?.paid_in).toBeCloseTo(paid + borne, 4);
  return {
    'called before month 9': called,
    'paid by the newcomers in month 9': paid,
    'IRR of the first closing': Number(metrics.net_irr_first_closing),
    'IRR of the last closing': Number(metrics.net_irr_last_closing),
  };
}

/** Two advances of 1m in each of months 0, 1 and 2 of a market that stands still, without fees. */
const SIX_ADVANCES: ConfigOverrides = {
  fees: { management_fee_rate: 0 },
  deployment: { deployment_period: 3, target_deployment: 0.6 },
  price_path: { appreciation_rates: { a: 0 } },
  interest_rate: { model: 'constant', base_rate_initial: 0.04 },
  reinvestment: { enabled: false },
};

/** That fund with more. */
const sixAdvances = (overrides: ConfigOverrides): PathTrace => explainDeterministic({ ...SIX_ADVANCES, ...overrides });

function leverage(): Figures {
  const { leverage: base } = baseWith({});
  const sleeve = {
    ...base,
    enabled: true,
    min_cash_buffer: 0,
    green_sleeve: { ...base.green_sleeve, enabled: true, min_interest_coverage: 0 },
    ramp_line: { ...base.ramp_line, enabled: false },
    deal_note: { ...base.deal_note, enabled: false },
  };
  const { ledger: rows } = sixAdvances({ leverage: sleeve });
  const suburb = { zone: 'a', weight: 1, growth_adjustment: 0, volatility: 0 };
  const over = explainDeterministic(SIX_ADVANCES, {
    leverage: {
      ...sleeve,
      target_leverage: 1.5,
      max_leverage: 5,
      deleveraging_threshold: 5,
      green_sleeve: { ...sleeve.green_sleeve, advance_rate: 0.2, max_mult: 5 },
      a_plus_overadvance: { enabled: true, grade: 'A+', advance_rate: 0.75 },
    },
    origination: {
      suburbs: [
        { ...suburb, id: 'hill', weight: 3, grade: 'A+' },
        { ...suburb, id: 'mill' },
      ],
    },
  });
  const graded = over.positions.filter((p) => p.origination_month === 0 && p.suburb === 'hill').length;
  return {
    'draw of month 1': rows[1]!.facility_draws,
    'NAV of month 1': rows[1]!.nav,
    'draw of month 2': rows[2]!.facility_draws,
    'interest of month 2': rows[2]!.facility_interest,
    'over-advance: graded positions of month 0': graded,
    'over-advance: draw of month 1': over.ledger[1]!.facility_draws,
  };
}

function tranches(): Figures {
  const { tranches: base } = baseWith({});
  const senior = {
    name: 'A',
    type: 'senior_debt',
    size: 3e6,
    interest_rate: 0.06,
    payment_frequency: 'quarterly',
    amortization_schedule: 'interest_only',
    term_years: 5,
    payment_in_kind: false,
  } as const;
  const { ledger: rows } = sixAdvances({
    leverage: { enabled: false },
    tranches: { ...base, enabled: true, list: [senior] },
  });
  return {
    'drawn in month 0': rows[0]!.tranche_proceeds,
    'drawn in month 1': rows[1]!.tranche_proceeds,
    'called in month 1': rows[1]!.capital_calls,
    'coupon of month 3': rows[3]!.tranche_interest,
  };
}

function reinvestment(): Figures {
  const { reinvestment: base } = baseWith({});
  const { ledger: rows } = sixAdvances({
    fund: { goal_horizon_years: 6 },
    contract: { contract_term_years: 1 },
    exit: { min_holding_period: 0 },
    reinvestment: {
      ...base,
      enabled: true,
      reinvestment_period: 3,
      reinvestment_rate: 0.8,
      recycle_cap: 0.25,
      reinvestment_frequency: 'quarterly',
      reinvestment_delay: 1,
      min_reinvestment_amount: 100_000,
      zone_preference_multipliers: { a: 1 },
    },
  });
  return {
    'pot of month 12': rows[12]!.set_aside,
    'pot of month 13': rows[13]!.set_aside,
    'bought in month 15': rows[15]!.advances,
    'pot of month 15': rows[15]!.set_aside,
  };
}

function gpEntity(): Figures {
  const { gp_entity, ledger: rows, positions, metrics } = traceOfBase({}, 3);
  const months = gp_entity?.months ?? [];
  const live = positions.filter((p) => p.origination_month === 0).length;
  expect(months[0]?.income).toBeCloseTo(rows[0]!.management_fee + 0.03 * rows[0]!.advances, 6);
  expect(months[1]?.expenses).toBeCloseTo(75_000 + (250 / 12) * live, 6);
  return {
    'income of month 0': months[0]?.income ?? NaN,
    'expenses of month 1': months[1]?.expenses ?? NaN,
    'dividends of month 12': months[12]?.dividends ?? NaN,
    'gp profit': Number(metrics.gp_profit),
  };
}

describe.each([
  ['README.md', time],
  ['ledger.md', ledger],
  ['fund.md', closings],
  ['leverage.md', leverage],
  ['tranches.md', tranches],
  ['reinvestment.md', reinvestment],
  ['gp-entity.md', gpEntity],
] as const)('examples of docs/model/%s', describeExamples);

test('README.md lists every page', () => {
  const index = readFileSync(join(MODEL_PAGES, 'README.md'), 'utf8');
  const pages = readdirSync(MODEL_PAGES).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const listed = [...index.matchAll(/^\| \[(.+?)\]\((.+?)\) \|/gm)].map((match) => match[2]!);
  expect(listed.sort()).toEqual(pages.sort());
});
