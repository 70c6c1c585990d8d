import { setTimeout as sleep } from 'node:timers/promises';
import { SimulationError } from '@ihome/config';
import type { BullConnection } from './bull-connection';
import { asError } from './queue-error';

const RETRY_MS = 500;

/** Something of BullMQ that has to be ready once, and can be closed. */
interface Openable {
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** What is to be opened, and on what. */
export interface OpeningOptions<Opened extends Openable> {
  readonly connection: BullConnection;
  readonly open: () => Opened;
  readonly onError: (error: Error) => void;
}

/**
 * Opens a worker or listener of BullMQ, and again until it is ready. One that was made while its server was away
 * keeps that first failure for ever, so a new one is made after each.
 */
export class PersistentOpening<Opened extends Openable> {
  /** The newest one, ready or not. */
  current: Opened | undefined;
  private readonly stop = new AbortController();
  private readonly opening: Promise<void>;

  constructor(private readonly options: OpeningOptions<Opened>) {
    this.opening = this.openUntilReady();
  }

  /** Tries no more; resolves when no attempt is under way. The newest one is the caller's to close. */
  async end(): Promise<Opened | undefined> {
    this.stop.abort();
    await this.opening;
    return this.current;
  }

  private async openUntilReady(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        await this.options.connection.ensureUsable();
        if (this.stop.signal.aborted) return;
        const opened = this.options.open();
        this.current = opened;
        await Promise.race([opened.waitUntilReady(), aborted(this.stop.signal)]);
        return;
      } catch (error) {
        this.options.onError(asError(error));
        await this.discard();
        if (error instanceof SimulationError && !error.retryable) await this.pause();
        await this.pause();
      }
    }
  }

  private async discard(): Promise<void> {
    const failed = this.current;
    this.current = undefined;
    await failed?.close().catch((error: unknown) => this.options.onError(asError(error)));
  }

  private async pause(): Promise<void> {
    await sleep(RETRY_MS, undefined, { signal: this.stop.signal }).catch(() => undefined); // ended meanwhile
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
