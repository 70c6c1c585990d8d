import type { ClaimLease, Lease, SweepStore } from '@ihome/orchestration';
import type { SweepStoreUse } from './describe-sweep-store';
import { keyOf, newSweep, TEST_PLAN } from './sweep-fixture';

/** Leases and what their epochs fence. */
export function describeLeases(use: SweepStoreUse): void {
  describe('leases', () => {
    const ask = async (holder: string, ttlMs = 60_000): Promise<ClaimLease> => {
      const sweep = newSweep();
      await use().store.createSweep(sweep);
      return { ...keyOf(sweep), kind: 'control', holder, ttlMs };
    };
    const claimed = async (store: SweepStore, request: ClaimLease): Promise<Lease> => {
      const lease = await store.claimLease(request);
      if (!lease) throw new Error('not free');
      return lease;
    };

    it('has one holder, who keeps his epoch when he claims again', async () => {
      const { store } = use();
      const request = await ask('a');
      const lease = await claimed(store, request);
      expect(lease).toMatchObject({ holder: 'a', kind: 'control', sweepId: request.sweepId });
      expect(await store.claimLease({ ...request, holder: 'b' })).toBeNull();
      expect(await store.claimLease(request)).toEqual(lease);
    });

    it('keeps the leases of one sweep apart by kind', async () => {
      const { store } = use();
      const request = await ask('a');
      await claimed(store, request);
      expect(await store.claimLease({ ...request, kind: 'reduce', holder: 'b' })).not.toBeNull();
    });

    it('has one winner when many claim at once', async () => {
      const { store } = use();
      const request = await ask('a');
      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, n) => store.claimLease({ ...request, holder: `holder-${n}` })),
      );
      expect(claims.filter((lease) => lease !== null)).toHaveLength(1);
    });

    it('passes on with a higher epoch when it expired, also to the same holder', async () => {
      const { store, elapse } = use();
      const request = await ask('a', 30);
      const old = await claimed(store, request);
      await elapse(80);
      const next = await claimed(store, { ...request, holder: 'b' });
      expect(next.epoch).toBeGreaterThan(old.epoch);
      expect(await store.renewLease(old, 60_000)).toBe(false);
      await elapse(80);
      expect((await claimed(store, { ...request, holder: 'b', ttlMs: 60_000 })).epoch).toBeGreaterThan(next.epoch);
    });

    it('can be renewed, also late as long as nobody claimed it', async () => {
      const { store, elapse } = use();
      const request = await ask('a', 30);
      const lease = await claimed(store, request);
      await elapse(80);
      expect(await store.renewLease(lease, 60_000)).toBe(true);
      expect(await store.claimLease({ ...request, holder: 'b' })).toBeNull();
    });

    it('is free at once when it was let go, and an old holder lets go of nothing', async () => {
      const { store } = use();
      const request = await ask('a');
      const old = await claimed(store, request);
      await store.releaseLease(old);
      expect(await store.renewLease(old, 60_000)).toBe(false);
      const next = await claimed(store, { ...request, holder: 'b' });
      expect(next.epoch).toBeGreaterThan(old.epoch);
      await store.releaseLease(old);
      expect(await store.claimLease({ ...request, holder: 'c' })).toBeNull();
    });

    it('fences every write of an old epoch: transition, plan, progress', async () => {
      const { store, elapse } = use();
      const request = await ask('a', 30);
      const key = keyOf(request);
      const old = await claimed(store, request);
      await elapse(80);
      const lease = await claimed(store, { ...request, holder: 'b', ttlMs: 60_000 });
      const step = { ...key, from: ['queued'], to: 'planning' } as const;
      expect(await store.transition({ ...step, guard: { kind: 'lease', lease: old } })).toBe('fenced');
      expect(await store.transition({ ...step, guard: { kind: 'lease', lease } })).toBe('done');
      expect(await store.freezePlan({ ...key, lease: old, plan: TEST_PLAN })).toBe('fenced');
      expect(await store.freezePlan({ ...key, lease, plan: TEST_PLAN })).toBe('done');
      const progress = (await store.getSweep(key))?.progress;
      if (!progress) throw new Error('no progress');
      expect(await store.writeProgress({ ...key, lease: old, progress })).toBe('fenced');
      expect(await store.getSweep(key)).toMatchObject({ version: 3, state: 'running' });
    });

    it('does not let the lease of one sweep guard another', async () => {
      const { store } = use();
      const lease = await claimed(store, await ask('a'));
      const other = await ask('a');
      await claimed(store, other);
      await store.releaseLease({ ...lease, ...keyOf(other), epoch: lease.epoch + 1 });
      const step = { ...keyOf(other), from: ['queued'], to: 'planning' } as const;
      const forged: Lease = { ...lease, ...keyOf(other), holder: 'somebody' };
      expect(await store.transition({ ...step, guard: { kind: 'lease', lease: forged } })).toBe('fenced');
    });
  });
}
