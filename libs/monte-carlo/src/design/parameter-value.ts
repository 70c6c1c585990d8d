import {
  CROSS_FIELD_RULES,
  ValidationError,
  checkParameter,
  dottedPath,
  jsonPointer,
  locate,
  overlap,
  parameterKeys,
  replaceValue,
  setParameter,
  type CrossFieldRule,
  type FieldError,
  type NumberShape,
  type PathKeys,
  type SimulationConfig,
} from '@ihome/config';

/** A parameter that a design sets, by path and keys. */
export interface DesignParameter {
  readonly path: string;
  readonly keys: PathKeys;
}

/** Parameters that belong to a sweep as a whole: all its strategies share them. */
const SWEEP_WIDE: readonly string[] = [
  'monte_carlo.seed',
  'monte_carlo.sampler',
  'monte_carlo.scrambles',
  'monte_carlo.parameter_uncertainty',
  'monte_carlo.parameter_uncertainty_correlation',
  'monte_carlo.convergence',
  'frontier.return_metric',
  'frontier.risk_metric',
  'stress.scenarios',
  'sensitivity.method',
  'sensitivity.parameters',
  'sensitivity.samples',
];

/**
 * The parameter of a path, or the error that there is none to set; the error's pointer is `pointer`. A sweep that may stop when precise
 * enough has the same paths for all its strategies, so that they stay comparable.
 */
export function designParameter(
  path: string,
  { pointer, config }: { readonly pointer: string; readonly config: SimulationConfig },
): DesignParameter | FieldError {
  if (path === 'monte_carlo.num_paths' && config.monte_carlo.convergence.enabled) {
    const message = `${path} is the same for all strategies of a sweep that stops when precise enough`;
    return { pointer, code: 'cross_field', message };
  }
  if (SWEEP_WIDE.some((shared) => path === shared || path.startsWith(`${shared}.`))) {
    return { pointer, code: 'cross_field', message: `${path} is the same for all strategies of a sweep` };
  }
  try {
    return { path, keys: parameterKeys(path) };
  } catch (error) {
    return { ...firstError(error), pointer };
  }
}

/**
 * What is wrong with a value if it alone is set in a valid configuration; pointers start with `pointer`, which is the place of the value in
 * the document.
 *
 * @param skip rules over several values that are not tried
 */
export function valueErrors(
  config: SimulationConfig,
  parameter: DesignParameter,
  { value, pointer, skip = () => false }: PlacedValue & { readonly skip?: RuleFilter },
): FieldError[] {
  const { keys } = parameter;
  const own = ownErrors(config, parameter, { value, pointer });
  if (own.length > 0 || isContainer(value)) return own;
  const rules = rulesOver([dottedPath(keys)]).filter((rule) => !skip(rule));
  return ruleErrors(replaceValue(config, keys, value), rules).map((error) => ({ ...error, pointer }));
}

/** A value and its place in the document. */
export interface PlacedValue {
  readonly value: unknown;
  readonly pointer: string;
}

/** Picks rules. */
export type RuleFilter = (rule: CrossFieldRule) => boolean;

/** What is wrong with a value by itself; lists and objects are checked with the rules over them. */
export function ownErrors(
  config: SimulationConfig,
  { path, keys }: DesignParameter,
  { value, pointer }: PlacedValue,
): FieldError[] {
  const place = (error: FieldError): FieldError => ({ ...error, pointer: pointer + inside(error.pointer, keys) });
  try {
    if (isContainer(value)) return checkParameter(config, path, value).map(place);
    setParameter(config, path, value);
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.errors.map(place);
    throw error;
  }
}

/** Whether a value is a list or an object. */
export function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The shape of a parameter that is one number; null for all others. */
export function numberShape({ keys }: DesignParameter): NumberShape | null {
  const place = locate(keys);
  if (place.kind === 'parameter') {
    const { shape } = place.node.definition;
    return shape.kind === 'number' ? shape : null;
  }
  return place.kind === 'element' && place.of.kind === 'number' ? place.of : null;
}

/** What remains of a pointer into the configuration below a parameter; '' when the error lies elsewhere. */
function inside(pointer: string, keys: PathKeys): string {
  const parent = jsonPointer(keys);
  return pointer.startsWith(`${parent}/`) ? pointer.slice(parent.length) : '';
}

/** The rules over several values that read one of these parameters. */
export function rulesOver(paths: readonly string[]): readonly CrossFieldRule[] {
  return CROSS_FIELD_RULES.filter(({ reads }) => reads.some((read) => paths.some((path) => overlap(path, read))));
}

/** A broken rule with the places of the values it read, the most telling first. */
export interface BrokenRule {
  readonly at: readonly [PathKeys, ...PathKeys[]];
  readonly code: FieldError['code'];
  readonly message: string;
}

/** The rules that a configuration breaks. Rules that only warn are left out. */
export function brokenRules(config: SimulationConfig, rules: readonly CrossFieldRule[]): BrokenRule[] {
  const reported = config.guardrails.enforcement === 'report';
  const binding = rules.filter(({ severity }) => severity === 'error' || (severity === 'guardrail' && !reported));
  return binding.flatMap((rule) => rule.check(config).map((breach) => ({ code: 'cross_field', ...breach }) as const));
}

/** The rules that a configuration breaks, as errors that point into it. */
export function ruleErrors(config: SimulationConfig, rules: readonly CrossFieldRule[]): FieldError[] {
  return brokenRules(config, rules).map(({ at, code, message }) => ({ pointer: jsonPointer(at[0]), code, message }));
}

function firstError(error: unknown): FieldError {
  const first = error instanceof ValidationError ? error.errors[0] : undefined;
  if (first === undefined) throw error;
  return first;
}
