import { parameterKeys, valueErrors } from '../parameter-place';
import { ValidationError } from '../validation-error';
import type { PathKeys } from '../json-pointer';
import { closestWord } from '../suggestion';
import { keysOf, type Breach, type CrossFieldRule } from './cross-field-rule';
import { isPowerOfTwo, largestPowerOfTwo } from './power-of-two';

/** What belongs to a sweep as a whole, or decides which random numbers are compared: no scenario and no bump may change it. */
const FIXED = ['schema_version', 'zones', 'monte_carlo', 'stress', 'sensitivity', 'frontier'];

/** Fewest samples from which Sobol' indices are estimated. */
const MIN_SAMPLES = 8;

/** Rules over stress and sensitivity that single values can't tell; whether a whole stressed configuration holds is tested where it is made. */
export const ANALYSIS_RULES: readonly CrossFieldRule[] = [
  {
    name: 'stress_zones',
    statement: 'The zones of a scenario are zones of the configuration.',
    reads: ['stress.scenarios', 'zones'],
    severity: 'error',
    check: ({ stress, zones }) =>
      stress.scenarios.flatMap((scenario, i) =>
        scenario.zones.flatMap((zone, j): Breach[] => {
          if (zones.includes(zone)) return [];
          const suggestion = closestWord(zone, zones);
          const hint = suggestion === null ? `; the zones are ${zones.join(', ')}` : `; did you mean ${suggestion}?`;
          const message = `there is no zone ${zone}${hint}`;
          return [{ at: [['stress', 'scenarios', i, 'zones', j]], message, code: 'unknown_zone' }];
        }),
      ),
  },
  {
    name: 'stress_overrides',
    statement: 'The changed parameters of a scenario exist and take their values; what all runs share stays as it is.',
    reads: ['stress.scenarios'],
    severity: 'error',
    check: ({ stress }) =>
      stress.scenarios.flatMap((scenario, i) =>
        Object.entries(scenario.overrides).flatMap(([path, value]) =>
          breaches(['stress', 'scenarios', i, 'overrides', path], path, value),
        ),
      ),
  },
  {
    name: 'sensitivity_parameters',
    statement:
      'The parameters of the sensitivity are numeric, take both values, and the low one is below the high one.',
    reads: ['sensitivity.parameters'],
    severity: 'error',
    check: ({ sensitivity }) =>
      sensitivity.parameters.flatMap(({ parameter, low, high }, i): readonly Breach[] => {
        const at: PathKeys = ['sensitivity', 'parameters', i];
        if (!(low < high)) {
          return [
            {
              at: [
                [...at, 'high'],
                [...at, 'low'],
              ],
              message: `must be above low (${low}), not ${high}`,
            },
          ];
        }
        const unknown = breaches([...at, 'parameter'], parameter, low).filter(({ code }) => code !== 'out_of_range');
        if (unknown.length > 0) return unknown;
        return [...breaches([...at, 'low'], parameter, low), ...breaches([...at, 'high'], parameter, high)];
      }),
  },
  {
    name: 'sensitivity_samples',
    statement: 'Sobol’ indices are of at least one parameter and take a power of two of samples, at least 8.',
    reads: ['sensitivity.method', 'sensitivity.samples', 'sensitivity.parameters'],
    severity: 'error',
    check: ({ sensitivity: { method, samples, parameters } }): Breach[] => {
      if (method !== 'sobol_indices') return [];
      const of = keysOf('sensitivity.method');
      if (parameters.length === 0) {
        return [{ at: [keysOf('sensitivity.parameters'), of], message: 'sobol_indices needs a parameter' }];
      }
      if (samples >= MIN_SAMPLES && isPowerOfTwo(samples)) return [];
      const below = samples < MIN_SAMPLES ? MIN_SAMPLES : largestPowerOfTwo(samples);
      const near = samples < MIN_SAMPLES ? `at least ${below}` : `${below} or ${2 * below}`;
      const message = `sobol_indices takes a power of two of samples, not ${samples}: take ${near}`;
      return [{ at: [keysOf('sensitivity.samples'), of], message }];
    },
  },
];

/** What is wrong with one value of one parameter of an analysis. */
function breaches(at: PathKeys, path: string, value: unknown): Breach[] {
  const fixed = FIXED.find((part) => path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`));
  if (fixed !== undefined) return [{ at: [at], message: `${path} is the same in all runs of a sweep` }];
  try {
    const [error] = valueErrors(parameterKeys(path), value);
    return error === undefined ? [] : [{ at: [at], message: error.message, code: error.code }];
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const [first] = error.errors;
    return first === undefined ? [] : [{ at: [at], message: first.message, code: first.code }];
  }
}
