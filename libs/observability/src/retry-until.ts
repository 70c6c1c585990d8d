import { setTimeout as wait } from 'node:timers/promises';
import { SimulationError } from '@ihome/config';
import type { Logger } from './logger';

const SECOND = 1000;
const PAUSE = 1 * SECOND;

/** What is tried again and again. */
export interface RetryOptions {
  readonly task: () => Promise<void>;
  /** For the log: `the database was brought up to date`. */
  readonly what: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Tries a task each second until it succeeds. Errors that trying again cannot cure are thrown, and so is the abort of the signal.
 */
export async function retryUntilDone({ task, what, logger, signal }: RetryOptions): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof SimulationError && error.retryable)) throw error;
      logger.warn({ error }, `${what} failed; trying again`);
    }
    await wait(PAUSE, undefined, { signal });
  }
}
