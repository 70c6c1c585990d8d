import { type ControlLoop, startControlLoop } from './control/control-loop';
import type { ChunkRule } from './plan/chunk-plan';
import type { JobProcessor } from './ports/job-queue';
import type { SweepPorts } from './ports/sweep-ports';
import { reduceSweep } from './reduce/reduce-sweep';
import { DRAIN_MS, HEARTBEAT_MS } from './settings';
import { simulateChunk } from './simulate/simulate-chunk';
import { SweepWatch } from './simulate/sweep-watch';

/** How to run a worker process. */
export interface WorkerOptions {
  /** Names the process in leases and heartbeats; unique, e.g. a UUID. */
  readonly workerId: string;
  /** Size of chunks; the design's rule when left out. */
  readonly rule?: ChunkRule;
  /** How long running jobs may take to end when the worker stops; DRAIN_MS when left out. */
  readonly drainMs?: number;
}

/** A running worker. */
export interface Worker {
  /** Takes no more work, lets running jobs end, lets go of its leases. The ports stay open. */
  stop(): Promise<void>;
}

/** Everything a worker process does: control loop, simulate and reduce jobs, and a heartbeat that tells its slots. */
export async function startWorker(ports: SweepPorts, options: WorkerOptions): Promise<Worker> {
  const worker = new SweepWorker(ports, options);
  await worker.start();
  return worker;
}

class SweepWorker implements Worker {
  private readonly watch: SweepWatch;
  private readonly ended = new AbortController();
  private processors: JobProcessor[] = [];
  private control: ControlLoop | undefined;
  private beating: Promise<void> = Promise.resolve();
  private running = 0;

  constructor(
    private readonly ports: SweepPorts,
    private readonly options: WorkerOptions,
  ) {
    this.watch = new SweepWatch(ports);
  }

  async start(): Promise<void> {
    const { queue, compute } = this.ports;
    const { workerId: holder, rule } = this.options;
    await this.watch.start();
    await this.beat(compute.slots);
    this.beating = this.keepBeating();
    this.processors = [
      await queue.process({
        kind: 'simulate',
        concurrency: compute.slots,
        handler: (job) => this.counted(() => simulateChunk(this.ports, this.watch, job)),
      }),
      await queue.process({
        kind: 'reduce',
        concurrency: 1,
        handler: (job) => this.counted(() => reduceSweep(this.ports, this.watch, job)),
      }),
    ];
    this.control = await startControlLoop(this.ports, rule ? { holder, rule } : { holder });
  }

  async stop(): Promise<void> {
    const drainMs = this.options.drainMs ?? DRAIN_MS;
    await this.control?.stop();
    await Promise.all(this.processors.map((processor) => processor.close(drainMs)));
    this.ended.abort();
    await this.beating;
    await this.beat(0);
    await this.watch.stop();
  }

  private async counted<T>(work: () => Promise<T>): Promise<T> {
    this.ports.telemetry.gauge('gauge_active_simulations', ++this.running);
    try {
      return await work();
    } finally {
      this.ports.telemetry.gauge('gauge_active_simulations', --this.running);
    }
  }

  private async keepBeating(): Promise<void> {
    for (;;) {
      await this.ports.clock.sleep(HEARTBEAT_MS, this.ended.signal);
      if (this.ended.signal.aborted) return;
      await this.beat(this.ports.compute.slots);
    }
  }

  private async beat(slots: number): Promise<void> {
    const { store, compute, telemetry } = this.ports;
    const { workerId } = this.options;
    try {
      await store.heartbeat({ workerId, engineVersion: compute.engineVersion, slots, ttlMs: 3 * HEARTBEAT_MS });
    } catch (error) {
      telemetry.log({ level: 'warn', module: 'sim.store', message: 'a heartbeat failed', fields: { error } });
    }
  }
}
