import { PARAMETERS, PARAMETER_TREE } from './registry/parameter-tree';
import { closestWord } from './suggestion';

/**
 * The parameter someone most likely meant: one with the same last name in another section, else the closest path,
 * else, for a section, its first parameter.
 */
export function suggestParameter(path: string): string | null {
  const paths = PARAMETERS.map((definition) => definition.path);
  const last = path.split('.').pop() ?? path;
  const sameName = paths.find(
    (candidate) =>
      candidate
        .replace(/\.\{zone\}$/, '')
        .split('.')
        .pop() === last,
  );
  if (sameName !== undefined) return sameName;
  if (PARAMETER_TREE.members.get(path)?.kind === 'section') {
    return paths.find((candidate) => candidate.startsWith(`${path}.`)) ?? null;
  }
  return closestWord(path, paths);
}
