import type { SimulationConfig } from '@ihome/config';
import { loadedHalves } from './loaded-halves';

const PERIOD_MONTHS = { monthly: 1, quarterly: 3, annual: 12 } as const;

/** Cumulative share called after j of n scheduled calls. */
function cumulativeCalls(deployment: SimulationConfig['deployment'], j: number, n: number): number {
  switch (deployment.capital_call_schedule) {
    case 'just_in_time':
      return 0;
    case 'upfront':
      return j > 0 ? 1 : 0;
    case 'equal':
      return j / n;
    case 'front_loaded':
      return loadedHalves(deployment.deployment_skew, j / n);
    case 'back_loaded':
      return loadedHalves(1 - deployment.deployment_skew, j / n);
    case 'custom': {
      const callsPerYear = 12 / PERIOD_MONTHS[deployment.capital_call_frequency];
      let sum = 0;
      for (let year = 0; year * callsPerYear < j; year++) {
        const callsMade = Math.min(j - year * callsPerYear, callsPerYear);
        sum += ((deployment.custom_capital_call_schedule[year] ?? 0) * callsMade) / callsPerYear;
      }
      return sum;
    }
  }
}

function scheduledYears(deployment: SimulationConfig['deployment']): number {
  return deployment.capital_call_schedule === 'custom'
    ? deployment.custom_capital_call_schedule.length
    : deployment.capital_call_years;
}

/**
 * Scheduled calls (currency) by month, given the commitments that have closed [month] (docs/model/ledger.md). Upfront: all commitments in month 0. Equal, front and back
 * loaded: at months 0, p, 2p, … over capital_call_years, loaded by deployment_skew as the programme is. Custom: the weight
 * of each fund year in equal parts at its months 0, p, …. Just in time: none; what a schedule leaves over is called as
 * payments need it. What a schedule asks for beyond the commitments that have closed is called when they close.
 *
 * Example: 100m, equal over 3 years, quarterly → 8,333,333.33 at months 0, 3, …, 33.
 */
export function scheduledCalls(config: SimulationConfig, committed: Float64Array): Float64Array {
  const { deployment, fund } = config;
  const lastMonth = committed.length - 1;
  const calls = new Float64Array(committed.length);
  const upfront = deployment.capital_call_schedule === 'upfront';
  const period = PERIOD_MONTHS[deployment.capital_call_frequency];
  const count = upfront ? 1 : (12 * scheduledYears(deployment)) / period;
  for (let j = 0; j < count && j * period <= lastMonth; j++) {
    const share = cumulativeCalls(deployment, j + 1, count) - cumulativeCalls(deployment, j, count);
    calls[j * period] = share * fund.fund_size;
  }
  if (fund.closings.length > 1) limitToClosed(calls, committed);
  return calls;
}

/** Keeps cumulative calls within the closed commitments, putting off the rest until they close. */
function limitToClosed(calls: Float64Array, committed: Float64Array): void {
  let asked = 0;
  let called = 0;
  for (let m = 0; m < calls.length; m++) {
    asked += calls[m]!;
    calls[m] = Math.max(Math.min(asked, committed[m]!) - called, 0);
    called += calls[m]!;
  }
}
