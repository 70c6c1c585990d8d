import type { ClaimLease, Lease, LeaseKind } from '../ports/sweep-store';
import type { SweepKey } from '../ports/sweep-records';

interface LeaseEntry {
  holder: string | null;
  epoch: number;
  expiresAtMs: number;
}

/** The lease table of the in-memory store: one entry a sweep and kind, whose epoch only rises. */
export class MemoryLeases {
  private readonly entries = new Map<string, LeaseEntry>();

  constructor(private readonly nowMs: () => number) {}

  /** See SweepStore.claimLease. */
  claim(request: ClaimLease): Lease | null {
    const { tenantId, sweepId, kind, holder, ttlMs } = request;
    const entry = this.entryOf(request, kind);
    const now = this.nowMs();
    const live = entry.holder !== null && entry.expiresAtMs > now;
    if (live && entry.holder !== holder) return null;
    if (!live) entry.epoch += 1;
    entry.holder = holder;
    entry.expiresAtMs = now + ttlMs;
    return { tenantId, sweepId, kind, holder, epoch: entry.epoch };
  }

  /** See SweepStore.renewLease. */
  renew(lease: Lease, ttlMs: number): boolean {
    if (!this.holds(lease)) return false;
    this.entryOf(lease, lease.kind).expiresAtMs = this.nowMs() + ttlMs;
    return true;
  }

  /** See SweepStore.releaseLease. */
  release(lease: Lease): void {
    if (!this.holds(lease)) return;
    const entry = this.entryOf(lease, lease.kind);
    entry.holder = null;
    entry.expiresAtMs = 0;
  }

  /** Whether the lease's epoch is the newest and was not let go. */
  holds(lease: Lease): boolean {
    const entry = this.entryOf(lease, lease.kind);
    return entry.epoch === lease.epoch && entry.holder === lease.holder;
  }

  private entryOf(key: SweepKey, kind: LeaseKind): LeaseEntry {
    const name = `${key.tenantId}/${key.sweepId}/${kind}`;
    let entry = this.entries.get(name);
    if (!entry) this.entries.set(name, (entry = { holder: null, epoch: 0, expiresAtMs: 0 }));
    return entry;
  }
}
