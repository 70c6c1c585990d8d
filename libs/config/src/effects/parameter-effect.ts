import type { FieldErrorCode } from '../field-error';
import type { JsonValue } from '../json-value';

/**
 * Where an effect can be seen:
 * - `net_irr.mean`, `wal.sd`: mean or standard deviation of a path metric over the paths;
 * - `trace:positions[].advance`: a place in the trace of the first path, numbers under `[]` summed;
 * - `results:probabilities.goal_irr.value`: a place in the results of the strategy, items of lists by code, name, fund year, p or level;
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
 * What one parameter does, as a test shows it: from `preset` and `given`, changing it to `to` moves the named output in
 * the direction that its key says, on the same random numbers; or the changed value is refused with this code.
 */
export type ParameterEffect = EffectPlace &
  (
    | { readonly raises: EffectOutput }
    | { readonly lowers: EffectOutput }
    | { readonly changes: EffectOutput }
    | { readonly refusedAs: FieldErrorCode }
  );

/** The output and direction of an effect, or the code it is refused with. */
export type EffectOutcome =
  | { readonly kind: 'moves'; readonly direction: EffectDirection; readonly output: EffectOutput }
  | { readonly kind: 'refused'; readonly code: FieldErrorCode };

/** What an effect says of its output. */
export function effectOutcome(effect: ParameterEffect): EffectOutcome {
  if ('raises' in effect) return { kind: 'moves', direction: 'raises', output: effect.raises };
  if ('lowers' in effect) return { kind: 'moves', direction: 'lowers', output: effect.lowers };
  if ('changes' in effect) return { kind: 'moves', direction: 'changes', output: effect.changes };
  return { kind: 'refused', code: effect.refusedAs };
}
