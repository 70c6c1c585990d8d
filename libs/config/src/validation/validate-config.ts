import type { FieldError } from '../field-error';
import type { SimulationConfig } from '../generated/simulation-config';
import { dottedPath, jsonPointer, type PathKeys } from '../json-pointer';
import { isPlainObject } from '../json-value';
import { CROSS_FIELD_RULES } from '../rules';
import type { Breach, CrossFieldRule } from '../rules/cross-field-rule';
import { zoneKeyErrors } from '../rules/zone-keys';
import { ValidationError } from '../validation-error';
import { CONFIG_SCHEMA } from './config-schema';
import { forbiddenKeys } from './forbidden-keys';
import { translateIssues } from './issue-translation';
import type { LocatedError } from './located-error';

/** How errors are placed. */
export interface ValidationOptions {
  /** Pointer of the configuration in the document it came in; '' when it is the document. */
  readonly pointer?: string;
  /**
   * Whether the user set the value at a place. A rule over several values points at one that was set, so that the
   * error shows up where the mistake was made; without it, at the most telling one.
   */
  readonly wasSet?: (keys: PathKeys) => boolean;
}

/** What validation found: a configuration exactly when there are no errors. */
export type ConfigValidation =
  | { readonly config: SimulationConfig; readonly errors: readonly []; readonly warnings: readonly FieldError[] }
  | { readonly config: null; readonly errors: readonly FieldError[]; readonly warnings: readonly FieldError[] };

/**
 * Checks a complete configuration: member names, every single value, then the rules over several values whose values
 * are sound by themselves.
 */
export function validateConfig(input: unknown, options: ValidationOptions = {}): ConfigValidation {
  const { pointer = '', wasSet = () => false } = options;
  const place = (error: LocatedError): FieldError => ({
    pointer: pointer + jsonPointer(error.keys),
    code: error.code,
    message: error.message,
  });
  const forbidden = forbiddenKeys(input);
  if (forbidden.length > 0) return { config: null, errors: forbidden.map(place), warnings: [] };
  const parsed = CONFIG_SCHEMA.safeParse(input);
  const single = parsed.success ? [] : translateIssues(parsed.error.issues, input);
  const zones = soundZones(input, single);
  const errors: LocatedError[] = [...single, ...(zones === null ? [] : zoneKeyErrors(input, zones))];
  const warnings: LocatedError[] = [];
  const broken = errors.map(({ keys }) => dottedPath(keys));
  for (const rule of CROSS_FIELD_RULES) {
    if (!isReadable(input, rule, broken)) continue;
    const found = rule.check(input).map((breach) => pointAt(breach, wasSet));
    (isWarning(rule, input) ? warnings : errors).push(...found);
  }
  const placedWarnings = warnings.map(place);
  if (conforms(input, errors)) return { config: input, errors: [], warnings: placedWarnings };
  return { config: null, errors: errors.map(place), warnings: placedWarnings };
}

/** The configuration, or a `ValidationError` with pointers that start with `pointer`. */
export function parseConfig(input: unknown, pointer = ''): SimulationConfig {
  const { config, errors } = validateConfig(input, { pointer });
  if (config === null) throw new ValidationError(errors);
  return config;
}

function conforms(input: unknown, errors: readonly LocatedError[]): input is SimulationConfig {
  return isPlainObject(input) && errors.length === 0;
}

/** Whether everything a rule reads is sound: no error at, above or below the places of its parameters. */
function isReadable(input: unknown, rule: CrossFieldRule, broken: readonly string[]): input is SimulationConfig {
  if (!isPlainObject(input)) return false;
  return rule.reads.every((path) => !broken.some((at) => at === '' || isWithin(at, path) || isWithin(path, at)));
}

function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}

function isWarning(rule: CrossFieldRule, input: unknown): boolean {
  if (rule.severity !== 'guardrail') return rule.severity === 'warning';
  const guardrails = isPlainObject(input) ? input['guardrails'] : undefined;
  return isPlainObject(guardrails) && guardrails['enforcement'] === 'report';
}

function pointAt(breach: Breach, wasSet: (keys: PathKeys) => boolean): LocatedError {
  const set = breach.at.filter((keys) => wasSet(keys));
  const inner = set.filter((keys) => breach.at.some((outer) => isInside(keys, outer)));
  const keys = (inner.length === 1 ? inner[0] : set[0]) ?? breach.at[0];
  return { keys, code: breach.code ?? 'cross_field', message: breach.message };
}

function isInside(inner: PathKeys, outer: PathKeys): boolean {
  return inner.length > outer.length && outer.every((key, i) => inner[i] === key);
}

function soundZones(input: unknown, errors: readonly LocatedError[]): readonly string[] | null {
  if (!isPlainObject(input) || errors.some(({ keys }) => keys.length === 0 || keys[0] === 'zones')) return null;
  const zones = input['zones'];
  return Array.isArray(zones) ? zones.filter((zone): zone is string => typeof zone === 'string') : null;
}
