/** Recomputes the `example` blocks of the pages of docs/model on time, ledger, fees, waterfall and figures of a path. */
import { scheduledCalls } from '../deployment/capital-call-schedule';
import { programmeTargets } from '../deployment/programme-pace';
import { explainDeterministic } from '../deterministic-fund.fixture';
import { managementFeeCharges } from '../fees/management-fee';
import { grossManagementFee, monthlyExpenses, servicingFee, type FeeMonth } from '../fees/monthly-charges';
import { resolveFees } from '../fees/resolve-fees';
import { internalRateOfReturn } from '../path-metrics/internal-rate-of-return';
import { baseWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { accrualYear, startYear } from '../resolve/fund-year';
import { resolveFund } from '../resolve/resolve-fund';
import { createWaterfallPath, runEuropeanWaterfall, type WaterfallPath } from '../waterfall/european-waterfall';
import { resolveWaterfall } from '../waterfall/waterfall-terms';
import { describeExamples, type Figures } from './page-examples.fixture';

const story = explainDeterministic();

function time(): Figures {
  return {
    'year of month 60, in advance': startYear(60),
    'year of month 60, in arrears': accrualYear(60),
    'year of month 0, in arrears': accrualYear(0),
    'horizon of the base fund': resolveFund(baseWith({})).horizonMonths,
  };
}

function ledger(): Figures {
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
    'equal call': scheduledCalls(equal, 144)[33]!,
    'even target of month 11': targets({ deployment_pace: 'even' })[11]!,
    'front-loaded target of month 5': targets({ deployment_pace: 'front_loaded', deployment_skew: 0.6 })[5]!,
    'bell target of month 11': targets({ deployment_pace: 'bell_curve' })[11]!,
  };
}

function fees(): Figures {
  const base = resolveFees(baseWith({}), 144);
  const at = (month: number): FeeMonth => ({
    month,
    committed: 100e6,
    openingInvested: 90e6,
    invested: 90e6,
    previousNav: 100e6,
  });
  const variable = resolveFees(baseWith({ fees: { fixed_annual_expenses: 0 } }), 144);
  const stepping = managementFeeCharges(
    {
      ...baseWith({}).fees,
      management_fee_rate: 0.01,
      management_fee_schedule: [1, 2, 3, 4, 5].map((year) => ({ year, rate: 0.025 })),
      management_fee_step_down: false,
    },
    119,
  );
  const offset = explainDeterministic({
    fees: { origination_fee_rate: 0.01, management_fee_offset_percentage: 0.5 },
  });
  return {
    'management fee of month 0': grossManagementFee(base, at(0)),
    'management fee of month 1': grossManagementFee(base, at(1)),
    'management fee of month 57': grossManagementFee(base, at(57)),
    'management fee of month 60': grossManagementFee(base, at(60)),
    servicing: servicingFee(base, at(1)),
    'variable expenses': monthlyExpenses(variable, at(1)),
    'fixed expenses of month 12': base.fixedExpenses[12]!,
    'fixed expenses of month 13': base.fixedExpenses[13]!,
    '2.5%, then 1%': 100e6 * stepping.reduce((sum, charge) => sum + charge, 0),
    'fee of month 12 after the offset': offset.ledger[12]!.management_fee,
    'fee of month 24 after the offset': offset.ledger[24]!.management_fee,
  };
}

/** 1,000,000 called in month 0 by LPs alone, and one distribution in month 12. */
function split(cash: number, terms: ConfigOverrides['waterfall'] = {}): WaterfallPath {
  const path = createWaterfallPath(new Float64Array(25), new Float64Array(25));
  path.calls[0] = 1e6;
  path.distributions[12] = cash;
  path.lastMonth = 24;
  const config = baseWith({ fund: { gp_commitment_percentage: 0 }, waterfall: { ...terms } });
  runEuropeanWaterfall(resolveWaterfall(config, 24), path);
  return path;
}

function waterfall(): Figures {
  const row = story.waterfall[0]!;
  const partial = split(1.2e6, { catch_up_structure: 'partial', catch_up_rate: 0.5 });
  const pref = (preferred_return_compounding: 'simple' | 'annual' | 'quarterly' | 'monthly' | 'continuous'): number =>
    split(0, { preferred_return_compounding }).owedAtEnd / 1e4 - 100;
  return {
    '1500000: LP': split(1.5e6).lp[12]!,
    '1500000: carry': split(1.5e6).totalCarry,
    '1500000: catch-up': split(1.5e6).catchUp[12]!,
    '1200000: LP': split(1.2e6).lp[12]!,
    '1200000: carry': split(1.2e6).totalCarry,
    '1080000: carry': split(1.08e6).totalCarry,
    '1200000, partial: catch-up': partial.catchUp[12]!,
    '1200000, partial: carry': partial.totalCarry,
    'pref, simple': pref('simple'),
    'pref, annual': pref('annual'),
    'pref, quarterly': pref('quarterly'),
    'pref, monthly': pref('monthly'),
    'pref, continuous': pref('continuous'),
    'return of capital': row.return_of_capital,
    'preferred return': row.preferred_return,
    'catch-up': row.catch_up,
    carry: row.carry,
    LP: row.lp,
  };
}

const OF_THE_PATH = [
  'gross_irr',
  'fund_irr',
  'net_irr',
  'tvpi',
  'npv',
  'ks_pme',
  'j_curve_low',
  'j_curve_month',
  'payback_month',
  'wal',
] as const;

function pathMetrics(): Figures {
  const { bridge } = story.metrics;
  const twoRoots = internalRateOfReturn([-50, -100, 600, 300, -100], 1);
  const [lower, upper] = twoRoots.status === 'multiple_roots' ? twoRoots.annualRates : [];
  return {
    ...Object.fromEntries(OF_THE_PATH.map((name) => [name, Number(story.metrics[name])])),
    'bridge gross': bridge.gross,
    'bridge interest': bridge.interest,
    'bridge appreciation': bridge.appreciation,
    'bridge fees': bridge.fees,
    'bridge carry': bridge.carry,
    'bridge net': bridge.net,
    'lower root': lower ?? NaN,
    'upper root': upper ?? NaN,
  };
}

describe.each([
  ['README.md', time],
  ['ledger.md', ledger],
  ['fees.md', fees],
  ['waterfall.md', waterfall],
  ['path-metrics.md', pathMetrics],
] as const)('examples of docs/model/%s', describeExamples);
