import { SimulatedCluster, type CallMoment, type SimulatedProcess, type Strike, toyDocument } from '@ihome/testing';
import { CHUNK_START_LIMIT } from './settings';

/**
 * The law of a sweep's life: whatever is killed, stopped, lost or run twice, the result digest is that of an undisturbed run, and no
 * write happens that a guard should have refused.
 */
const document = toyDocument({ strategies: 3, paths: 1_000, groups: 2 });

async function undisturbed(): Promise<{ readonly digest: string; readonly calls: readonly string[] }> {
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

async function expectSameDigest(
  cluster: SimulatedCluster,
  key: Awaited<ReturnType<SimulatedCluster['submit']>>,
): Promise<void> {
  const sweep = await cluster.end(key);
  expect(sweep).toMatchObject({ state: 'completed', resultDigest: reference.digest, reason: null });
  expect(sweep.progress).toMatchObject({ chunks: { done: sweep.plan?.chunks }, paths: { done: 3_000, total: 3_000 } });
  expect(cluster.laws.violations).toEqual([]);
}

let reference: Awaited<ReturnType<typeof undisturbed>>;
beforeAll(async () => {
  reference = await undisturbed();
});

describe.each(['before', 'after'] as const)('a process that is killed %s the effect of a call', (when) => {
  it('leaves the digest as it is, whichever call it was, when another takes over', async () => {
    expect(reference.calls.length).toBeGreaterThan(80);
    for (let call = 1; call <= reference.calls.length; call++) {
      const cluster = new SimulatedCluster();
      const key = await cluster.submit(document);
      let killed = false;
      cluster.spawn(
        strikeAt(call, when, (process) => {
          process.kill();
          killed = true;
        }),
      );
      await cluster.until(() => killed, `call ${call}, ${reference.calls[call - 1]},`);
      cluster.spawn();
      await expectSameDigest(cluster, key);
    }
  }, 60_000);
});

describe('a process that is stopped and goes on', () => {
  it('leaves the digest as it is, whichever call it was, though another did its work meanwhile', async () => {
    for (let call = 1; call <= reference.calls.length; call++) {
      const cluster = new SimulatedCluster();
      const key = await cluster.submit(document);
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
      await expectSameDigest(cluster, key);
    }
  }, 60_000);
});

describe('a cluster', () => {
  it('shares a sweep between three processes', async () => {
    const cluster = new SimulatedCluster();
    const key = await cluster.submit(document);
    for (let n = 0; n < 3; n++) cluster.spawn();
    await expectSameDigest(cluster, key);
  });

  it('runs several sweeps side by side', async () => {
    const cluster = new SimulatedCluster();
    const keys = [];
    for (let n = 0; n < 5; n++) keys.push(await cluster.submit(document));
    cluster.spawn();
    cluster.spawn();
    for (const key of keys) await expectSameDigest(cluster, key);
  });

  it('gives the same digest on another chunk grid', async () => {
    for (const rule of [
      { pathStrategies: 20_000, minChunks: 1 },
      { pathStrategies: 256, minChunks: 16 },
    ]) {
      const cluster = new SimulatedCluster({ rule });
      const key = await cluster.submit(document);
      cluster.spawn();
      await expectSameDigest(cluster, key);
    }
  });

  it('survives the loss of queue and stream at every call', async () => {
    for (let call = 1; call <= reference.calls.length; call++) {
      const cluster = new SimulatedCluster();
      const key = await cluster.submit(document);
      const lose = (): void => {
        cluster.broker.lose();
        cluster.stream.lose();
      };
      cluster.spawn(strikeAt(call, 'after', lose));
      await expectSameDigest(cluster, key);
    }
  }, 60_000);

  it('runs jobs that the queue hands out twice, in any order, to the same end', async () => {
    const cluster = new SimulatedCluster();
    const key = await cluster.submit(document);
    cluster.spawn(
      strikeAt(12, 'before', () => {
        const copies = Array.from({ length: 24 }, (_, n) => ({ group: (n + 1) % 2, chunk: 3 - (n % 4) }));
        for (const { group, chunk } of copies) addCopy(cluster, { sweepId: key.sweepId, group, chunk });
      }),
    );
    await expectSameDigest(cluster, key);
  });

  it('fails a sweep whose chunk kills every process that starts it, and goes on with others', async () => {
    const cluster = new SimulatedCluster();
    const poisoned = await cluster.submit(document);
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
    const sweep = await cluster.end(poisoned);
    expect(deaths).toBe(CHUNK_START_LIMIT);
    expect(sweep).toMatchObject({ state: 'failed', reason: { code: 'chunk_failed' } });
    await expectSameDigest(cluster, await cluster.submit(document));
  });
});

function addCopy(
  cluster: SimulatedCluster,
  { sweepId, group, chunk }: { readonly sweepId: string; readonly group: number; readonly chunk: number },
): void {
  const strategies = group === 0 ? [0, 2] : [1];
  const data = {
    tenant_id: 'default',
    sweep_id: sweepId,
    generation: 1,
    group,
    chunk,
    first_path: chunk * 256,
    paths: chunk === 3 ? 232 : 256,
    strategies,
    engine_version: '0.0.0-toy',
    run_id: 'r',
    trace_id: 't',
  };
  cluster.broker.add('simulate', [{ id: `copy-${group}-${chunk}-${Math.abs(chunk - group)}`, data }]);
}
