import { SimulationError } from '@ihome/config';
import type { Clock } from './ports/clock';
import { STORE_RETRY_DELAYS_MS } from './settings';

/** Whether trying the same again may help. */
export function isRetryable(error: unknown): boolean {
  return error instanceof SimulationError && error.retryable;
}

/** Repeats an idempotent write while its store is away, as often as STORE_RETRY_DELAYS_MS says; then lets the error through. */
export async function withStoreRetries<T>(
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
  write: () => Promise<T>,
): Promise<T> {
  for (const delay of STORE_RETRY_DELAYS_MS) {
    try {
      return await write();
    } catch (error) {
      if (!isRetryable(error) || signal.aborted) throw error;
      await clock.sleep(delay, signal);
    }
  }
  return write();
}
