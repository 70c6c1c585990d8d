import type { JsonObject } from '@ihome/orchestration';

/** Name of the only strategy of a sweep without axes. */
const BASE_NAME = 'base';

/** What a strategy is called in tables and charts: the parameters it differs in, by the last word of their paths. */
export function strategyName(parameters: JsonObject): string {
  const words = Object.entries(parameters).map(([path, value]) => {
    const last = path.split('.').at(-1) ?? path;
    return `${last} ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  });
  return words.length > 0 ? words.join(', ') : BASE_NAME;
}
