import { canonicalJson, overlap, type FieldError, type SimulationConfig } from '@ihome/config';
import { readsSeveral, type Axis } from './axis';
import { ruleErrors, rulesOver } from './parameter-value';
import { applySetting, settingValues, type Setting } from './setting';

/** How many broken combinations are told one by one. */
const SHOWN_COMBINATIONS = 3;

/**
 * Combinations that break a rule although each of their values is sound alone, as one error: how many, and the first few with
 * their reasons. Rules that read one axis are tried only where values lie between those that were checked alone.
 *
 * @param sampled whether ranges are drawn from between their ends
 * @param pointer where the error belongs
 */
export function combinationErrors(
  config: SimulationConfig,
  settings: readonly Setting[],
  { axes, sampled, pointer }: { readonly axes: readonly Axis[]; readonly sampled: boolean; readonly pointer: string },
): FieldError[] {
  const several = readsSeveral(axes.map(({ parameters }) => parameters));
  const drawn = axes.filter(({ span }) => sampled && span !== null).flatMap(({ parameters }) => parameters);
  const rules = rulesOver(axes.flatMap(({ parameters }) => parameters.map(({ path }) => path))).filter(
    (rule) => several(rule) || drawn.some(({ path }) => rule.reads.some((read) => overlap(path, read))),
  );
  const isRead = (path: string): boolean => rules.some(({ reads }) => reads.some((read) => overlap(path, read)));
  const broken: string[] = [];
  let count = 0;
  const combinations = distinctSettings(settings.map((setting) => setting.filter(([{ path }]) => isRead(path))));
  for (const setting of combinations) {
    const [first] = ruleErrors(applySetting(config, setting), rules);
    if (first === undefined) continue;
    count++;
    const values = setting.map(([{ path }, value]) => `${path} = ${JSON.stringify(value)}`).join(', ');
    if (broken.length < SHOWN_COMBINATIONS) broken.push(`${values}: ${first.message}`);
  }
  if (count === 0) return [];
  const paths = axes.flatMap(({ parameters }) => parameters.map(({ path }) => path)).filter(isRead);
  const message = `${count} of ${combinations.length} combinations of ${paths.join(', ')} are not possible; first: ${broken.join('; ')}`;
  return [{ pointer, code: 'cross_field', message }];
}

/** Settings without those that were there before. */
export function distinctSettings(settings: readonly Setting[]): Setting[] {
  const seen = new Set<string>();
  return settings.filter((setting) => {
    const key = canonicalJson(settingValues(setting));
    return !seen.has(key) && seen.add(key);
  });
}
