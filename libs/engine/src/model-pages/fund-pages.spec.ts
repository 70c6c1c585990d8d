/** Recomputes the `example` blocks of the pages of docs/model on time, ledger, fees, waterfall and figures of a path. */
import { scheduledCalls } from '../deployment/capital-call-schedule';
import { programmeTargets } from '../deployment/programme-pace';
import { explainDeterministic } from '../deterministic-fund.fixture';
import { baseWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { accrualYear, startYear } from '../resolve/fund-year';
import { resolveFund } from '../resolve/resolve-fund';
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
    'equal call': scheduledCalls(equal, new Float64Array(145).fill(100e6))[33]!,
    'even target of month 11': targets({ deployment_pace: 'even' })[11]!,
    'front-loaded target of month 5': targets({ deployment_pace: 'front_loaded', deployment_skew: 0.6 })[5]!,
    'bell target of month 11': targets({ deployment_pace: 'bell_curve' })[11]!,
  };
}

describe.each([
  ['README.md', time],
  ['ledger.md', ledger],
] as const)('examples of docs/model/%s', describeExamples);
