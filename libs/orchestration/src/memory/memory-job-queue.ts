import type {
  JobCounts,
  JobKind,
  JobProcessor,
  JobQueue,
  JobQueueListeners,
  JobRequest,
  ProcessOptions,
} from '../ports/job-queue';
import type { MemoryJobBroker } from './memory-job-broker';

/** One process's view of the in-memory queue. */
export class MemoryJobQueue implements JobQueue {
  private renews = true;
  private readonly stopListening: (() => void)[] = [];

  constructor(private readonly broker: MemoryJobBroker) {}

  async addBulk(kind: JobKind, jobs: readonly JobRequest[]): Promise<void> {
    this.broker.add(kind, jobs);
  }

  async unknownIds(kind: JobKind, ids: readonly string[]): Promise<string[]> {
    return ids.filter((id) => !this.broker.knows(kind, id));
  }

  async counts(kind: JobKind): Promise<JobCounts> {
    return this.broker.counts(kind);
  }

  async removeWaiting(kind: JobKind, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.broker.removeWaiting(kind, id);
  }

  async process(options: ProcessOptions): Promise<JobProcessor> {
    const processor = new MemoryJobProcessor(this.broker, options, () => this.renews);
    processor.start();
    return processor;
  }

  listen(listeners: JobQueueListeners): () => void {
    const stop = this.broker.listen(listeners);
    this.stopListening.push(stop);
    return stop;
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {
    for (const stop of this.stopListening) stop();
  }

  /** From now on no lock is renewed and no job is taken, as when the process was stopped or killed. */
  silence(): void {
    this.renews = false;
  }
}

class MemoryJobProcessor implements JobProcessor {
  private readonly running = new Map<Promise<void>, AbortController>();
  private open = true;
  private leave: () => void = () => undefined;

  constructor(
    private readonly broker: MemoryJobBroker,
    private readonly options: ProcessOptions,
    private readonly renews: () => boolean,
  ) {}

  start(): void {
    this.leave = this.broker.register({ kind: this.options.kind, look: () => queueMicrotask(() => this.takeJobs()) });
  }

  async close(drainMs: number): Promise<void> {
    this.open = false;
    this.leave();
    const drained = new AbortController();
    const abortLate = this.broker.clock.sleep(drainMs, drained.signal).then(() => {
      if (!drained.signal.aborted) for (const controller of this.running.values()) controller.abort();
    });
    await Promise.all(this.running.keys());
    drained.abort();
    await abortLate;
  }

  private takeJobs(): void {
    while (this.open && this.renews() && this.running.size < this.options.concurrency) {
      const controller = new AbortController();
      const taken = this.broker.take(this.options.kind, { alive: this.renews, lost: () => controller.abort() });
      if (!taken) return;
      const { id, data, kind } = taken.job;
      const run = this.options
        .handler({ id, kind, data, signal: controller.signal })
        .then(
          () => {
            taken.end();
            this.broker.announceCompleted(id, kind);
          },
          () => taken.end(),
        )
        .finally(() => {
          this.running.delete(run);
          this.takeJobs();
        });
      this.running.set(run, controller);
    }
  }
}
