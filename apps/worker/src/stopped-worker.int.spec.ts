import {
  metricOf,
  metricOfAll,
  simRun,
  smallSweep,
  startPlatform,
  until,
  untilWorking,
  type ApplicationProcess,
  type Platform,
} from '@ihome/testing';

/** 16 chunks. */
const document = smallSweep({ paths: 4_096, fundSize: 40e6 });

jest.setTimeout(900_000);

/**
 * SIGSTOP is what a long pause of a machine looks like: the process loses its locks and leases without knowing, and goes on later as
 * if nothing had been.
 */
describe('a worker that is stopped for longer than its locks and leases last, and goes on', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({ queue: 'redis', workers: 2 });
  });
  afterAll(() => platform.close());

  it('spoils nothing: its writes are fenced or duplicates, and counted', async () => {
    const { resultDigest } = await simRun({ document, workers: 2 });
    const { database, workers } = platform;
    const id = await platform.submit(document);
    await until('some chunks are done', async () => (await database.chunkRows(id)) >= 3);

    // Held up between two statements of its leader's round, so that the next one is written under a lease that is gone.
    const unlock = await database.lockChunkRows();
    await until('the leader is held up', () => database.leaderWaitsForLock());
    const led = await database.lease(id, 'control');
    const stopped = await workerNamed(workers, led?.holder);
    stopped.signal('SIGSTOP');
    await unlock();
    await until(
      'another worker leads',
      async () => ((await database.lease(id, 'control'))?.epoch ?? 0) > (led?.epoch ?? 0),
    );
    await until(
      'all chunks are there, those of the stopped worker too',
      async () => (await database.chunkRows(id)) === 16,
    );
    stopped.signal('SIGCONT');

    expect((await platform.finished(id)).result_digest).toBe(resultDigest);
    await until(
      'a write of the stopped leader was fenced',
      async () => (await metricOf(stopped, 'sim_fenced_writes_total')) > 0,
    );
    await until(
      'every start beyond the first was given up in an orderly way, or its row was refused and counted',
      async () => {
        const starts = await database.chunkStarts(id);
        const beyond = starts.reduce((sum, { starts: count }) => sum + count, 0) - 16;
        return beyond <= (await refused(workers));
      },
    );
    expect(await metricOfAll(workers, 'sim_chunk_mismatches_total')).toBe(0);
  });

  it('works on', async () => {
    const before = await Promise.all(platform.workers.map((worker) => metricOf(worker, 'sim_chunks_completed_total')));
    await platform.finished(await platform.submit(document));
    const after = await Promise.all(platform.workers.map((worker) => metricOf(worker, 'sim_chunks_completed_total')));
    expect(after.map((chunks, index) => chunks > (before[index] ?? 0))).toEqual([true, true]);
  });
});

async function workerNamed(
  workers: readonly ApplicationProcess[],
  workerId: string | null | undefined,
): Promise<ApplicationProcess> {
  for (const worker of workers) if ((await untilWorking(worker)).workerId === workerId) return worker;
  throw new Error(`no worker is called ${workerId}`);
}

/** Rows of chunks that stood already. */
function refused(workers: readonly ApplicationProcess[]): Promise<number> {
  return metricOfAll(workers, 'sim_duplicate_chunks_total');
}
