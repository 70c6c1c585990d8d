import type { SimulationConfig } from '@ihome/config';

/** Months in which the programme buys: firstMonth ≤ m < endMonth. */
export interface DeploymentWindow {
  readonly firstMonth: number;
  /** First month after the window. */
  readonly endMonth: number;
}

const MONTHS_PER_UNIT = { months: 1, quarters: 3, years: 12 } as const;

/** Deployment window of a configuration. Example: start 6, period 8 quarters → months 6..29, endMonth 30. */
export function deploymentWindow(deployment: SimulationConfig['deployment']): DeploymentWindow {
  const months = deployment.deployment_period * MONTHS_PER_UNIT[deployment.deployment_period_unit];
  const firstMonth = deployment.deployment_start;
  return { firstMonth, endMonth: firstMonth + months };
}
