import type { SimulationConfig } from '@ihome/config';

import { log1p } from '../math/log';

/** A scenario that is laid over every path of a strategy; its changed parameters are in the configuration already. */
export type StressScenario = SimulationConfig['stress']['scenarios'][number];

/** The last month of a fund, and the scenario that is laid over it; null for none. */
export interface StressedHorizon {
  readonly scenario: StressScenario | null;
  /** H. */
  readonly horizonMonths: number;
}

/** Whether month m is one of the scenario's: those after `month`, `duration_months` of them. */
export function isStressed({ month, duration_months: duration }: StressScenario, m: number): boolean {
  return m > month && m <= month + duration;
}

/**
 * What a scenario adds to the log index of each zone in each month, ln(1 + property_value_shock)/duration [zone][month], row-major;
 * zeros without a scenario. Source: `docs/model/stress.md`.
 */
export function indexShock(zones: readonly string[], { scenario, horizonMonths }: StressedHorizon): Float64Array {
  const stride = horizonMonths + 1;
  const shock = new Float64Array(zones.length * stride);
  if (scenario === null) return shock;
  const monthly = log1p(scenario.property_value_shock) / scenario.duration_months;
  zones.forEach((zone, z) => {
    if (scenario.zones.length > 0 && !scenario.zones.includes(zone)) return;
    for (let m = 1; m < stride; m++) if (isStressed(scenario, m)) shock[z * stride + m] = monthly;
  });
  return shock;
}

/** What draws and exits see of a scenario, for the keys of what strategies share; null for none. */
export function scenarioKey(scenario: StressScenario | null): unknown {
  if (scenario === null) return null;
  const { name: _name, overrides: _overrides, ...acting } = scenario;
  return acting;
}
