import { sweepDebugLines } from '../debug-lines';
import { chunkJobId, chunkJobRequest } from '../plan/chunk-job';
import type { SweepPorts } from '../ports/sweep-ports';
import type { PlannedGroup, SweepPlan, SweepRecord } from '../ports/sweep-records';
import type { ChunkPlace, ChunkTotals } from '../ports/sweep-store';
import { ADD_BULK_LIMIT } from '../ports/job-queue';
import { RECONCILE_MS, WINDOW_MAX_CHUNKS, WINDOW_MIN_PER_SLOT, WINDOW_SECONDS_PER_SLOT } from '../settings';

/** What the size of the window depends on. */
export interface WindowSize {
  readonly slots: number;
  readonly totals: ChunkTotals;
  /** Running sweeps that share the slots. */
  readonly sweeps: number;
}

/** Most chunks of a sweep that may be outstanding: about 8 s of work a slot, at least 4 a slot, at most 20,000. */
export function windowSize({ slots, totals, sweeps }: WindowSize): number {
  const least = WINDOW_MIN_PER_SLOT * Math.max(slots, 1);
  const chunkSeconds = totals.chunks > 0 ? totals.coreSeconds / totals.chunks : Infinity;
  const work = chunkSeconds > 0 ? (WINDOW_SECONDS_PER_SLOT * slots) / chunkSeconds : WINDOW_MAX_CHUNKS;
  return Math.min(Math.max(least, Math.ceil(work / Math.max(sweeps, 1))), WINDOW_MAX_CHUNKS);
}

/**
 * Keeps the first missing chunks of a sweep on the queue. Remembers what it enqueued; every RECONCILE_MS it asks the queue what it no longer
 * has, so that a lost queue is only "chunks missing and not queued".
 */
export class ChunkWindow {
  private enqueued = new Set<string>();
  private reconciledAtMs: number;

  constructor(
    private readonly ports: Pick<SweepPorts, 'store' | 'queue' | 'clock' | 'telemetry'>,
    private readonly sweep: SweepRecord,
    private readonly plan: SweepPlan,
  ) {
    this.reconciledAtMs = ports.clock.monotonicMs();
  }

  /**
   * Enqueues what the window lacks of the chunks that these groups have; answers how many chunks have no row, counted up to the window's size and
   * one more.
   */
  async fill(size: number, groups: readonly PlannedGroup[]): Promise<number> {
    const { store } = this.ports;
    const { tenantId, sweepId, generation } = this.sweep;
    const debug = sweepDebugLines(this.ports, this.sweep, 'sim.queue.control');
    const missing = await store.listMissingChunks({ tenantId, sweepId, generation, groups, limit: size });
    const wanted = new Map(missing.map((place) => [chunkJobId({ sweepId, generation, ...place }), place]));
    this.enqueued = new Set([...this.enqueued].filter((id) => wanted.has(id)));
    const fresh = [...wanted.keys()].filter((id) => !this.enqueued.has(id));
    const lost = await this.lostIds();
    await this.enqueue([...fresh, ...lost], wanted);
    if (fresh.length + lost.length > 0) {
      debug.write('chunks are queued', { new: fresh.length, again: lost.length, outstanding: missing.length });
    }
    this.ports.telemetry.count('sim_chunks_enqueued_total', {}, fresh.length);
    if (lost.length > 0) this.ports.telemetry.count('sim_chunks_requeued_total', {}, lost.length);
    return missing.length;
  }

  private async lostIds(): Promise<string[]> {
    const now = this.ports.clock.monotonicMs();
    if (now - this.reconciledAtMs < RECONCILE_MS || this.enqueued.size === 0) return [];
    this.reconciledAtMs = now;
    return this.ports.queue.unknownIds('simulate', [...this.enqueued]);
  }

  private async enqueue(ids: readonly string[], places: ReadonlyMap<string, ChunkPlace>): Promise<void> {
    for (let from = 0; from < ids.length; from += ADD_BULK_LIMIT) {
      const batch = ids.slice(from, from + ADD_BULK_LIMIT);
      const jobs = batch.flatMap((id) => {
        const place = places.get(id);
        return place ? [chunkJobRequest(this.sweep, { plan: this.plan, place })] : [];
      });
      await this.ports.queue.addBulk('simulate', jobs);
      for (const { id } of jobs) this.enqueued.add(id);
    }
  }
}
