import type { SweepPorts } from '../ports/sweep-ports';
import type { Lease } from '../ports/sweep-store';
import { isRetryable } from '../store-retry';

/** Renews a lease in the background while `work` runs; its signal aborts when the lease may have passed to somebody else. */
export async function whileHolding<T>(
  ports: Pick<SweepPorts, 'store' | 'clock'>,
  { lease, ttlMs }: { readonly lease: Lease; readonly ttlMs: number },
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T> {
  const lost = new AbortController();
  const ended = new AbortController();
  const renewing = renew({ ports, lease, ttlMs, lost, ended: ended.signal });
  try {
    return await work(lost.signal);
  } finally {
    ended.abort();
    await renewing;
  }
}

interface Renewal {
  readonly ports: Pick<SweepPorts, 'store' | 'clock'>;
  readonly lease: Lease;
  readonly ttlMs: number;
  readonly lost: AbortController;
  readonly ended: AbortSignal;
}

async function renew({ ports, lease, ttlMs, lost, ended }: Renewal): Promise<void> {
  let renewedAtMs = ports.clock.monotonicMs();
  for (;;) {
    await ports.clock.sleep(ttlMs / 3, ended);
    if (ended.aborted) return;
    const askedAtMs = ports.clock.monotonicMs();
    const held = await ports.store.renewLease(lease, ttlMs).catch((error: unknown) => {
      // A store that is away takes nothing from us until the lease runs out.
      return isRetryable(error) && askedAtMs - renewedAtMs < ttlMs ? 'unknown' : false;
    });
    if (held === false) return lost.abort();
    if (held === true) renewedAtMs = askedAtMs;
  }
}
