import { metricOfAll, simRun, smallSweep, startPlatform, until, type Platform } from '@ihome/testing';

/** 16 chunks. */
const document = smallSweep({ paths: 4_096, fundSize: 40e6 });

jest.setTimeout(900_000);

describe('a sweep whose stores fail', () => {
  let platform: Platform;
  let digest: string;
  beforeAll(async () => {
    digest = (await simRun({ document, workers: 2 })).resultDigest;
    platform = await startPlatform({ queue: 'redis', workers: 2 });
  });
  afterAll(() => platform.close());

  /** Submits the sweep and waits until some of its chunks are done and many are not. */
  const underWay = async (): Promise<string> => {
    const id = await platform.submit(document);
    await until('some chunks are done', async () => (await platform.database.chunkRows(id)) >= 3);
    expect(await platform.database.state(id)).toBe('running');
    return id;
  };

  it('has the same digest after FLUSHALL of Redis: chunks the queue lost are put into it again', async () => {
    const requeued = await metricOfAll(platform.workers, 'sim_chunks_requeued_total');
    const id = await underWay();
    await platform.stack.redis?.flush();
    expect((await platform.finished(id)).result_digest).toBe(digest);
    expect(await metricOfAll(platform.workers, 'sim_chunks_requeued_total')).toBeGreaterThan(requeued);
  });

  it('has the same digest after SIGKILL of Redis and a start on its data', async () => {
    const id = await underWay();
    await platform.stack.redis?.kill();
    await platform.stack.redis?.restart();
    expect((await platform.finished(id)).result_digest).toBe(digest);
  });

  it('has the same digest after SIGKILL of Postgres and a start on its data; the API says 503 meanwhile', async () => {
    const id = await underWay();
    await platform.stack.postgres?.kill();
    expect((await fetch(`${platform.apiUrl}/v1/sweeps/${id}`)).status).toBe(503);
    expect((await fetch(`${platform.apiUrl}/healthz`)).status).toBe(200);
    expect((await fetch(`${platform.apiUrl}/readyz`)).status).toBe(503);
    await platform.stack.postgres?.restart();
    expect((await platform.finished(id)).result_digest).toBe(digest);
    expect(await metricOfAll(platform.workers, 'sim_chunk_mismatches_total')).toBe(0);
  });
});
