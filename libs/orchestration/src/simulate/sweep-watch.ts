import type { SweepPorts } from '../ports/sweep-ports';
import { stopsWork } from '../sweep-state';

/** Hears of sweeps whose work must stop, and aborts what this process computes for them. */
export class SweepWatch {
  private readonly watched = new Map<string, Set<AbortController>>();
  private unsubscribe: () => Promise<void> = async () => undefined;

  constructor(private readonly ports: Pick<SweepPorts, 'store'>) {}

  /** Starts to listen. */
  async start(): Promise<void> {
    this.unsubscribe = await this.ports.store.subscribe(({ sweepId, state }) => {
      if (stopsWork(state)) for (const controller of this.watched.get(sweepId) ?? []) controller.abort();
    });
  }

  /** Ends listening. */
  async stop(): Promise<void> {
    await this.unsubscribe();
  }

  /** Runs `work` with a signal that aborts when the sweep's work must stop. */
  async during<T>(sweepId: string, work: (stopped: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const controllers = this.watched.get(sweepId) ?? new Set();
    this.watched.set(sweepId, controllers.add(controller));
    try {
      return await work(controller.signal);
    } finally {
      controllers.delete(controller);
      if (controllers.size === 0) this.watched.delete(sweepId);
    }
  }
}
