import type { StrategyRecord } from '../ports/sweep-records';

/** Whether the sweep asks for this strategy; the others are runs of its analyses. */
export function isVariant({ role }: Pick<StrategyRecord, 'role'>): boolean {
  return role['kind'] === 'variant';
}

/** Whether it is compared with the base configuration: stressed and bumped runs, and the second sample of the process. */
export function isCompared({ role }: Pick<StrategyRecord, 'role'>): boolean {
  return role['kind'] === 'stress' || role['kind'] === 'sensitivity' || role['kind'] === 'resampled';
}

/** The strategy that is the sweep's base configuration: a run of its own, or the variant with that very configuration; null for none. */
export function baseStrategy(strategies: readonly StrategyRecord[], baseHash: string): StrategyRecord | null {
  const own = strategies.find(({ role }) => role['kind'] === 'base');
  return own ?? strategies.find((strategy) => isVariant(strategy) && strategy.configHash === baseHash) ?? null;
}
