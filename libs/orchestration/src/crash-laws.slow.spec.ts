import { SimulatedCluster, type CallMoment, type SimulatedProcess, type Strike, toyDocument } from '@ihome/testing';
import type { JsonObject } from './ports/json';
import type { SweepKey } from './ports/sweep-records';
import { CHUNK_START_LIMIT } from './settings';

/**
 * The law of a sweep's life: whatever is killed, stopped, lost or run twice, the result digest is that of an undisturbed run, and no
 * write happens that a guard should have refused.
 */
const all = { strategies: 3, paths: 1_000, groups: 2 };

/** A sweep that runs all its paths, and one that stops at its third checkpoint. */
const SWEEPS = [
  {
    name: 'runs all its paths',
    document: toyDocument(all),
    paths: 1_000,
    checkpoints: 0,
    ends: [256, 512, 768, 1_000],
  },
  {
    name: 'stops when precise enough',
    document: toyDocument({ ...all, stopAt: 0.05, firstLook: 100 }),
    paths: 400,
    checkpoints: 3,
    ends: [100, 200, 256, 400],
  },
] as const;

type Law = (typeof SWEEPS)[number] & { readonly digest: string; readonly calls: readonly string[] };

async function undisturbed(document: JsonObject): Promise<Pick<Law, 'digest' | 'calls'>> {
  const cluster = new SimulatedCluster();
  const key = await cluster.submit(document);
  const { process } = cluster.spawn();
  const sweep = await cluster.end(key);
  expect(sweep.state).toBe('completed');
  const end = process.calls.lastIndexOf('store.releaseLease');
  return { digest: sweep.resultDigest ?? '', calls: process.calls.slice(0, end + 1) };
}

/** Strikes a process at one of its calls of a port. */
function strikeAt(number: number, when: CallMoment['when'], act: (process: SimulatedProcess) => void): Strike {
  return (process, moment) => {
    if (moment.number === number && moment.when === when) act(process);
  };
}

async function expectSameDigest(cluster: SimulatedCluster, key: SweepKey, law: Law): Promise<void> {
  const sweep = await cluster.end(key);
  expect(sweep).toMatchObject({ state: 'completed', resultDigest: law.digest, reason: null });
  const paths = 3 * law.paths;
  expect(sweep.progress.paths).toEqual({ done: paths, total: paths });
  expect(sweep.progress.chunks.done).toBe(sweep.progress.chunks.total);
  expect(sweep.progress.chunks.total === sweep.plan?.chunks).toBe(law.checkpoints === 0);
  expect(sweep.checkpoints.map(({ converged }) => converged)).toEqual(
    Array.from({ length: law.checkpoints }, (_, i) => i === law.checkpoints - 1),
  );
  const { pathStrategies } = await cluster.store.chunkTotals(key, sweep.generation);
  expect(pathStrategies).toBe(paths);
  expect(cluster.laws.violations).toEqual([]);
}

describe.each(SWEEPS)('a sweep that $name:', (sweep) => {
  let reference: Law;
  beforeAll(async () => {
    reference = { ...sweep, ...(await undisturbed(sweep.document)) };
  });

  describe.each(['before', 'after'] as const)('a process that is killed %s the effect of a call', (when) => {
    it('leaves the digest as it is, whichever call it was, when another takes over', async () => {
      expect(reference.calls.length).toBeGreaterThan(80);
      for (let call = 1; call <= reference.calls.length; call++) {
        const cluster = new SimulatedCluster();
        const key = await cluster.submit(sweep.document);
        let killed = false;
        cluster.spawn(
          strikeAt(call, when, (process) => {
            process.kill();
            killed = true;
          }),
        );
        await cluster.until(() => killed, `call ${call}, ${reference.calls[call - 1]},`);
        cluster.spawn();
        await expectSameDigest(cluster, key, reference);
      }
    }, 60_000);
  });

  describe('a process that is stopped and goes on', () => {
    it('leaves the digest as it is, whichever call it was, though another did its work meanwhile', async () => {
      for (let call = 1; call <= reference.calls.length; call++) {
        const cluster = new SimulatedCluster();
        const key = await cluster.submit(sweep.document);
        let stopped: SimulatedProcess | null = null;
        cluster.spawn(
          strikeAt(call, 'before', (process) => {
            process.stop();
            stopped = process;
          }),
        );
        await cluster.until(() => stopped !== null, `call ${call}`);
        cluster.spawn();
        await cluster.clock.advance(10_000 + 137 * call);
        (stopped as SimulatedProcess | null)?.goOn();
        await expectSameDigest(cluster, key, reference);
      }
    }, 60_000);
  });

  describe('a cluster', () => {
    it('shares a sweep between three processes', async () => {
      const cluster = new SimulatedCluster();
      const key = await cluster.submit(sweep.document);
      for (let n = 0; n < 3; n++) cluster.spawn();
      await expectSameDigest(cluster, key, reference);
    });

    it('runs several sweeps side by side', async () => {
      const cluster = new SimulatedCluster();
      const keys = [];
      for (let n = 0; n < 5; n++) keys.push(await cluster.submit(sweep.document));
      cluster.spawn();
      cluster.spawn();
      for (const key of keys) await expectSameDigest(cluster, key, reference);
    });

    it('gives the same digest on another chunk grid', async () => {
      for (const rule of [
        { pathStrategies: 20_000, minChunks: 1 },
        { pathStrategies: 256, minChunks: 16 },
      ]) {
        const cluster = new SimulatedCluster({ rule });
        const key = await cluster.submit(sweep.document);
        cluster.spawn();
        await expectSameDigest(cluster, key, reference);
      }
    });

    it('survives the loss of queue and stream at every call', async () => {
      for (let call = 1; call <= reference.calls.length; call++) {
        const cluster = new SimulatedCluster();
        const key = await cluster.submit(sweep.document);
        const lose = (): void => {
          cluster.broker.lose();
          cluster.stream.lose();
        };
        cluster.spawn(strikeAt(call, 'after', lose));
        await expectSameDigest(cluster, key, reference);
      }
    }, 60_000);

    it('runs jobs that the queue hands out twice, in any order, to the same end', async () => {
      const cluster = new SimulatedCluster();
      const key = await cluster.submit(sweep.document);
      cluster.spawn(
        strikeAt(12, 'before', () => {
          const { length } = sweep.ends;
          const copies = Array.from({ length: 24 }, (_, n) => ({
            group: (n + 1) % 2,
            chunk: length - 1 - (n % length),
          }));
          for (const { group, chunk } of copies) {
            addCopy(cluster, { sweepId: key.sweepId, group, chunk, ends: sweep.ends });
          }
        }),
      );
      await expectSameDigest(cluster, key, reference);
    });

    it('fails a sweep whose chunk kills every process that starts it, and goes on with others', async () => {
      const cluster = new SimulatedCluster();
      const poisoned = await cluster.submit(sweep.document);
      let deaths = 0;
      const poison: Strike = (process, { name, when }) => {
        if (name !== 'compute.simulate' || when !== 'before' || deaths >= CHUNK_START_LIMIT) return;
        deaths += 1;
        process.kill();
      };
      for (let n = 0; n <= CHUNK_START_LIMIT; n++) {
        cluster.spawn(poison);
        await cluster.clock.advance(12_000);
      }
      const failed = await cluster.end(poisoned);
      expect(deaths).toBe(CHUNK_START_LIMIT);
      expect(failed).toMatchObject({ state: 'failed', reason: { code: 'chunk_failed' } });
      await expectSameDigest(cluster, await cluster.submit(sweep.document), reference);
    });
  });
});

interface ChunkCopy {
  readonly sweepId: string;
  readonly group: number;
  readonly chunk: number;
  readonly ends: readonly number[];
}

function addCopy(cluster: SimulatedCluster, { sweepId, group, chunk, ends }: ChunkCopy): void {
  const firstPath = ends[chunk - 1] ?? 0;
  const strategies = group === 0 ? [0, 2] : [1];
  const data = {
    tenant_id: 'default',
    sweep_id: sweepId,
    generation: 1,
    group,
    chunk,
    first_path: firstPath,
    paths: (ends[chunk] ?? 0) - firstPath,
    strategies,
    engine_version: '0.0.0-toy',
    run_id: 'r',
    trace_id: 't',
  };
  cluster.broker.add('simulate', [{ id: `copy-${group}-${chunk}-${Math.abs(chunk - group)}`, data }]);
}
