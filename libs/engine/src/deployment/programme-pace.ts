import type { SimulationConfig } from '@ihome/config';
import { normalCdf } from '../math/normal-cdf';
import { deploymentWindow } from './deployment-window';
import { loadedHalves } from './loaded-halves';

/** Standard deviations of the bell curve between the middle of the window and either end. */
const BELL_HALF_WIDTH = 3;

/** Cumulative share of the programme at the end of month i (0-based) of an n-month window. */
function cumulativeShare(deployment: SimulationConfig['deployment'], month: number, months: number): number {
  const t = (month + 1) / months;
  switch (deployment.deployment_pace) {
    case 'even':
      return t;
    case 'front_loaded':
      return loadedHalves(deployment.deployment_skew, t);
    case 'back_loaded':
      return loadedHalves(1 - deployment.deployment_skew, t);
    case 'bell_curve': {
      const below = normalCdf(-BELL_HALF_WIDTH);
      return (normalCdf(BELL_HALF_WIDTH * (2 * t - 1)) - below) / (1 - 2 * below);
    }
    case 'custom': {
      let sum = 0;
      for (let i = 0; i <= month; i++) sum += deployment.custom_deployment_schedule[i] ?? 0;
      return sum;
    }
  }
}

/**
 * Cumulative target of advances (currency) by month 0..lastMonth, of target_deployment·fund_size over the deployment window
 * (docs/model/ledger.md): even; front or back loaded, linear within halves; bell curve, the normal distribution truncated at three
 * standard deviations, its mean in the middle of the window; custom, one weight a month. 0 before the window, the whole
 * programme from its last month on.
 *
 * Example: 90m over 24 months, even → 3.75m at month 0, 45m at month 11, 90m at month 23.
 */
export function programmeTargets(config: SimulationConfig, lastMonth: number): Float64Array {
  const { deployment, fund } = config;
  const { firstMonth, endMonth } = deploymentWindow(deployment);
  const programme = deployment.target_deployment * fund.fund_size;
  return Float64Array.from({ length: lastMonth + 1 }, (_, m) => {
    if (m < firstMonth) return 0;
    if (m >= endMonth - 1) return programme;
    return programme * cumulativeShare(deployment, m - firstMonth, endMonth - firstMonth);
  });
}
