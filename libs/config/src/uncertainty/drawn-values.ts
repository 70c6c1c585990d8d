import type { FieldError } from '../field-error';
import type { SimulationConfig } from '../generated/simulation-config';
import { jsonPointer } from '../json-pointer';
import { valueErrors } from '../parameter-place';
import { overlap } from '../path-overlap';
import { replaceValue } from '../replace-value';
import { CROSS_FIELD_RULES } from '../rules';
import type { CrossFieldRule } from '../rules/cross-field-rule';
import type { DrawnPlace } from './drawn-place';

/** Puts draws in the place of configured values and says what they break. Made once for many draws. */
export interface DrawnValues {
  /** The configuration with these values [place]; what does not change is shared with the one it came from. */
  config(values: ArrayLike<number>): SimulationConfig;
  /** What is wrong with a configuration made so: each value by itself, and the rules that read any of them. */
  errors(drawn: SimulationConfig, values: ArrayLike<number>): readonly FieldError[];
}

/** Prepares draws at some places of a valid configuration. Guardrails count unless they are only reported. */
export function drawnValues(config: SimulationConfig, places: readonly DrawnPlace[]): DrawnValues {
  const rules = CROSS_FIELD_RULES.filter(
    (rule) => isTested(rule, config) && rule.reads.some((read) => places.some(({ path }) => overlap(path, read))),
  );
  return {
    config: (values) => places.reduce((so, { keys }, i) => replaceValue(so, keys, values[i] ?? 0), config),
    errors: (drawn, values) => {
      const own = places.flatMap(({ keys }, i) => valueErrors(keys, values[i]));
      if (own.length > 0) return own;
      return rules.flatMap((rule) =>
        rule.check(drawn).map(({ at: [keys], code = 'cross_field', message }) => {
          return { pointer: jsonPointer(keys), code, message };
        }),
      );
    },
  };
}

function isTested({ severity }: CrossFieldRule, { guardrails }: SimulationConfig): boolean {
  return severity === 'error' || (severity === 'guardrail' && guardrails.enforcement !== 'report');
}
