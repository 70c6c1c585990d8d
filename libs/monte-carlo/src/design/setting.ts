import {
  dottedPath,
  jsonPointer,
  overlap,
  replaceValue,
  validateConfig,
  type FieldError,
  type SimulationConfig,
} from '@ihome/config';
import {
  brokenRules,
  isContainer,
  ownErrors,
  rulesOver,
  valueErrors,
  type DesignParameter,
  type RuleFilter,
} from './parameter-value';

/** Parameters and values of one strategy. */
export type Setting = readonly (readonly [DesignParameter, unknown])[];

/** The configuration of a strategy. */
export function applySetting(config: SimulationConfig, setting: Setting): SimulationConfig {
  return setting.reduce((current, [{ keys }, value]) => replaceValue(current, keys, value), config);
}

/** The values of a setting by path. */
export function settingValues(setting: Setting): Readonly<Record<string, unknown>> {
  return Object.fromEntries(setting.map(([{ path }, value]) => [path, value]));
}

/** Why a value that a sweep sets would not be read: each path draws the parameter. */
export function lostToDraws(drawn: string, pointer: string): FieldError {
  const message = `each path draws ${drawn} (monte_carlo.parameter_uncertainty), so that a value of it would not be read`;
  return { pointer, code: 'cross_field', message };
}

/** Where values stand in the document, and what is not tried on them. */
export interface SettingCheck {
  /** Place of the nth value of the setting. */
  readonly pointerOf: (position: number) => string;
  readonly skip?: RuleFilter;
}

/** What is wrong with values that are set together in a valid configuration: one that is sound only beside another may be set. */
export function settingErrors(config: SimulationConfig, setting: Setting, check: SettingCheck): FieldError[] {
  const { pointerOf, skip = () => false } = check;
  const [only, ...others] = setting;
  if (only === undefined) return [];
  if (others.length === 0) return valueErrors(config, only[0], { value: only[1], pointer: pointerOf(0), skip });
  if (setting.some(([, value]) => isContainer(value))) return wholeErrors(config, setting, pointerOf);
  const own = setting.flatMap(([parameter, value], n) =>
    ownErrors(config, parameter, { value, pointer: pointerOf(n) }),
  );
  if (own.length > 0) return own;
  const paths = setting.map(([{ keys }]) => dottedPath(keys));
  const rules = rulesOver(paths).filter((rule) => !skip(rule));
  return brokenRules(applySetting(config, setting), rules).map(({ at, code, message }) => {
    const places = at.map((keys) => dottedPath(keys));
    const n = paths.findIndex((path) => places.some((place) => overlap(path, place)));
    return { pointer: pointerOf(Math.max(n, 0)), code, message };
  });
}

/** The same for lists and maps among the values: the configuration is checked as a whole. */
function wholeErrors(config: SimulationConfig, setting: Setting, pointerOf: SettingCheck['pointerOf']): FieldError[] {
  const places = setting.map(([{ keys }]) => jsonPointer(keys));
  const at = (pointer: string): string => {
    const n = places.findIndex((place) => pointer === place || pointer.startsWith(`${place}/`));
    return n < 0 ? pointerOf(0) : pointerOf(n) + pointer.slice(places[n]?.length ?? 0);
  };
  const { errors } = validateConfig(applySetting(config, setting), {
    wasSet: (keys) => places.includes(jsonPointer(keys)),
  });
  return errors.map((error) => ({ ...error, pointer: at(error.pointer) }));
}
