import { keyOf, newSweep, TEST_ENGINE_VERSION } from './sweep-fixture';
import type { SweepStoreUse } from './describe-sweep-store';

/** Creating, reading and listing sweeps. */
export function describeSubmissions(use: SweepStoreUse): void {
  describe('submissions', () => {
    it('creates a sweep with its strategies, queued, at version and generation 1', async () => {
      const { store } = use();
      const sweep = newSweep();
      const outcome = await store.createSweep(sweep);
      expect(outcome).toMatchObject({ kind: 'created', sweep: { sweepId: sweep.sweepId, state: 'queued' } });
      const { strategies, idempotency: _none, ...fields } = sweep;
      const record = await store.getSweep(keyOf(sweep));
      expect(record).toMatchObject({ ...fields, version: 1, generation: 1, strategyCount: 2, plan: null });
      expect(record).toMatchObject({ resultDigest: null, bundle: null, reason: null, finishedAt: null });
      expect(record?.progress).toMatchObject({ chunks: { done: 0 }, paths: { done: 0, total: 1024 } });
      expect(record?.createdAt).toBeInstanceOf(Date);
      expect(await store.listStrategies({ ...keyOf(sweep), from: 0, limit: 10 })).toEqual(strategies);
      expect(await store.listStrategies({ ...keyOf(sweep), from: 1, limit: 10 })).toEqual(strategies.slice(1));
      expect(await store.getStrategies(keyOf(sweep), [1])).toEqual(strategies.slice(1));
    });

    it('does not know a sweep under another tenant, nor an id that does not exist', async () => {
      const { store } = use();
      const sweep = newSweep();
      await store.createSweep(sweep);
      const foreign = { tenantId: 'somebody-else', sweepId: sweep.sweepId };
      for (const key of [foreign, keyOf(newSweep())]) {
        expect(await store.getSweep(key)).toBeNull();
        expect(await store.listStrategies({ ...key, from: 0, limit: 10 })).toEqual([]);
        expect(await store.getStrategies(key, [0])).toEqual([]);
        expect(await store.requestCancel(key)).toEqual({ kind: 'not_found' });
        expect(await store.claimLease({ ...key, kind: 'control', holder: 'h', ttlMs: 1_000 })).toBeNull();
        expect(await store.countChunkStart({ ...key, generation: 1, group: 0, chunk: 0 })).toBeNull();
        expect(await store.getSweepResults(key)).toBeNull();
      }
    });

    it('answers the same key and body with the same sweep, and another body with a refusal', async () => {
      const { store } = use();
      const first = newSweep({ idempotency: { key: 'key-1', fingerprint: 'f'.repeat(64) } });
      expect(await store.findSubmission(first.tenantId, { key: 'key-1', fingerprint: 'f'.repeat(64) })).toBeNull();
      await store.createSweep(first);
      const again = newSweep({ tenantId: first.tenantId, idempotency: first.idempotency });
      expect(await store.createSweep(again)).toMatchObject({ kind: 'replayed', sweep: { sweepId: first.sweepId } });
      expect(await store.getSweep(keyOf(again))).toBeNull();
      const other = { key: 'key-1', fingerprint: 'e'.repeat(64) };
      expect(await store.createSweep({ ...again, idempotency: other })).toEqual({ kind: 'other_body' });
      expect(await store.findSubmission(first.tenantId, other)).toEqual({ kind: 'other_body' });
      const found = await store.findSubmission(first.tenantId, { key: 'key-1', fingerprint: 'f'.repeat(64) });
      expect(found).toMatchObject({ kind: 'replayed', sweep: { sweepId: first.sweepId } });
      const foreign = newSweep({ idempotency: first.idempotency });
      expect(await store.createSweep(foreign)).toMatchObject({ kind: 'created' });
    });

    it('makes one sweep of many simultaneous submissions with one key', async () => {
      const { store } = use();
      const tenantId = newSweep().tenantId;
      const claim = { key: 'key-2', fingerprint: 'd'.repeat(64) };
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () => store.createSweep(newSweep({ tenantId, idempotency: claim }))),
      );
      expect(outcomes.filter(({ kind }) => kind === 'created')).toHaveLength(1);
      expect(outcomes.every(({ kind }) => ['created', 'replayed', 'in_progress'].includes(kind))).toBe(true);
      expect((await store.listSweeps({ tenantId, limit: 10 })).items).toHaveLength(1);
    });

    it('lists newest first, page by page, with filters that combine', async () => {
      const { store } = use();
      const tenantId = newSweep().tenantId;
      const sweeps = [0, 1, 2, 3, 4].map((n) =>
        newSweep({ tenantId, name: `Sweep ${n}`, tags: n % 2 === 0 ? ['even', '50%_off'] : ['odd'] }),
      );
      for (const sweep of sweeps) await store.createSweep(sweep);
      const ids = sweeps.map(({ sweepId }) => sweepId).reverse();
      const first = await store.listSweeps({ tenantId, limit: 3 });
      expect(first.items.map(({ sweepId }) => sweepId)).toEqual(ids.slice(0, 3));
      expect(first.nextBefore).toBe(ids[2]);
      const second = await store.listSweeps({ tenantId, limit: 3, before: ids[2] ?? '' });
      expect(second.items.map(({ sweepId }) => sweepId)).toEqual(ids.slice(3));
      expect(second.nextBefore).toBeNull();
      await store.requestCancel({ tenantId, sweepId: ids[0] ?? '' });
      const names = async (filter: object): Promise<string[]> =>
        (await store.listSweeps({ tenantId, limit: 10, ...filter })).items.map(({ name }) => name);
      expect(await names({ state: 'cancelling' })).toEqual(['Sweep 4']);
      expect(await names({ state: 'queued', tag: 'even' })).toEqual(['Sweep 2', 'Sweep 0']);
      expect(await names({ name: 'Sweep 1' })).toEqual(['Sweep 1']);
      expect(await names({ text: 'SWEEP 3' })).toEqual(['Sweep 3']);
      expect(await names({ text: 'OD' })).toEqual(['Sweep 3', 'Sweep 1']);
      expect(await names({ text: '50%_' })).toHaveLength(3);
      expect(await names({ text: '0%__' })).toEqual([]);
      expect(await names({ name: 'sweep' })).toEqual([]);
    });

    it('lists open sweeps of an engine version, interactive ones first, then the oldest', async () => {
      const { store } = use();
      const engineVersion = `${TEST_ENGINE_VERSION}-${newSweep().sweepId}`;
      const batch = newSweep({ engineVersion });
      const second = newSweep({ engineVersion });
      const urgent = newSweep({ engineVersion, priority: 'interactive' });
      for (const sweep of [batch, second, urgent, newSweep()]) await store.createSweep(sweep);
      const open = await store.listOpenSweeps(engineVersion);
      expect(open.map(({ sweepId }) => sweepId)).toEqual([urgent.sweepId, batch.sweepId, second.sweepId]);
    });
  });
}
