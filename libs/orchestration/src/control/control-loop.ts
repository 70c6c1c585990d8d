import { CHUNK_RULE, type ChunkRule } from '../plan/chunk-plan';
import type { SweepRecord } from '../ports/sweep-records';
import type { Lease } from '../ports/sweep-store';
import { CONTROL_LEASE_MS, TICK_MS, TICK_REST_MS } from '../settings';
import { isRetryable } from '../store-retry';
import { type LeaderPorts, type LeaderView, SweepLeader } from './sweep-leader';

/** How to run a control loop. */
export interface ControlOptions {
  /** Names this process as a holder of leases; unique. */
  readonly holder: string;
  /** Size of chunks; the design's rule when left out. */
  readonly rule?: ChunkRule;
}

/** A running control loop. */
export interface ControlLoop {
  /** Looks at the open sweeps soon, instead of within a second. */
  wake(): void;
  /** Ends the loop and lets go of its leases. */
  stop(): Promise<void>;
}

/**
 * Starts the control loop of a worker process: woken by changes of sweeps and by completed jobs, else once a second, it claims the lease
 * of each open sweep of its engine version and leads those it gets.
 */
export async function startControlLoop(ports: LeaderPorts, options: ControlOptions): Promise<ControlLoop> {
  const loop = new SweepControl(ports, options);
  await loop.start();
  return loop;
}

class SweepControl implements ControlLoop {
  private readonly leaders = new Map<string, { readonly lease: Lease; readonly leader: SweepLeader }>();
  private readonly stopped = new AbortController();
  private rest = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private unsubscribe: () => Promise<void> = async () => undefined;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly ports: LeaderPorts,
    private readonly options: ControlOptions,
  ) {}

  async start(): Promise<void> {
    this.unsubscribe = await this.ports.store.subscribe(() => this.wake());
    this.stopListening = this.ports.queue.listen({
      onCompleted: () => this.wake(),
      onStalled: (_id, kind) => this.ports.telemetry.count('sim_stalled_jobs_total', { kind }),
    });
    this.running = this.run();
  }

  wake(): void {
    this.rest.abort();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    this.wake();
    this.stopListening();
    await this.running;
    await this.quietly('ending the subscription', () => this.unsubscribe());
    for (const { lease } of this.leaders.values()) {
      await this.quietly('letting go of a lease', () => this.ports.store.releaseLease(lease));
    }
  }

  private async run(): Promise<void> {
    const { clock } = this.ports;
    while (!this.stopped.signal.aborted) {
      this.rest = new AbortController();
      await this.quietly('looking at the open sweeps', () => this.look());
      await clock.sleep(TICK_REST_MS, this.stopped.signal);
      await clock.sleep(TICK_MS - TICK_REST_MS, AbortSignal.any([this.rest.signal, this.stopped.signal]));
    }
  }

  private async look(): Promise<void> {
    const { store, compute, telemetry } = this.ports;
    const open = await store.listOpenSweeps(compute.engineVersion);
    this.forget(open);
    if (open.length === 0) return;
    const view: LeaderView = {
      slots: await store.countSlots(compute.engineVersion),
      runningSweeps: open.filter(({ state }) => state === 'running').length,
    };
    for (const sweep of open) {
      if (this.stopped.signal.aborted) return;
      await this.quietly('leading a sweep', () => this.lead(sweep, view), sweep);
    }
    let backlog = 0;
    for (const { leader } of this.leaders.values()) backlog += leader.backlogCoreSeconds();
    telemetry.gauge('sim_backlog_core_seconds', backlog);
  }

  private async lead(sweep: SweepRecord, view: LeaderView): Promise<void> {
    const { tenantId, sweepId } = sweep;
    const { holder, rule = CHUNK_RULE } = this.options;
    const lease = await this.ports.store.claimLease({
      tenantId,
      sweepId,
      kind: 'control',
      holder,
      ttlMs: CONTROL_LEASE_MS,
    });
    if (!lease) {
      this.leaders.delete(sweepId);
      return;
    }
    let leading = this.leaders.get(sweepId);
    if (!leading?.leader.leads(lease)) {
      leading = { lease, leader: new SweepLeader(this.ports, lease, rule) };
      this.leaders.set(sweepId, leading);
    }
    await leading.leader.advance(sweep, view);
  }

  private forget(open: readonly SweepRecord[]): void {
    const ids = new Set(open.map(({ sweepId }) => sweepId));
    for (const sweepId of this.leaders.keys()) if (!ids.has(sweepId)) this.leaders.delete(sweepId);
    if (open.length === 0) this.ports.telemetry.gauge('sim_backlog_core_seconds', 0);
  }

  /** Nothing ends the loop: what failed is done again with the next look. */
  private async quietly(what: string, act: () => Promise<unknown>, sweep?: SweepRecord): Promise<void> {
    try {
      await act();
    } catch (error) {
      const level = isRetryable(error) ? 'warn' : 'error';
      const fields = sweep ? { run_id: sweep.runId, trace_id: sweep.traceId, error } : { error };
      this.ports.telemetry.log({ level, module: 'sim.queue.control', message: `${what} failed`, fields });
    }
  }
}
