import { simRun, smallSweep, startPlatform, until, type Platform } from '@ihome/testing';

/** 16 chunks. */
const document = smallSweep({ paths: 4_096, fundSize: 40e6 });
const DRAIN_MS = 30_000;

jest.setTimeout(900_000);

describe('work that is told to end', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({ queue: 'redis', workers: 2 });
  });
  afterAll(() => platform.close());

  const underWay = async (): Promise<string> => {
    const id = await platform.submit(document);
    await until('some chunks are done', async () => (await platform.database.chunkRows(id)) >= 3);
    return id;
  };

  it('ends a running sweep as cancelled', async () => {
    const id = await underWay();
    expect((await platform.cancel(id)).state).toMatch(/^cancell/);
    await platform.until(id, ({ state }) => state === 'cancelled');
    const rows = await platform.database.chunkRows(id);
    expect(rows).toBeLessThan(16);
    const bundle = await fetch(`${platform.apiUrl}/v1/sweeps/${id}/bundle`, { redirect: 'manual' });
    expect([bundle.status, await bundle.json()]).toEqual([409, expect.objectContaining({ code: 'not_ready' })]);
    expect((await platform.cancel(id)).state).toBe('cancelled');
    // The workers are free again, and the cancelled sweep stays as it is.
    const next = await underWay();
    expect(await platform.database.chunkRows(id)).toBe(rows);
    await platform.cancel(next);
    await platform.until(next, ({ state }) => state === 'cancelled');
  });

  it('ends a worker by SIGTERM with exit code 0 within 30 s; what it had begun it ends, and nothing runs twice', async () => {
    const { resultDigest } = await simRun({ document, workers: 2 });
    const id = await underWay();
    const [first] = platform.workers;
    const toldAt = performance.now();
    first?.signal('SIGTERM');
    expect(await first?.ended).toBe(0);
    expect(performance.now() - toldAt).toBeLessThan(DRAIN_MS);
    expect((await platform.finished(id)).result_digest).toBe(resultDigest);
    const starts = await platform.database.chunkStarts(id);
    expect(starts.map(({ starts: count }) => count)).toEqual(Array.from({ length: 16 }, () => 1));
  });
});
