import { sweepDebugLines } from '../debug-lines';
import { baseStrategy, isCompared } from '../plan/strategy-kinds';
import type { StrategyRecord } from '../ports/sweep-records';
import { withStoreRetries } from '../store-retry';
import { pathsRun, readSections } from './path-sections';
import { brokenOff, goOn, inTurns, type ReducePorts, type Reduction } from './reduction';

/** Where somebody starts among the strategies: with its turn of so many equal parts. */
export interface Turn {
  readonly turn: number;
  readonly turns: number;
}

/** Knuth's multiplier of a hash by multiplication: neighbours come far apart. */
const SPREAD = 2_654_435_761;

/**
 * Reduces every strategy that has no row when it comes to it, as many at a time as there are slots. Several workers may do so at once from
 * their own turns: a row that another wrote meanwhile is passed over, and the few that two compute are the same bytes.
 */
export async function reduceStrategies(
  ports: ReducePorts,
  reduction: Reduction,
  { strategies, turn, turns }: Turn & { readonly strategies: readonly StrategyRecord[] },
): Promise<void> {
  const { sweep } = reduction;
  const inOrder = orderOf(strategies, { turn, turns });
  reduction.debug.write('strategies are reduced', { strategies: strategies.length, first: inOrder[0]?.index ?? null });
  const base = baseStrategy(strategies, sweep.configHash);
  await inTurns(ports.compute.slots, inOrder, async (strategy) => {
    goOn(reduction);
    if (await ports.store.hasStrategyResult(sweep, strategy.index)) return;
    await reduceStrategy(ports, reduction, { strategy, base: isCompared(strategy) ? base : null });
  });
}

/** The own part in its order, then the rest in an order that no other turn has: so that who is early helps where nobody is yet. */
function orderOf(strategies: readonly StrategyRecord[], { turn, turns }: Turn): StrategyRecord[] {
  const [start, end] = [turn, turn + 1].map((part) => Math.floor((part * strategies.length) / turns));
  const rest = [...strategies.slice(0, start), ...strategies.slice(end)];
  const place = ({ index }: StrategyRecord): number => ((index + 1) * SPREAD * (turn + 1)) % 2 ** 32;
  return [...strategies.slice(start, end), ...rest.sort((a, b) => place(a) - place(b))];
}

interface ToReduce {
  readonly strategy: StrategyRecord;
  /** What it is compared with; null for none. */
  readonly base: StrategyRecord | null;
}

async function reduceStrategy(ports: ReducePorts, reduction: Reduction, { strategy, base }: ToReduce): Promise<void> {
  const { sweep, lease, signal } = reduction;
  const debug = sweepDebugLines(ports, sweep, 'sim.mc.reduce');
  const { index } = strategy;
  const paths = pathsRun(sweep, index);
  const sections = readSections(ports, sweep, { index, paths });
  const reference = base && { strategy: base, sections: readSections(ports, sweep, { index: base.index, paths }) };
  const result = await ports.compute.reduce({ yields: 'results', strategy, reference, paths, sections, signal });
  if (!result) throw brokenOff();
  debug.write('a strategy is reduced', { strategy: strategy.index, compared: base !== null });
  const { tenantId, sweepId, generation } = sweep;
  const row = { index, result };
  const outcome = await withStoreRetries({ clock: ports.clock, signal }, () =>
    ports.store.insertStrategyResult({ tenantId, sweepId, lease, generation, row }),
  );
  if (outcome !== 'fenced') return;
  ports.telemetry.count('sim_fenced_writes_total', { writer: 'reduce' });
  throw brokenOff();
}
