import type { FinishSweep, Lease, SweepKey } from '@ihome/orchestration';
import type { SweepStoreUse } from './describe-sweep-store';
import { keyOf, reducingSweep } from './sweep-fixture';

/** Results and the end of a sweep. */
export function describeSweepResults(use: SweepStoreUse): void {
  describe('results', () => {
    const finish = (key: SweepKey, lease: Lease): FinishSweep => ({
      ...keyOf(key),
      lease,
      generation: 1,
      state: 'completed',
      resultDigest: 'd'.repeat(64),
      bundle: { key: 'bundle.zip', bytes: 12_345_678_901, sha256: 'b'.repeat(64) },
      results: { frontier: { points: [1, 2] }, guardrails: [{ code: 'x', value: 0.1 }], analyses: { base: 0 } },
    });

    it('keeps one result a strategy, in order, the first that came', async () => {
      const { store } = use();
      const { key, lease } = await reducingSweep(store);
      const insert = (index: number, mean: number): Promise<string> =>
        store.insertStrategyResult({ ...key, lease, generation: 1, row: { index, result: { mean } } });
      expect(await insert(1, 0.1)).toBe('inserted');
      expect(await insert(0, 1 / 3)).toBe('inserted');
      expect(await insert(1, 0.9)).toBe('duplicate');
      expect(await store.listStrategyResults({ ...key, from: 0, limit: 10 })).toEqual([
        { index: 0, result: { mean: 1 / 3 } },
        { index: 1, result: { mean: 0.1 } },
      ]);
      expect(await store.listStrategyResults({ ...key, from: 1, limit: 1 })).toHaveLength(1);
      expect(await store.hasStrategyResult(key, 1)).toBe(true);
      expect(await store.hasStrategyResult(key, 2)).toBe(false);
      expect(await store.hasStrategyResult({ ...key, tenantId: 'somebody-else' }, 1)).toBe(false);
      expect(await store.listStrategyResults({ ...key, tenantId: 'somebody-else', from: 0, limit: 10 })).toEqual([]);
    });

    it('finishes in one step and is never left again', async () => {
      const { store } = use();
      const { key, lease } = await reducingSweep(store);
      expect(await store.getSweepResults(key)).toBeNull();
      const end = finish(key, lease);
      expect(await store.finishSweep(end)).toBe('done');
      const record = await store.getSweep(key);
      expect(record).toMatchObject({ state: 'completed', resultDigest: end.resultDigest, bundle: end.bundle });
      expect(record?.finishedAt).toBeInstanceOf(Date);
      expect(await store.getSweepResults(key)).toEqual(end.results);
      expect(await store.finishSweep({ ...end, resultDigest: 'e'.repeat(64) })).toBe('wrong_state');
      expect(await store.getSweep(key)).toEqual(record);
    });

    it('fences a reducer of an old epoch in every write', async () => {
      const { store } = use();
      const { key, lease: old } = await reducingSweep(store);
      await store.releaseLease(old);
      const lease = await store.claimLease({ ...key, kind: 'reduce', holder: 'b', ttlMs: 60_000 });
      if (!lease) throw new Error('not free');
      const row = { index: 0, result: { mean: 1 } };
      expect(await store.insertStrategyResult({ ...key, lease: old, generation: 1, row })).toBe('fenced');
      expect(await store.finishSweep(finish(key, old))).toBe('fenced');
      expect(await store.getSweep(key)).toMatchObject({ state: 'reducing' });
      expect(await store.finishSweep(finish(key, lease))).toBe('done');
    });

    it('refuses results of another generation, and an end that a cancel overtook', async () => {
      const { store } = use();
      const { key, lease } = await reducingSweep(store);
      const row = { index: 0, result: { mean: 1 } };
      expect(await store.insertStrategyResult({ ...key, lease, generation: 2, row })).toBe('fenced');
      expect(await store.finishSweep({ ...finish(key, lease), generation: 2 })).toBe('fenced');
      await store.requestCancel(key);
      expect(await store.finishSweep(finish(key, lease))).toBe('wrong_state');
      expect(await store.getSweepResults(key)).toBeNull();
    });
  });
}
