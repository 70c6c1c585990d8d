/** Programme of advances and schedule of calls, model §2 and §5. */
import type { SimulationConfig } from '@ihome/config';
import { at, MONTHS_PER } from './calendar';
import { closedCommitments } from './closings';
import { cumulative } from './normal';

const MONTHS_PER_UNIT = { months: 1, quarters: 3, years: 12 } as const;

/** Months of the deployment window. */
function windowMonths(config: SimulationConfig): number {
  return config.deployment.deployment_period * MONTHS_PER_UNIT[config.deployment.deployment_period_unit];
}

/** First month after the deployment window: advances fall in the months from deployment_start to the one before. */
export function windowEnd(config: SimulationConfig): number {
  return config.deployment.deployment_start + windowMonths(config);
}

/** Part placed by the fraction t of the time when `first` of it falls in the first half, linear within halves. */
function byHalves(first: number, t: number): number {
  return t <= 0.5 ? 2 * first * t : first + 2 * (1 - first) * (t - 0.5);
}

/** Cumulative target of advances at month m (currency). */
export function cumulativeTarget(config: SimulationConfig, m: number): number {
  const { deployment } = config;
  const target = deployment.target_deployment * config.fund.fund_size;
  const elapsed = m - deployment.deployment_start + 1;
  if (elapsed <= 0) return 0;
  const months = windowMonths(config);
  // ASSUMPTION: the shape is a curve over the window, read at the end of each month.
  const t = Math.min(elapsed / months, 1);
  switch (deployment.deployment_pace) {
    case 'even':
      return target * t;
    case 'front_loaded':
      return target * byHalves(deployment.deployment_skew, t);
    case 'back_loaded':
      return target * byHalves(1 - deployment.deployment_skew, t);
    case 'bell_curve':
      // ASSUMPTION: a normal curve over the window, cut at three standard deviations on both sides.
      return (target * (cumulative(6 * t - 3) - cumulative(-3))) / (cumulative(3) - cumulative(-3));
    case 'custom':
      return target * deployment.custom_deployment_schedule.slice(0, elapsed).reduce((sum, w) => sum + w, 0);
  }
}

/**
 * Scheduled call of month m (currency), 0 when calls come just in time. ASSUMPTION: what the schedule asks for beyond the
 * commitments that have closed is called when they close.
 */
export function scheduledCall(config: SimulationConfig, m: number): number {
  const upTo = (last: number): number => {
    let asked = 0;
    for (let j = 0; j <= last; j += 1) asked += askedBySchedule(config, j);
    return Math.min(asked, closedCommitments(config, last));
  };
  return config.fund.closings.length === 1 ? askedBySchedule(config, m) : upTo(m) - (m === 0 ? 0 : upTo(m - 1));
}

/** What the schedule asks for in month m, as if all commitments had closed. */
function askedBySchedule(config: SimulationConfig, m: number): number {
  const { deployment } = config;
  const every = MONTHS_PER[deployment.capital_call_frequency];
  const commitments = config.fund.fund_size;
  if (m % every !== 0) return deployment.capital_call_schedule === 'upfront' && m === 0 ? commitments : 0;
  const calls = (12 * deployment.capital_call_years) / every;
  const n = m / every;
  const curve = (first: number): number => byHalves(first, (n + 1) / calls) - byHalves(first, n / calls);
  switch (deployment.capital_call_schedule) {
    case 'just_in_time':
      return 0;
    case 'upfront':
      return m === 0 ? commitments : 0;
    case 'equal':
      return n < calls ? commitments / calls : 0;
    // ASSUMPTION: front and back loaded calls use deployment_skew as the programme does.
    case 'front_loaded':
      return n < calls ? commitments * curve(deployment.deployment_skew) : 0;
    case 'back_loaded':
      return n < calls ? commitments * curve(1 - deployment.deployment_skew) : 0;
    // ASSUMPTION: the weight of a year is spread evenly over the calls of the year.
    case 'custom': {
      const year = Math.floor(m / 12);
      const weights = deployment.custom_capital_call_schedule;
      return year < weights.length ? (commitments * at(weights, year) * every) / 12 : 0;
    }
  }
}
