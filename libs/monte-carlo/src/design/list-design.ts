import { drawnAt, jsonPointer, type FieldError, type SimulationConfig } from '@ihome/config';
import type { ListedStrategy } from './design-declaration';
import { designParameter, type DesignParameter } from './parameter-value';
import { lostToDraws, settingErrors, type Setting } from './setting';

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
      const parameter = designParameter(path, { pointer: pointerOf(path), config });
      const drawn = drawnAt(config, path);
      if ('code' in parameter) errors.push(parameter);
      else if (drawn !== null) errors.push(lostToDraws(drawn, pointerOf(path)));
      else setting.push([parameter, value]);
    }
    errors.push(...settingErrors(config, setting, { pointerOf: (n) => pointerOf(setting[n]?.[0].path ?? '') }));
    settings.push(setting);
  });
  return { settings, errors };
}
