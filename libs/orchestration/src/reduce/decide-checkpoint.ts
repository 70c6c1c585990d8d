import { readStrategies } from '../control/freeze-plan';
import { groupsWithin } from '../plan/chunk-grid';
import { openCheckpoint } from '../plan/path-limit';
import { isVariant } from '../plan/strategy-kinds';
import type { StrategyRecord, StrategyResultRow } from '../ports/sweep-records';
import { withStoreRetries } from '../store-retry';
import { readSections } from './path-sections';
import { brokenOff, goOn, inTurns, type ReducePorts, type Reduction } from './reduction';

/**
 * Decides whether a sweep stops at its open checkpoint: the watched figure of every variant over exactly the checkpoint's paths, read from the
 * path tables in path order, and one row written under the lease. A second decision of the same checkpoint finds the same, and the store
 * keeps the first. Does nothing while chunks of the checkpoint are missing: then the job came late, and the leader asks again.
 */
export async function decideCheckpoint(ports: ReducePorts, reduction: Reduction): Promise<void> {
  const { sweep, lease, signal } = reduction;
  const { tenantId, sweepId, generation, plan, baseConfig, runId, traceId } = sweep;
  const open = openCheckpoint(sweep);
  if (plan === null || open === null) return;
  const { position, paths } = open;
  const groups = groupsWithin(plan, paths);
  const missing = await ports.store.listMissingChunks({ tenantId, sweepId, generation, groups, limit: 1 });
  if (missing.length > 0) return;

  const variants = (await readStrategies(ports, sweep)).filter(isVariant);
  const figures: StrategyResultRow[] = [];
  await inTurns(ports.compute.slots, variants, async (strategy) => {
    goOn(reduction);
    figures.push(await watchedFigure(ports, reduction, { strategy, paths }));
  });
  figures.sort((a, b) => a.index - b.index);
  const checkpoint = ports.model.judge({ baseConfig, paths, figures });
  const outcome = await withStoreRetries({ clock: ports.clock, signal }, () =>
    ports.store.recordCheckpoint({ tenantId, sweepId, lease, generation, position, checkpoint }),
  );
  if (outcome === 'fenced') ports.telemetry.count('sim_fenced_writes_total', { writer: 'reduce' });
  if (outcome !== 'done') return;
  const fields = { run_id: runId, trace_id: traceId, sweep_id: sweepId, paths, converged: checkpoint.converged };
  ports.telemetry.log({ level: 'info', module: 'sim.mc.reduce', message: 'a checkpoint is decided', fields });
}

async function watchedFigure(
  ports: ReducePorts,
  { sweep, signal }: Reduction,
  { strategy, paths }: { readonly strategy: StrategyRecord; readonly paths: number },
): Promise<StrategyResultRow> {
  const { index } = strategy;
  const sections = readSections(ports, sweep, { index, paths });
  const yields = 'watched_figure';
  const result = await ports.compute.reduce({ yields, strategy, reference: null, paths, sections, signal });
  if (!result) throw brokenOff();
  return { index, result };
}
