import { SimulationError } from '@ihome/config';
import { readStrategies } from '../control/freeze-plan';
import { sweepDebugLines } from '../debug-lines';
import { reductionShareRequests, type ReductionShare } from '../plan/chunk-job';
import type { Job } from '../ports/job-queue';
import type { StrategyRecord, SweepKey, SweepRecord } from '../ports/sweep-records';
import { MOST_REDUCTION_TURNS } from '../settings';
import type { SweepWatch } from '../simulate/sweep-watch';
import { reduceStrategies } from './reduce-strategies';
import type { ReducePorts, Reduction } from './reduction';

/**
 * Asks the other workers to help with the strategies, one job each. Nothing depends on them: the reducer comes to every strategy itself, and a
 * queue that is away only means that it works alone.
 */
export async function offerShares(
  ports: ReducePorts,
  { sweep, lease }: Reduction,
  strategies: readonly StrategyRecord[],
): Promise<void> {
  const { queue, store, compute, telemetry } = ports;
  const slots = await store.countSlots(compute.engineVersion);
  const turns = Math.min(Math.ceil(slots / compute.slots), strategies.length, MOST_REDUCTION_TURNS);
  try {
    await queue.addBulk('reduce', reductionShareRequests(sweep, { lease, turns }));
  } catch (error) {
    const fields = { run_id: sweep.runId, trace_id: sweep.traceId, sweep_id: sweep.sweepId, error };
    telemetry.log({ level: 'warn', module: 'sim.mc.reduce', message: 'nobody was asked to help', fields });
  }
}

/** A job that is a share of the sweep's reduction. */
interface ShareJob {
  readonly watch: SweepWatch;
  readonly job: Job;
  readonly key: SweepKey;
  readonly share: ReductionShare;
}

/**
 * One share: strategies without a row, from its own turn, written under the lease of the reducer that asked. Ends without an error where it
 * came late: the sweep has moved on, or another reducer has it.
 */
export async function reduceShare(ports: ReducePorts, { watch, job, key, share }: ShareJob): Promise<void> {
  const sweep = await ports.store.getSweep(key);
  if (sweep === null || !isOf(sweep, share)) return;
  const { epoch, holder, turn, turns } = share;
  const lease = { tenantId: sweep.tenantId, sweepId: sweep.sweepId, kind: 'reduce', epoch, holder } as const;
  const debug = sweepDebugLines(ports, sweep, 'sim.mc.reduce');
  try {
    const strategies = await readStrategies(ports, sweep);
    await watch.during(sweep.sweepId, (stopped) => {
      const signal = AbortSignal.any([stopped, job.signal]);
      return reduceStrategies(ports, { sweep, lease, signal, debug }, { strategies, turn, turns });
    });
  } catch (error) {
    const now = await ports.store.getSweep(key);
    if (now !== null && isOf(now, share) && !isBrokenOff(error)) throw error;
  }
}

function isBrokenOff(error: unknown): boolean {
  return error instanceof SimulationError && error.code === 'lease_lost';
}

function isOf(sweep: SweepRecord, { generation }: ReductionShare): boolean {
  return sweep.state === 'reducing' && sweep.generation === generation;
}
