import type { StrategyRecord } from '../ports/sweep-records';

/** The strategy that is the sweep's base configuration: a run of its own, or the variant with that very configuration; null for none. */
export function baseStrategy(strategies: readonly StrategyRecord[], baseHash: string): StrategyRecord | null {
  const own = strategies.find(({ role }) => role['kind'] === 'base');
  return (
    own ?? strategies.find(({ role, configHash }) => role['kind'] === 'variant' && configHash === baseHash) ?? null
  );
}
