import { jsonPointer, validateConfig, type FieldError, type SimulationConfig } from '@ihome/config';
import { applySetting, type Setting } from './grid-design';
import { designParameter, valueErrors, type DesignParameter } from './parameter-value';
import type { ListedStrategy } from './sweep-document';

/**
 * The settings of listed strategies. A strategy's values are checked together: one that is sound only beside another may be set. Errors
 * point at `/design/strategies/i/set/<parameter>`.
 */
export function listSettings(
  config: SimulationConfig,
  strategies: readonly ListedStrategy[],
): { readonly settings: readonly Setting[]; readonly errors: readonly FieldError[] } {
  const settings: Setting[] = [];
  const errors: FieldError[] = [];
  strategies.forEach(({ name, set }, i) => {
    const pointerOf = (path: string): string => jsonPointer(['design', 'strategies', i, 'set', path]);
    const named = name === undefined ? set : { name, ...set };
    const setting: (readonly [DesignParameter, unknown])[] = [];
    for (const [path, value] of Object.entries(named)) {
      const parameter = designParameter(path, pointerOf(path));
      if ('code' in parameter) errors.push(parameter);
      else setting.push([parameter, value]);
    }
    errors.push(...settingErrors(config, setting, pointerOf));
    settings.push(setting);
  });
  return { settings, errors };
}

function settingErrors(config: SimulationConfig, setting: Setting, pointerOf: (path: string) => string): FieldError[] {
  const [only, ...others] = setting;
  if (only === undefined) return [];
  if (others.length === 0) return valueErrors(config, only[0], { value: only[1], pointer: pointerOf(only[0].path) });
  const paths = setting.map(([{ path }]) => path);
  const at = (pointer: string): string => {
    const hit = setting.find(
      ([{ keys }]) => pointer === jsonPointer(keys) || pointer.startsWith(`${jsonPointer(keys)}/`),
    );
    return hit === undefined
      ? pointerOf(paths[0] ?? '')
      : pointerOf(hit[0].path) + pointer.slice(jsonPointer(hit[0].keys).length);
  };
  const candidate = applySetting(config, setting);
  const { errors } = validateConfig(candidate, {
    wasSet: (keys) => setting.some(([parameter]) => jsonPointer(parameter.keys) === jsonPointer(keys)),
  });
  return errors.map((error) => ({ ...error, pointer: at(error.pointer) }));
}
