import type { SimulationConfig } from '../generated/simulation-config';
import { keysOf, shownSum, sum, SUM_TOLERANCE, type Breach, type CrossFieldRule } from './cross-field-rule';

const MONTHS_PER_UNIT = { months: 1, quarters: 3, years: 12 } as const;

/** Most positions a programme may hold, by its mean advance: keeps a path within memory and time. */
export const MAX_POSITIONS = 50_000;

/** Length of the deployment window in months. */
function deploymentMonths(config: Pick<SimulationConfig, 'deployment'>): number {
  return config.deployment.deployment_period * MONTHS_PER_UNIT[config.deployment.deployment_period_unit];
}

/** Rules over fund, fees and deployment. */
export const FUND_RULES: readonly CrossFieldRule[] = [
  {
    name: 'closings',
    statement: 'Closings start in month 0, end within the fund term, and their fractions sum to 1.',
    reads: ['fund.closings', 'fund.fund_term'],
    severity: 'error',
    check: closings,
  },
  {
    name: 'deployment_within_term',
    statement: 'The deployment window ends within the fund term.',
    reads: [
      'deployment.deployment_period',
      'deployment.deployment_period_unit',
      'deployment.deployment_start',
      'fund.fund_term',
    ],
    severity: 'error',
    check: (config) => {
      const end = config.deployment.deployment_start + deploymentMonths(config);
      const term = 12 * config.fund.fund_term;
      if (end <= term) return [];
      return [
        {
          at: [
            keysOf('deployment.deployment_period'),
            keysOf('deployment.deployment_start'),
            keysOf('deployment.deployment_period_unit'),
            keysOf('fund.fund_term'),
          ],
          message: `the deployment window ends at month ${end}, after the fund term of ${term} months`,
        },
      ];
    },
  },
  {
    name: 'custom_deployment_schedule',
    statement: 'A custom deployment schedule has one weight for each month of the window; the weights sum to 1.',
    reads: [
      'deployment.deployment_pace',
      'deployment.custom_deployment_schedule',
      'deployment.deployment_period',
      'deployment.deployment_period_unit',
    ],
    severity: 'error',
    check: customDeployment,
  },
  {
    name: 'custom_capital_call_schedule',
    statement:
      'A custom capital call schedule has a weight for each year, at most the fund term; they sum to at most 1.',
    reads: ['deployment.capital_call_schedule', 'deployment.custom_capital_call_schedule', 'fund.fund_term'],
    severity: 'error',
    check: customCalls,
  },
  {
    name: 'capital_call_years_within_term',
    statement: 'Scheduled capital calls end within the fund term.',
    reads: ['deployment.capital_call_schedule', 'deployment.capital_call_years', 'fund.fund_term'],
    severity: 'error',
    check: ({ deployment, fund }) => {
      const scheduled = ['equal', 'front_loaded', 'back_loaded'].includes(deployment.capital_call_schedule);
      if (!scheduled || deployment.capital_call_years <= fund.fund_term) return [];
      return [
        {
          at: [
            keysOf('deployment.capital_call_years'),
            keysOf('deployment.capital_call_schedule'),
            keysOf('fund.fund_term'),
          ],
          message: `scheduled calls over ${deployment.capital_call_years} years outlast the fund term of ${fund.fund_term}`,
        },
      ];
    },
  },
  {
    name: 'origination_fee_parties',
    statement: 'The fund does not pay the origination fee to itself.',
    reads: ['fees.origination_fee_payer', 'fees.origination_fee_recipient'],
    severity: 'error',
    check: ({ fees }) => {
      if (fees.origination_fee_payer !== 'fund' || fees.origination_fee_recipient !== 'fund') return [];
      return [
        {
          at: [keysOf('fees.origination_fee_recipient'), keysOf('fees.origination_fee_payer')],
          message: 'the fund would pay the origination fee to itself: choose gp as recipient or homeowner as payer',
        },
      ];
    },
  },
  {
    name: 'positions_limit',
    statement: `Programme and recycling buy at most ${MAX_POSITIONS} positions of the mean advance.`,
    reads: [
      'fund.fund_size',
      'deployment.target_deployment',
      'origination.avg_loan_size',
      'reinvestment.enabled',
      'reinvestment.recycle_cap',
      'reinvestment.size_adjustment',
    ],
    severity: 'error',
    check: ({ fund, deployment, origination, reinvestment }) => {
      const recycled = reinvestment.enabled ? reinvestment.recycle_cap / (1 + reinvestment.size_adjustment) : 0;
      const positions = (fund.fund_size * (deployment.target_deployment + recycled)) / origination.avg_loan_size;
      if (positions <= MAX_POSITIONS) return [];
      return [
        {
          at: [
            keysOf('origination.avg_loan_size'),
            keysOf('fund.fund_size'),
            keysOf('deployment.target_deployment'),
            keysOf('reinvestment.recycle_cap'),
            keysOf('reinvestment.size_adjustment'),
          ],
          message: `programme and recycling would buy about ${Math.round(positions)} positions; at most ${MAX_POSITIONS} are simulated`,
          code: 'cost_limit',
        },
      ];
    },
  },
];

function customDeployment(config: SimulationConfig): readonly Breach[] {
  const { deployment_pace: pace, custom_deployment_schedule: weights } = config.deployment;
  const schedule = keysOf('deployment.custom_deployment_schedule');
  if (pace !== 'custom' && weights.length === 0) return [];
  const months = deploymentMonths(config);
  const breaches: Breach[] = [];
  if (weights.length !== months) {
    breaches.push({
      at: [schedule, keysOf('deployment.deployment_pace'), keysOf('deployment.deployment_period')],
      message: `needs one weight for each of the ${months} months of the deployment window, not ${weights.length}`,
    });
  }
  const total = sum(weights);
  if (weights.length > 0 && Math.abs(total - 1) > SUM_TOLERANCE) {
    breaches.push({ at: [schedule], message: `the weights must sum to 1, not ${shownSum(total)}` });
  }
  return breaches;
}

function customCalls({ deployment, fund }: SimulationConfig): readonly Breach[] {
  const weights = deployment.custom_capital_call_schedule;
  const schedule = keysOf('deployment.custom_capital_call_schedule');
  const breaches: Breach[] = [];
  if (deployment.capital_call_schedule === 'custom' && weights.length === 0) {
    const at: Breach['at'] = [schedule, keysOf('deployment.capital_call_schedule')];
    breaches.push({ at, message: 'a custom capital call schedule needs at least one weight' });
  }
  if (weights.length > fund.fund_term) {
    const message = `has ${weights.length} years of calls, more than the fund term of ${fund.fund_term}`;
    breaches.push({ at: [schedule, keysOf('fund.fund_term')], message });
  }
  const total = sum(weights);
  if (total > 1 + SUM_TOLERANCE) {
    breaches.push({ at: [schedule], message: `the weights must sum to at most 1, not ${shownSum(total)}` });
  }
  return breaches;
}

function closings({ fund }: SimulationConfig): readonly Breach[] {
  const list = keysOf('fund.closings');
  const breaches: Breach[] = [];
  const [first, last] = [fund.closings[0], fund.closings.at(-1)];
  if (first === undefined || last === undefined) return [{ at: [list], message: 'a fund needs at least one closing' }];
  if (first.month !== 0) {
    const message = `the first closing is in month 0, not ${first.month}: the fund starts with it`;
    breaches.push({ at: [['fund', 'closings', 0, 'month']], message });
  }
  if (first.fraction === 0) {
    breaches.push({ at: [['fund', 'closings', 0, 'fraction']], message: 'the first closing needs commitments' });
  }
  if (last.month >= 12 * fund.fund_term) {
    breaches.push({
      at: [['fund', 'closings', fund.closings.length - 1, 'month'], keysOf('fund.fund_term')],
      message: `the closing of month ${last.month} comes after the fund term of ${12 * fund.fund_term} months`,
    });
  }
  const total = sum(fund.closings.map(({ fraction }) => fraction));
  if (Math.abs(total - 1) > SUM_TOLERANCE) {
    breaches.push({ at: [list], message: `the fractions must sum to 1, not ${shownSum(total)}` });
  }
  return breaches;
}
