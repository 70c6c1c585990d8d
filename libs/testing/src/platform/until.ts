import { setTimeout as sleep } from 'node:timers/promises';

/** How long anything may take before a test gives up: long, since machines that run tests are busy. */
export const PATIENCE_MS = 300_000;
const POLL_MS = 20;

/**
 * Asks again and again until the answer is neither undefined nor false, and answers it.
 *
 * @throws Error with `what` when that takes longer than `PATIENCE_MS`.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await sleep(POLL_MS);
  }
}
