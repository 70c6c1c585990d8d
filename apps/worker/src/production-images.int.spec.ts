import { randomBytes } from 'node:crypto';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startEmbedded, type EmbeddedStack } from '@ihome/embedded';
import {
  buildProductionImages,
  simRun,
  smallSweep,
  startS3Server,
  sweepClient,
  until,
  untilReady,
  type ApplicationProcess,
  type ProductionImages,
  type S3Server,
} from '@ihome/testing';

const document = smallSweep({ paths: 1_024, fundSize: 25e6 });
const BUCKET = 'sweeps';

jest.setTimeout(900_000);

/** A rehearsal of the images where there is no container engine: their files read-only, their command line, their user. */
describe('the production build, as the images run it', () => {
  let images: ProductionImages;
  let stack: EmbeddedStack;
  let s3: S3Server;
  let variables: Readonly<Record<string, string>>;
  const folder = mkdtempSync(join(tmpdir(), 'sim-rehearsal-'));
  const running: ApplicationProcess[] = [];
  beforeAll(async () => {
    [images, stack, s3] = await Promise.all([
      buildProductionImages(),
      startEmbedded({ dataDir: folder, need: { postgres: true, redis: true, objects: false } }),
      startS3Server([BUCKET]),
    ]);
    variables = {
      NODE_ENV: 'production',
      DATABASE_URL: stack.databaseUrl ?? '',
      REDIS_URL: stack.redisUrl ?? '',
      S3_ENDPOINT: s3.endpoint,
      S3_REGION: 'us-east-1',
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: 'rehearsal',
      S3_SECRET_ACCESS_KEY: 'rehearsal',
      SIM_WORKER_THREADS: '1',
    };
  });
  afterAll(async () => {
    for (const process of running) process.signal('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    await Promise.all([images.close(), stack.close(), s3.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('cannot change its own files', async () => {
    for (const image of [images.api, images.worker]) {
      const attempt = image.run(`require('node:fs').appendFileSync('dist/apps/api/src/main.js', ' ')`);
      expect(await attempt.ended).toBe(1);
      expect(attempt.output()).toContain('EACCES');
    }
  });

  it.each([
    ['api', 'S3_BUCKET'],
    ['api', 'DATABASE_URL'],
    ['worker', 'REDIS_URL'],
    ['worker', 'S3_SECRET_ACCESS_KEY'],
  ] as const)('%s refuses to start without %s, and names it', async (app, missing) => {
    const process = images[app].start({ ...variables, [missing]: '' });
    running.push(process);
    expect(await process.ended).toBe(2);
    expect(process.output()).toContain(`${missing} is not set: `);
  });

  it('is ready, takes a sweep to the bundle that sim run makes, and ends with exit code 0', async () => {
    const [apiPort, apiMetricsPort, workerMetricsPort] = [await freePort(), await freePort(), await freePort()];
    const apiKey = randomBytes(24).toString('hex');
    const api = images.api.start({
      ...variables,
      SIM_API_PORT: String(apiPort),
      SIM_METRICS_PORT: String(apiMetricsPort),
      SIM_API_KEYS: `rehearsal:${apiKey}`,
    });
    const worker = images.worker.start({ ...variables, SIM_METRICS_PORT: String(workerMetricsPort) });
    running.push(api, worker);
    const apiUrl = `http://127.0.0.1:${apiPort}`;
    await Promise.all([
      untilReady(apiUrl, api),
      untilReady(`http://127.0.0.1:${apiMetricsPort}`, api),
      untilReady(`http://127.0.0.1:${workerMetricsPort}`, worker),
    ]);

    const client = sweepClient({ apiUrl, apiKey });
    const id = await client.submit(document).catch((error: unknown) => {
      throw new Error(`the API said:\n${api.output()}`, { cause: error });
    });
    const sweep = await until('the sweep ends', async () => {
      const now = await client.sweep(id);
      return now !== undefined && /^(completed|guardrail_failed|failed)$/.test(now.state) && now;
    });
    const expected = await simRun({ document, workers: 2 });
    expect(sweep).toMatchObject({ state: expected.state, result_digest: expected.resultDigest });
    expect(await client.bundleSha256(id)).toBe(expected.bundleSha256);

    for (const process of [api, worker]) {
      process.signal('SIGTERM');
      expect(await process.ended).toBe(0);
    }
  });
});
