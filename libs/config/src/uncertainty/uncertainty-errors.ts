import type { FieldError } from '../field-error';
import type { SimulationConfig } from '../generated/simulation-config';
import { jsonPointer } from '../json-pointer';
import { getParameter } from '../parameter-access';
import { ValidationError } from '../validation-error';
import { triedValues } from './distribution-arguments';
import { drawnPlace } from './drawn-place';
import { drawnValues } from './drawn-values';

/**
 * What the distributions of a valid configuration break before anything runs: the ends of each, or three standard deviations either side
 * of its mean where it has none, alone among the configured values. Pointers are those in the configuration.
 */
export function uncertaintyErrors(config: SimulationConfig): readonly FieldError[] {
  return config.monte_carlo.parameter_uncertainty.flatMap((uncertain, i): readonly FieldError[] => {
    const place = drawnPlace(uncertain.parameter);
    if (place === null) return [];
    const absent = absence(config, uncertain.parameter);
    if (absent !== null) {
      const pointer = jsonPointer(['monte_carlo', 'parameter_uncertainty', i, 'parameter']);
      return [{ ...absent, pointer }];
    }
    const { min, max } = place.shape;
    const drawn = drawnValues(config, [place]);
    for (const { argument, value, isEnd } of triedValues(uncertain)) {
      const low = min === null ? value : Math.max(value, min.value);
      const within = isEnd ? value : max === null ? low : Math.min(low, max.value);
      const taken = [place.shape.integer ? Math.round(within) : within];
      // A tail that reaches an excluded bound is cut short of it.
      if (
        !isEnd &&
        ((min?.exclusive === true && within === min.value) || (max?.exclusive === true && within === max.value))
      )
        continue;
      const [error] = drawn.errors(drawn.config(taken), taken);
      if (error === undefined) continue;
      const pointer = jsonPointer(['monte_carlo', 'parameter_uncertainty', i, 'arguments', argument]);
      return [
        {
          pointer,
          code: error.code,
          message: `${uncertain.parameter} can be drawn as ${taken[0]}: ${error.pointer} ${error.message}`,
        },
      ];
    }
    return [];
  });
}

/** Why the configuration has no such place, as of an item or a zone that is not there; null when it has. */
function absence(config: SimulationConfig, path: string): FieldError | null {
  try {
    getParameter(config, path);
    return null;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.errors[0] ?? null;
  }
}
