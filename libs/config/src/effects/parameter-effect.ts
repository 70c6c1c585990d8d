import type { FieldErrorCode } from '../field-error';
import type { JsonValue } from '../json-value';

/**
 * Where an effect can be seen:
 * - `net_irr.mean`, `wal.sd`: mean or standard deviation of a path metric over the paths;
 * - `trace:positions[].advance`: a place in the trace of the first path, numbers under `[]` summed;
 * - `results:probabilities.goal_irr.value`: a place in the results of the strategy, items of lists by code, name, fund year, p or
 *   level, `length` for how many there are;
 * - `sweep:frontier.points`: a place in the results of the whole run, or `sweep:guardrail_failed`;
 * - `bundle:report.html`: a file of the bundle;
 * - `log:debug`: how many lines of a level the run leaves in the log.
 */
export type EffectOutput = string;

/** Which way the output goes when the parameter takes the changed value. */
export type EffectDirection = 'raises' | 'lowers' | 'changes';

interface EffectPlace {
  /** Path of the parameter as the registry has it. */
  readonly of: string;
  /** The place that is changed, where the path has a zone or an item in it or where neighbours must move along. */
  readonly at?: string;
  /** The preset to start from; `base` without it. */
  readonly preset?: string;
  /** What makes the parameter live, by path, in this order. */
  readonly given?: Readonly<Record<string, JsonValue>>;
  /** The axis of a sweep, where the output is one of several strategies. */
  readonly axis?: { readonly parameter: string; readonly values: readonly number[] };
  /** The changed value. */
  readonly to: JsonValue;
}

/**
 * What one parameter does, as a test shows it. From `preset` and `given`, on the same random numbers, changing it to `to`
 * - `raises` or `lowers` the output, a number;
 * - `makes` the output `equal` to a value that it did not have, null for nothing, or to what another output was `formerly`;
 * - `puts` a text `into` a file of the bundle;
 * - `changes` the output, where no direction is right: a seed;
 * - or is refused with this code.
 */
export type ParameterEffect = EffectPlace &
  (
    | { readonly raises: EffectOutput }
    | { readonly lowers: EffectOutput }
    | { readonly makes: EffectOutput; readonly equal: JsonValue }
    | { readonly makes: EffectOutput; readonly formerly: EffectOutput }
    | { readonly puts: string; readonly into: EffectOutput }
    | { readonly changes: EffectOutput }
    | { readonly refusedAs: FieldErrorCode }
  );

/** The output of an effect and what becomes of it, or the code it is refused with. */
export type EffectOutcome =
  | { readonly kind: 'moves'; readonly direction: EffectDirection; readonly output: EffectOutput }
  | { readonly kind: 'equals'; readonly output: EffectOutput; readonly value: JsonValue }
  | { readonly kind: 'takes_over'; readonly output: EffectOutput; readonly from: EffectOutput }
  | { readonly kind: 'contains'; readonly output: EffectOutput; readonly text: string }
  | { readonly kind: 'refused'; readonly code: FieldErrorCode };

/** What an effect says of its output. */
export function effectOutcome(effect: ParameterEffect): EffectOutcome {
  if ('raises' in effect) return { kind: 'moves', direction: 'raises', output: effect.raises };
  if ('lowers' in effect) return { kind: 'moves', direction: 'lowers', output: effect.lowers };
  if ('changes' in effect) return { kind: 'moves', direction: 'changes', output: effect.changes };
  if ('equal' in effect) return { kind: 'equals', output: effect.makes, value: effect.equal };
  if ('formerly' in effect) return { kind: 'takes_over', output: effect.makes, from: effect.formerly };
  if ('puts' in effect) return { kind: 'contains', output: effect.into, text: effect.puts };
  return { kind: 'refused', code: effect.refusedAs };
}
