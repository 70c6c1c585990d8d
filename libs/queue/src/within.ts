import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a promise is settled after this many milliseconds; rejects when it does in time. */
export async function within(milliseconds: number, promise: Promise<unknown>): Promise<boolean> {
  const stop = new AbortController();
  const late = sleep(milliseconds, false, { signal: stop.signal }).catch(() => false); // the promise was faster
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    stop.abort();
  }
}
