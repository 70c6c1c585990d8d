import type { SweepStoreUse } from './describe-sweep-store';
import { chunkRow, keyOf, newSweep, runningSweep, TEST_PLAN } from './sweep-fixture';

/** Chunk rows and start counts. */
export function describeChunkRows(use: SweepStoreUse): void {
  describe('chunk rows', () => {
    it('inserts a row once; again is a duplicate, and other bytes are a mismatch that changes nothing', async () => {
      const { store } = use();
      const { key } = await runningSweep(store);
      const place = { ...key, generation: 1, group: 0, chunk: 0 };
      expect(await store.getChunkRow(place)).toBeNull();
      expect(await store.insertChunkRow({ ...key, generation: 1, row: chunkRow(0) })).toBe('inserted');
      expect(await store.insertChunkRow({ ...key, generation: 1, row: chunkRow(0, { coreSeconds: 9 }) })).toBe(
        'duplicate',
      );
      const other = chunkRow(0, { sha256: 'f'.repeat(64), objectKey: 'tables/f' });
      expect(await store.insertChunkRow({ ...key, generation: 1, row: other })).toBe('mismatch');
      expect(await store.getChunkRow(place)).toEqual(chunkRow(0));
    });

    it('inserts one row when many try at once', async () => {
      const { store } = use();
      const { key } = await runningSweep(store);
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () => store.insertChunkRow({ ...key, generation: 1, row: chunkRow(1) })),
      );
      expect(outcomes.filter((outcome) => outcome === 'inserted')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(7);
      expect(await store.chunkTotals(key, 1)).toEqual({ chunks: 1, pathStrategies: 512, coreSeconds: 0.25 });
    });

    it('refuses a row of another generation or of no sweep', async () => {
      const { store } = use();
      const { key } = await runningSweep(store);
      expect(await store.insertChunkRow({ ...key, generation: 2, row: chunkRow(0) })).toBe('stale_generation');
      expect(await store.insertChunkRow({ ...key, generation: 0, row: chunkRow(0) })).toBe('stale_generation');
      const nobody = keyOf(newSweep());
      expect(await store.insertChunkRow({ ...nobody, generation: 1, row: chunkRow(0) })).toBe('stale_generation');
      const foreign = { ...key, tenantId: 'somebody-else' };
      expect(await store.insertChunkRow({ ...foreign, generation: 1, row: chunkRow(0) })).toBe('stale_generation');
      expect(await store.chunkTotals(key, 2)).toEqual({ chunks: 0, pathStrategies: 0, coreSeconds: 0 });
    });

    it('lists rows of a group by chunk, and the places that lack one', async () => {
      const { store } = use();
      const { key } = await runningSweep(store);
      const groups = [
        { group: 0, strategies: [0], paths: 3072, chunkPaths: 256, chunks: 12 },
        { group: 1, strategies: [1], paths: 512, chunkPaths: 256, chunks: 2 },
      ];
      for (const chunk of [11, 0, 2]) await store.insertChunkRow({ ...key, generation: 1, row: chunkRow(chunk) });
      await store.insertChunkRow({ ...key, generation: 1, row: chunkRow(1, { group: 1 }) });
      const list = async (after: number, limit: number): Promise<number[]> =>
        (await store.listChunkRows({ ...key, generation: 1, group: 0, after, limit })).map(({ chunk }) => chunk);
      expect(await list(-1, 10)).toEqual([0, 2, 11]);
      expect(await list(-1, 2)).toEqual([0, 2]);
      expect(await list(2, 10)).toEqual([11]);
      const missing = await store.listMissingChunks({ ...key, generation: 1, groups, limit: 100 });
      expect(missing.map(({ group, chunk }) => `${group}/${chunk}`)).toEqual(
        [1, 3, 4, 5, 6, 7, 8, 9, 10].map((chunk) => `0/${chunk}`).concat('1/0'),
      );
      const three = await store.listMissingChunks({ ...key, generation: 1, groups, limit: 3 });
      expect(three).toEqual([1, 3, 4].map((chunk) => ({ group: 0, chunk })));
      expect(await store.chunkTotals(key, 1)).toEqual({ chunks: 4, pathStrategies: 2048, coreSeconds: 1 });
    });

    it('counts starts of a chunk, forgives them, and tells how the sweep stands', async () => {
      const { store } = use();
      const { key } = await runningSweep(store);
      const place = { ...key, generation: TEST_PLAN.generation, group: 0, chunk: 1 };
      expect(await store.countChunkStart(place)).toEqual({ starts: 1, state: 'running', generation: 1 });
      expect(await store.countChunkStart(place)).toMatchObject({ starts: 2 });
      await store.forgiveChunkStart(place);
      expect(await store.countChunkStart(place)).toMatchObject({ starts: 2 });
      expect(await store.countChunkStart({ ...place, chunk: 0 })).toMatchObject({ starts: 1 });
      for (let n = 0; n < 5; n++) await store.forgiveChunkStart(place);
      expect(await store.countChunkStart(place)).toMatchObject({ starts: 1 });
      await store.requestCancel(key);
      expect(await store.countChunkStart(place)).toMatchObject({ state: 'cancelling' });
    });
  });
}
