import { FINAL_STATES, type RecordCheckpoint, type SweepChange } from '@ihome/orchestration';
import type { SweepStoreUse } from './describe-sweep-store';
import { claim, keyOf, newSweep, runningSweep, TEST_PLAN } from './sweep-fixture';

/** State machine, plan, cancel and progress. */
export function describeSweepSteps(use: SweepStoreUse): void {
  const elapse = (milliseconds: number): Promise<void> => use().elapse(milliseconds);
  describe('steps', () => {
    it('moves under the lease along the state machine and raises the version each time', async () => {
      const { store } = use();
      const { key } = await runningSweep(store);
      const record = await store.getSweep(key);
      expect(record).toMatchObject({ state: 'running', version: 3, plan: TEST_PLAN });
      expect(record?.progress.chunks).toEqual({ done: 0, total: 2 });
    });

    it('refuses steps the machine does not know, and steps from another state than expected', async () => {
      const { store } = use();
      const { key, lease } = await runningSweep(store);
      const guard = { kind: 'lease', lease } as const;
      expect(await store.transition({ ...key, guard, from: ['running'], to: 'completed' })).toBe('wrong_state');
      expect(await store.transition({ ...key, guard, from: ['queued'], to: 'failed' })).toBe('wrong_state');
      expect(await store.getSweep(key)).toMatchObject({ state: 'running', version: 3 });
    });

    it('freezes a plan once', async () => {
      const { store } = use();
      const { key, lease } = await runningSweep(store);
      const plan = { ...TEST_PLAN, chunks: 1 };
      expect(await store.freezePlan({ ...key, lease, plan })).toBe('wrong_state');
      expect((await store.getSweep(key))?.plan).toEqual(TEST_PLAN);
    });

    it('fails a sweep with its reason under the generation of the plan, and not under another', async () => {
      const { store } = use();
      const { key } = await runningSweep(store);
      const reason = { code: 'chunk_failed', detail: 'Chunk 1 was started 6 times.' };
      const step = { ...key, from: ['running'], to: 'failed', reason } as const;
      expect(await store.transition({ ...step, guard: { kind: 'generation', generation: 2 } })).toBe('fenced');
      expect(await store.transition({ ...step, guard: { kind: 'generation', generation: 1 } })).toBe('done');
      const record = await store.getSweep(key);
      expect(record).toMatchObject({ state: 'failed', reason });
      expect(record?.finishedAt).toBeInstanceOf(Date);
    });

    it('accepts a cancel again while cancelling and once cancelled, refuses it in other final states', async () => {
      const { store } = use();
      const { key, lease } = await runningSweep(store);
      const guard = { kind: 'lease', lease } as const;
      expect(await store.requestCancel(key)).toMatchObject({
        kind: 'accepted',
        sweep: { state: 'cancelling', version: 4 },
      });
      expect(await store.requestCancel(key)).toMatchObject({
        kind: 'accepted',
        sweep: { state: 'cancelling', version: 4 },
      });
      expect(await store.transition({ ...key, guard, from: ['cancelling'], to: 'cancelled' })).toBe('done');
      expect(await store.requestCancel(key)).toMatchObject({
        kind: 'accepted',
        sweep: { state: 'cancelled', version: 5 },
      });
      const other = await runningSweep(store);
      await store.transition({
        ...other.key,
        guard: { kind: 'lease', lease: other.lease },
        from: ['running'],
        to: 'failed',
        reason: { code: 'internal', detail: 'x' },
      });
      expect(await store.requestCancel(other.key)).toMatchObject({ kind: 'wrong_state', sweep: { state: 'failed' } });
    });

    it('lists no final sweep as open', async () => {
      const { store } = use();
      const engineVersion = `v-${newSweep().sweepId}`;
      const sweep = newSweep({ engineVersion });
      await store.createSweep(sweep);
      expect(await store.listOpenSweeps(engineVersion)).toHaveLength(1);
      const lease = await claim(store, sweep, 'control');
      await store.requestCancel(keyOf(sweep));
      const step = { ...keyOf(sweep), guard: { kind: 'lease', lease } as const };
      await store.transition({ ...step, from: ['cancelling'], to: 'cancelled' });
      expect(FINAL_STATES).toContain('cancelled');
      expect(await store.listOpenSweeps(engineVersion)).toEqual([]);
    });

    it('records checkpoints under the reduce lease, each once, in their order', async () => {
      const { store } = use();
      const { key } = await runningSweep(store);
      const lease = await claim(store, key, 'reduce');
      const at = (position: number, converged: boolean): RecordCheckpoint => {
        const checkpoint = { paths: 256 * (position + 1), converged, found: { half_width: 1 / 3, list: [0.1, null] } };
        return { ...key, lease, generation: 1, position, checkpoint };
      };
      expect(await store.recordCheckpoint(at(1, true))).toBe('wrong_state');
      expect(await store.recordCheckpoint(at(0, false))).toBe('done');
      expect(await store.recordCheckpoint(at(0, true))).toBe('wrong_state');
      expect(await store.recordCheckpoint({ ...at(1, true), generation: 2 })).toBe('fenced');
      expect(await store.recordCheckpoint(at(1, true))).toBe('done');
      expect(await store.getSweep(key)).toMatchObject({ version: 5, state: 'running' });
      expect((await store.getSweep(key))?.checkpoints).toEqual([at(0, false).checkpoint, at(1, true).checkpoint]);
    });

    it('refuses a checkpoint of an old epoch, and one that a cancel overtook', async () => {
      const { store } = use();
      const { key } = await runningSweep(store);
      const old = await claim(store, key, 'reduce');
      await store.releaseLease(old);
      const lease = await store.claimLease({ ...key, kind: 'reduce', holder: 'b', ttlMs: 60_000 });
      if (!lease) throw new Error('not free');
      const request = { ...key, generation: 1, position: 0, checkpoint: { paths: 256, converged: true, found: {} } };
      expect(await store.recordCheckpoint({ ...request, lease: old })).toBe('fenced');
      await store.requestCancel(key);
      expect(await store.recordCheckpoint({ ...request, lease })).toBe('wrong_state');
      expect((await store.getSweep(key))?.checkpoints).toEqual([]);
    });

    it('writes progress under the control lease until the end, and raises the version', async () => {
      const { store } = use();
      const { key, lease } = await runningSweep(store);
      const progress = {
        chunks: { done: 1, total: 2 },
        paths: { done: 512, total: 1024 },
        rate: 100.5,
        eta: { from: '2030-01-01T00:00:00.000Z', to: '2030-01-01T00:00:10.000Z' },
        estimates: [{ index: 0, mean: 0.1 }],
      };
      expect(await store.writeProgress({ ...key, lease, progress })).toBe('done');
      expect(await store.getSweep(key)).toMatchObject({ version: 4, progress });
      await store.transition({
        ...key,
        guard: { kind: 'lease', lease },
        from: ['running'],
        to: 'failed',
        reason: { code: 'internal', detail: 'x' },
      });
      expect(await store.writeProgress({ ...key, lease, progress })).toBe('wrong_state');
    });

    it('tells subscribers of changes until they end the subscription', async () => {
      const { store } = use();
      const heard: SweepChange[] = [];
      const stop = await store.subscribe((change) => heard.push(change));
      const { key } = await runningSweep(store);
      await hears(() => heard.some(({ sweepId, state }) => sweepId === key.sweepId && state === 'running'), elapse);
      expect(heard.find(({ sweepId }) => sweepId === key.sweepId)).toMatchObject({ tenantId: key.tenantId });
      await stop();
      const before = heard.length;
      await store.requestCancel(key);
      await elapse(100);
      expect(heard).toHaveLength(before);
    });

    it('counts the slots of workers that are alive', async () => {
      const { store } = use();
      const engineVersion = `v-${newSweep().sweepId}`;
      const beat = (workerId: string, slots: number, ttlMs: number): Promise<void> =>
        store.heartbeat({ workerId: `${engineVersion}-${workerId}`, engineVersion, slots, ttlMs });
      expect(await store.countSlots(engineVersion)).toBe(0);
      await beat('a', 2, 60_000);
      await beat('b', 3, 60_000);
      await beat('c', 9, 20);
      await elapse(60);
      expect(await store.countSlots(engineVersion)).toBe(5);
      await beat('b', 0, 60_000);
      expect(await store.countSlots(engineVersion)).toBe(2);
    });
  });
}

async function hears(heard: () => boolean, elapse: (milliseconds: number) => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 100 && !heard(); attempt++) await elapse(20);
  expect(heard()).toBe(true);
}
