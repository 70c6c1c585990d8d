import {
  metricOfAll,
  simRun,
  smallSweep,
  startPlatform,
  until,
  type ApplicationProcess,
  type DatabaseView,
  type Platform,
} from '@ihome/testing';

/** Chunks of the sweep, each long enough to be hit. */
const CHUNKS = 16;
const document = smallSweep({ paths: 16_384, fundSize: 40e6 });
/** A killed chunk runs again within this, counted from the kill; the worker that takes it runs already. */
const RESTART_MS = 10_000;
/** A blow may fall between two chunks, or after the reduction; then another sweep is hit. */
const BLOWS = 20;

jest.setTimeout(1_200_000);

describe('a sweep whose processes are killed', () => {
  let digest: string;
  beforeAll(async () => {
    digest = (await simRun({ document, workers: 2 })).resultDigest;
  });

  describe.each(['redis', 'postgres'] as const)('on SIM_QUEUE=%s', (queue) => {
    let platform: Platform;
    beforeAll(async () => {
      platform = await startPlatform({ queue, workers: 2 });
    });
    afterAll(() => platform.close());

    it('has the same digest after SIGKILL of a worker, and the killed chunk runs again within 10 s', async () => {
      for (let blow = 1; blow <= BLOWS; blow += 1) {
        const id = await platform.submit(document);
        await until('some chunks are done', async () => (await platform.database.chunkRows(id)) >= 3);
        const victim = living(platform)[0];
        expect(await end(victim)).toBe('SIGKILL');
        const [survivor] = living(platform);
        const waitedMs = await restartedChunk(platform.database, id);
        const sweep = await platform.finished(id);
        expect(sweep.result_digest).toBe(digest);
        expect(await platform.database.chunkRows(id)).toBe(CHUNKS);
        await platform.addWorker();
        if (waitedMs === null) continue;
        expect(waitedMs).toBeLessThan(RESTART_MS);
        expect(await metricOfAll(survivor === undefined ? [] : [survivor], 'sim_stalled_jobs_total')).toBeGreaterThan(
          0,
        );
        return;
      }
      throw new Error('no kill hit a chunk');
    });

    it('has the same digest after SIGKILL of the worker that reduces it', async () => {
      for (let blow = 1; blow <= BLOWS; blow += 1) {
        const id = await platform.submit(document);
        const reducer = await reducerOf(platform, id);
        expect(await end(reducer)).toBe('SIGKILL');
        const hit = (await platform.database.state(id)) === 'reducing';
        const { result_digest } = await platform.finished(id);
        expect(result_digest).toBe(digest);
        await platform.addWorker();
        if (!hit) continue;
        expect((await platform.database.lease(id, 'reduce'))?.epoch).toBe(2);
        return;
      }
      throw new Error('no kill hit the reducer');
    });
  });
});

function living({ workers }: Platform): ApplicationProcess[] {
  return workers.filter((worker) => isAlive(worker.pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // it has ended, and was waited for
  }
}

function end(worker: ApplicationProcess | undefined): Promise<number | NodeJS.Signals> {
  if (worker === undefined) throw new Error('there is no worker to kill');
  worker.signal('SIGKILL');
  return worker.ended;
}

/** Milliseconds until a chunk is started a second time; null when the sweep goes on to its reduction without. */
async function restartedChunk(database: DatabaseView, id: string): Promise<number | null> {
  const from = performance.now();
  const { again } = await until('the killed chunk runs again', async () => {
    if ((await database.chunkStarts(id)).some(({ starts }) => starts > 1)) return { again: true };
    return (await database.state(id)) === 'running' ? undefined : { again: false };
  });
  return again ? performance.now() - from : null;
}

/** Waits until a worker says that it reduces the sweep, and answers that worker. */
function reducerOf(platform: Platform, id: string): Promise<ApplicationProcess> {
  const says = (text: string): boolean =>
    text.split('\n').some((line) => line.includes('the reduction starts') && line.includes(id));
  return new Promise((resolve) => {
    for (const worker of living(platform)) worker.onOutput(() => says(worker.output()) && resolve(worker));
  });
}
