import { simRun, smallSweep, startPlatform, type Platform } from '@ihome/testing';

/** Looks at 500, 1,000 and 2,000 of its 4,096 paths, and stops before it has run all of them. */
const sweep = smallSweep({ paths: 4_096, fundSize: 25e6 });
const convergence = { enabled: true, min_paths: 500, half_width: 0.0015 };
const document = {
  ...sweep,
  overrides: { ...Object(sweep['overrides']), monte_carlo: { num_paths: 4_096, convergence } },
};

jest.setTimeout(600_000);

describe('a sweep that stops when precise enough, with real worker processes', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({ queue: 'postgres', workers: 2 });
  });
  afterAll(() => platform.close());

  it('stops where sim run stops, with its digest and its bundle, and runs no path beyond', async () => {
    const { resultDigest, bundleSha256 } = await simRun({ document, workers: 2 });
    const id = await platform.submit(document);
    const { result_digest, stopping, progress } = await platform.finished(id);
    expect(result_digest).toBe(resultDigest);
    expect(await platform.bundleSha256(id)).toBe(bundleSha256);
    expect(stopping).toMatchObject({ paths_allowed: 4_096, reason: 'half_width_reached' });
    const ran = stopping?.paths_run ?? NaN;
    expect([1_000, 2_000]).toContain(ran);
    expect(progress.paths).toEqual({ done: 3 * ran, total: 3 * ran });
  });
});
