import type { SweepKey, SweepRecord, SweepStore } from '@ihome/orchestration';
import type { Logger } from '@ihome/observability';

const SECOND = 1000;
const POLL = 2 * SECOND;

/** Follows one sweep. */
export interface SweepWatcher {
  /** Gets the newest snapshot whenever there may be a newer one; null = the sweep is gone. */
  tell(sweep: SweepRecord | null): void;
  /** The feed is closed: nothing more will be told. */
  end(): void;
}

interface Watch {
  readonly key: SweepKey;
  readonly watchers: Set<SweepWatcher>;
  reading: boolean;
  changed: boolean;
}

/**
 * Tells many watchers of the sweeps they watch with one subscription to the store, and one read a change however many watch.
 * Notices may be lost, so every watched sweep is read every two seconds too. While the store is away nothing is told.
 */
export class SweepFeed {
  readonly #watches = new Map<string, Watch>();
  readonly #store: SweepStore;
  readonly #logger: Logger;
  #poll: NodeJS.Timeout | undefined;
  #unsubscribe: (() => Promise<void>) | undefined;

  constructor(store: SweepStore, logger: Logger) {
    this.#store = store;
    this.#logger = logger;
  }

  /** Starts to listen. A store that is away is no hindrance: the feed polls until it can subscribe. */
  async start(): Promise<void> {
    this.#poll = setInterval(() => void this.#pollAll(), POLL);
    this.#poll.unref();
    await this.#subscribe();
  }

  /** How many watch at present. */
  get streams(): number {
    let sum = 0;
    for (const { watchers } of this.#watches.values()) sum += watchers.size;
    return sum;
  }

  /** Ends every watch. */
  async close(): Promise<void> {
    clearInterval(this.#poll);
    const watchers = [...this.#watches.values()].flatMap((watch) => [...watch.watchers]);
    this.#watches.clear();
    for (const watcher of watchers) watcher.end();
    await this.#unsubscribe?.();
  }

  /** Tells `watcher` of a sweep until the answer is called. */
  watch({ tenantId, sweepId }: SweepKey, watcher: SweepWatcher): () => void {
    const key = { tenantId, sweepId };
    const name = nameOf(key);
    const watch = this.#watches.get(name) ?? { key, watchers: new Set(), reading: false, changed: false };
    this.#watches.set(name, watch);
    watch.watchers.add(watcher);
    return () => {
      watch.watchers.delete(watcher);
      if (watch.watchers.size === 0) this.#watches.delete(name);
    };
  }

  /** Reads a watched sweep now. */
  refresh(key: SweepKey): void {
    const watch = this.#watches.get(nameOf(key));
    if (watch !== undefined) void this.#read(watch);
  }

  async #subscribe(): Promise<void> {
    try {
      this.#unsubscribe = await this.#store.subscribe((change) => {
        this.refresh(change);
      });
    } catch (error) {
      this.#logger.warn({ error }, 'no notices of changes yet; sweeps are polled');
    }
  }

  async #pollAll(): Promise<void> {
    if (this.#unsubscribe === undefined) await this.#subscribe();
    await Promise.all([...this.#watches.values()].map((watch) => this.#read(watch)));
  }

  /** Reads a sweep; a change while it is being read causes one more read. */
  async #read(watch: Watch): Promise<void> {
    watch.changed = true;
    if (watch.reading) return;
    watch.reading = true;
    try {
      while (watch.changed) {
        watch.changed = false;
        const sweep = await this.#store.getSweep(watch.key);
        for (const watcher of [...watch.watchers]) watcher.tell(sweep);
      }
    } catch (error) {
      this.#logger.debug({ error }, 'a snapshot could not be read; the next poll tries again');
    } finally {
      watch.reading = false;
    }
  }
}

function nameOf({ tenantId, sweepId }: SweepKey): string {
  return `${tenantId}/${sweepId}`;
}
