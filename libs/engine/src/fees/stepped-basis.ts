import type { SimulationConfig } from '@ihome/config';
import { deploymentWindow } from '../deployment/deployment-window';

/** First month that starts after what `stepped_after` names: deployment window, reinvestment period, years before the step-down. */
function turningMonth({ fees, deployment, reinvestment }: SimulationConfig): number {
  switch (fees.stepped_after) {
    case 'deployment':
      return deploymentWindow(deployment).endMonth;
    case 'reinvestment':
      return Math.ceil(12 * reinvestment.reinvestment_period);
    case 'step_down_year':
      return 12 * (fees.management_fee_step_down_year - 1);
  }
}

/**
 * First month whose management fee is on invested capital under the stepped basis (docs/model/fees.md); 0 under any other.
 * A fee in arrears in the turning month itself is still that of the period before it, on committed capital.
 *
 * Example: a deployment window of 24 months → 24 in advance, 25 in arrears.
 */
export function committedBefore(config: SimulationConfig): number {
  if (config.fees.management_fee_basis !== 'stepped') return 0;
  const turning = turningMonth(config);
  return config.fees.management_fee_timing === 'advance' ? turning : turning + 1;
}
