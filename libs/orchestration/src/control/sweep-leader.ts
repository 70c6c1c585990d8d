import { SimulationError } from '@ihome/config';
import { sweepDebugLines } from '../debug-lines';
import { tablePrefix } from '../object-keys';
import { type ChunkRule } from '../plan/chunk-plan';
import { checkpointJobId, chunkJobId, reduceJobId, reduceJobRequest } from '../plan/chunk-job';
import { groupsWithin } from '../plan/chunk-grid';
import { openCheckpoint, pathLimit } from '../plan/path-limit';
import { ADD_BULK_LIMIT } from '../ports/job-queue';
import type { SweepPorts } from '../ports/sweep-ports';
import type { FailureReason, ProgressSnapshot, SweepPlan, SweepRecord } from '../ports/sweep-records';
import type { ChunkTotals, GuardedOutcome, Lease } from '../ports/sweep-store';
import { PARTIALS_PER_READ, PROGRESS_MS, WINDOW_MAX_CHUNKS } from '../settings';
import { statesBefore, type SweepState } from '../sweep-state';
import { ChunkWindow, windowSize } from './chunk-window';
import { makePlan, readStrategies } from './freeze-plan';
import { LivePicture } from './live-picture';
import { ProgressRate } from './progress-rate';

const CONTROL = 'sim.queue.control';

/** What the leader of a sweep uses. */
export type LeaderPorts = Pick<
  SweepPorts,
  'store' | 'queue' | 'stream' | 'objects' | 'compute' | 'model' | 'clock' | 'telemetry'
>;

/** What a look at a sweep depends on besides the sweep. */
export interface LeaderView {
  readonly slots: number;
  /** Running sweeps that share the slots. */
  readonly runningSweeps: number;
}

/** Everything the leader remembers of a running sweep; lost with the process, and rebuilt from the stores by the next leader. */
interface RunningMemory {
  readonly plan: SweepPlan;
  readonly window: ChunkWindow;
  readonly picture: LivePicture;
  readonly rate: ProgressRate;
  totals: ChunkTotals;
  /** Chunks that may be run as far as it is decided. */
  allowed: number;
  writtenAtMs: number;
  written: string;
}

/**
 * Leads one sweep under a control lease: each `advance` does what the sweep's state lacks. Nothing here must happen exactly once; the
 * stores refuse what is too much, and the next look does what is missing.
 */
export class SweepLeader {
  private memory: RunningMemory | null = null;

  constructor(
    private readonly ports: LeaderPorts,
    private readonly lease: Lease,
    private readonly rule: ChunkRule,
  ) {}

  /** Whether this leader works under exactly this lease. */
  leads(lease: Lease): boolean {
    return lease.epoch === this.lease.epoch;
  }

  /** Core-seconds of chunks without a row, as far as known. */
  backlogCoreSeconds(): number {
    if (!this.memory || this.memory.totals.chunks === 0) return 0;
    const { allowed, totals } = this.memory;
    return ((allowed - totals.chunks) * totals.coreSeconds) / totals.chunks;
  }

  /** Does what the state lacks, until it has to wait for somebody else. */
  async advance(sweep: SweepRecord, view: LeaderView): Promise<void> {
    let current: SweepRecord | null = sweep;
    while (current && (await this.step(current, view))) current = await this.ports.store.getSweep(sweep);
  }

  /** One step; true when the sweep has moved to another state. */
  private async step(sweep: SweepRecord, view: LeaderView): Promise<boolean> {
    switch (sweep.state) {
      case 'queued':
        return this.move(sweep, 'planning');
      case 'planning':
        return this.freeze(sweep);
      case 'running':
        return this.run(sweep, view);
      case 'reducing':
        return this.read(sweep, reduceJobId(sweep));
      case 'cancelling':
        return this.cancel(sweep);
      case 'paused':
      case 'completed':
      case 'guardrail_failed':
      case 'failed':
      case 'cancelled':
        return false;
    }
  }

  private async freeze(sweep: SweepRecord): Promise<boolean> {
    const { tenantId, sweepId, plan } = sweep;
    if (plan) return this.move(sweep, 'running');
    const debug = sweepDebugLines(this.ports, sweep, CONTROL);
    try {
      const made = await makePlan(this.ports, { sweep, rule: this.rule });
      debug.write('the chunks are planned', {
        ...{ groups: made.groups.length, chunks: made.chunks, path_strategies: made.pathStrategies },
        generation: made.generation,
      });
      return this.wrote(await this.ports.store.freezePlan({ tenantId, sweepId, lease: this.lease, plan: made }));
    } catch (error) {
      if (!(error instanceof SimulationError) || error.retryable) throw error;
      return this.move(sweep, 'failed', { code: error.code, detail: error.detail });
    }
  }

  private async run(sweep: SweepRecord, { slots, runningSweeps }: LeaderView): Promise<boolean> {
    const memory = await this.remember(sweep);
    if (!memory) return false;
    const groups = groupsWithin(memory.plan, pathLimit(sweep));
    memory.allowed = groups.reduce((sum, { chunks }) => sum + chunks, 0);
    memory.totals = await this.ports.store.chunkTotals(sweep, sweep.generation);
    const size = windowSize({ slots, totals: memory.totals, sweeps: runningSweeps });
    const missing = await memory.window.fill(size, groups);
    if (missing === 0) memory.totals = await this.ports.store.chunkTotals(sweep, sweep.generation);
    await this.fold(sweep, memory);
    await this.report(sweep, memory);
    if (missing > 0) return false;
    const decision = checkpointJobId(sweep);
    return decision === null ? this.move(sweep, 'reducing') : this.read(sweep, decision);
  }

  /** Has a worker read the path tables: for the decision of a checkpoint or the reduction. */
  private async read(sweep: SweepRecord, jobId: string): Promise<boolean> {
    const [unknown] = await this.ports.queue.unknownIds('reduce', [jobId]);
    if (unknown !== undefined) await this.ports.queue.addBulk('reduce', [reduceJobRequest(sweep, jobId)]);
    return false;
  }

  private async cancel(sweep: SweepRecord): Promise<boolean> {
    const { store, queue, stream, objects } = this.ports;
    const { generation, plan } = sweep;
    await this.try('taking jobs off the queue', sweep, async () => {
      const limit = WINDOW_MAX_CHUNKS;
      const groups = plan?.groups ?? [];
      const missing = await store.listMissingChunks({ ...sweep, generation, groups, limit });
      const ids = missing.map((place) => chunkJobId({ sweepId: sweep.sweepId, generation, ...place }));
      for (let from = 0; from < ids.length; from += ADD_BULK_LIMIT) {
        await queue.removeWaiting('simulate', ids.slice(from, from + ADD_BULK_LIMIT));
      }
      await queue.removeWaiting('reduce', [reduceJobId(sweep), ...[checkpointJobId(sweep) ?? []].flat()]);
    });
    const moved = await this.move(sweep, 'cancelled');
    if (moved) {
      await this.try('removing partials', sweep, () => stream.remove(sweep));
      await this.try('removing path tables', sweep, () => objects.deletePrefix(tablePrefix(sweep)));
    }
    return moved;
  }

  private async remember(sweep: SweepRecord): Promise<RunningMemory | null> {
    const { plan } = sweep;
    if (!plan) return null;
    if (this.memory?.plan.generation === plan.generation) return this.memory;
    const strategies = await readStrategies(this.ports, sweep);
    return (this.memory = {
      plan,
      window: new ChunkWindow(this.ports, sweep, plan),
      picture: new LivePicture(this.ports.model, plan, strategies),
      rate: new ProgressRate(),
      totals: { chunks: 0, pathStrategies: 0, coreSeconds: 0 },
      allowed: 0,
      writtenAtMs: -Infinity,
      written: '',
    });
  }

  private async fold(sweep: SweepRecord, { picture }: RunningMemory): Promise<void> {
    const { tenantId, sweepId, generation } = sweep;
    await this.try('reading partials', sweep, async () => {
      for (;;) {
        const request = { tenantId, sweepId, generation, after: picture.position, limit: PARTIALS_PER_READ };
        const partials = await this.ports.stream.read(request);
        for (const partial of partials) picture.fold(partial);
        picture.position = partials.at(-1)?.id ?? picture.position;
        if (partials.length < PARTIALS_PER_READ) return;
      }
    });
  }

  /**
   * Writes a snapshot when something changed, at most twice a second, and always when all chunks are there. While it is open whether the sweep
   * stops before all its paths, the totals are the most that may be run.
   */
  private async report(sweep: SweepRecord, memory: RunningMemory): Promise<void> {
    const { totals, picture, rate } = memory;
    const now = this.ports.clock.monotonicMs();
    rate.note(now, totals.pathStrategies);
    const total = totalsOf(memory.plan, openCheckpoint(sweep) === null ? pathLimit(sweep) : Infinity);
    const complete = totals.chunks === memory.allowed;
    if (!complete && now - memory.writtenAtMs < PROGRESS_MS) return;
    const done = { chunks: totals.chunks, paths: totals.pathStrategies };
    const content = JSON.stringify([done, total, picture.position]);
    if (content === memory.written) return;
    const progress: ProgressSnapshot = {
      chunks: { done: Math.max(done.chunks, sweep.progress.chunks.done), total: total.chunks },
      paths: { done: Math.max(done.paths, sweep.progress.paths.done), total: total.paths },
      ...rate.expect(this.ports.clock.now(), total.paths - done.paths),
      estimates: picture.estimates() ?? sweep.progress.estimates,
    };
    const { tenantId, sweepId } = sweep;
    this.wrote(await this.ports.store.writeProgress({ tenantId, sweepId, lease: this.lease, progress }));
    memory.writtenAtMs = now;
    memory.written = content;
  }

  private async move(sweep: SweepRecord, to: SweepState, reason?: FailureReason): Promise<boolean> {
    const { tenantId, sweepId } = sweep;
    const guard = { kind: 'lease', lease: this.lease } as const;
    const step = { tenantId, sweepId, guard, from: statesBefore(to), to };
    const debug = sweepDebugLines(this.ports, sweep, CONTROL);
    const moved = this.wrote(await this.ports.store.transition(reason ? { ...step, reason } : step));
    debug.write('a sweep changes its state', { from: sweep.state, to, moved });
    return moved;
  }

  private wrote(outcome: GuardedOutcome): boolean {
    if (outcome === 'fenced') this.ports.telemetry.count('sim_fenced_writes_total', { writer: 'control' });
    return outcome === 'done';
  }

  /** Does what is good to have and may fail: its error is only logged. */
  private async try(what: string, sweep: SweepRecord, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const fields = { run_id: sweep.runId, trace_id: sweep.traceId, error };
      this.ports.telemetry.log({ level: 'warn', module: CONTROL, message: `${what} failed`, fields });
    }
  }
}

/** Chunks and path-strategies of a plan whose strategies run at most `limit` paths each. */
function totalsOf(plan: SweepPlan, limit: number): { readonly chunks: number; readonly paths: number } {
  const groups = groupsWithin(plan, limit);
  return {
    chunks: groups.reduce((sum, { chunks }) => sum + chunks, 0),
    paths: groups.reduce((sum, { paths, strategies }) => sum + paths * strategies.length, 0),
  };
}
