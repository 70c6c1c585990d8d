import { type SimulationConfig, ValidationError } from '@ihome/config';

import { sin } from '../math/sine';
import { resolveMarketConditions } from './market-conditions';
import { indexShock, type StressedHorizon } from './stress-scenario';

const TWO_PI = 6.283185307179586;

/** What is laid over every price model, by month 0..H. */
export interface Overlays {
  /** Added to the annual growth inside the logarithm [month]. */
  readonly growthShift: Float64Array;
  /** Cycle: added to the annual log growth [month]. */
  readonly cycle: Float64Array;
  /** Stress scenario: added to the log index in the month [zone][month], row-major. */
  readonly shock: Float64Array;
}

/** Expands growth shifts, cycle and stress: amplitude·sin(2π(m/(12·length) + position)) at month m. */
export function resolveOverlays(config: SimulationConfig, stressed: StressedHorizon): Overlays {
  const { cycle_amplitude, cycle_length_years, cycle_position } = config.price_path;
  const { growthShift } = resolveMarketConditions(config, stressed);
  const cycle = growthShift.map(
    (_, m) => cycle_amplitude * sin(TWO_PI * (m / (12 * cycle_length_years) + cycle_position)),
  );
  return { growthShift, cycle, shock: indexShock(config.zones, stressed) };
}

/** The error of a growth that its shift brings to −100% or less. */
export function growthError(parameter: string): ValidationError {
  return new ValidationError([
    {
      pointer: '/price_path/market_conditions_by_year',
      code: 'cross_field',
      message: `growth_shift and ${parameter} together are a growth of −100% or less`,
    },
  ]);
}
