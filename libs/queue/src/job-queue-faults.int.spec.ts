import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, JobQueue } from '@ihome/orchestration';
import { startRealServices, type RealServices } from '@ihome/testing';
import { Redis } from 'ioredis';
import { openPostgresJobQueue, openRedisJobQueue } from './open-job-queue';

const SECOND = 1000;
/** A job whose process was killed runs again within this. */
const RESTART_LIMIT_MS = 10 * SECOND;
const ROOT = resolve(__dirname, '../../..');

let services: RealServices;
let databaseUrl: string;
let versions = 0;
const closers: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  services = await startRealServices();
  databaseUrl = await services.newDatabase();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => services.close());

type Backend = 'Redis' | 'Postgres';

interface Setup {
  readonly queue: JobQueue;
  readonly errors: string[];
  readonly version: string;
  readonly kill: () => Promise<void>;
  readonly restart: () => Promise<void>;
}

function setUp(backend: Backend): Setup {
  const version = `9.${(versions += 1)}.0`;
  const { redisUrl } = services.redis;
  const queue =
    backend === 'Redis'
      ? openRedisJobQueue({ redisUrl, engineVersion: version })
      : openPostgresJobQueue({ databaseUrl, engineVersion: version });
  const errors: string[] = [];
  queue.listen({ onError: (error) => errors.push(error.message) });
  closers.push(() => queue.close());
  const server = backend === 'Redis' ? services.redis : services.postgres;
  return { queue, errors, version, kill: () => server.kill(), restart: () => server.restart() };
}

async function work(queue: JobQueue, handler: (job: Job) => Promise<void>): Promise<void> {
  const processor = await queue.process({
    kind: 'simulate',
    concurrency: 2,
    handler: async (job) => {
      await handler(job);
      return { ok: 1 };
    },
  });
  closers.push(() => processor.close(0));
}

async function until(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<number> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > limitMs) throw new Error(`did not come within ${limitMs} ms`);
    await sleep(25);
  }
  return performance.now() - start;
}

/** Another process that takes a job and never ends it. */
interface Hog {
  readonly process: ChildProcess;
  /** Id of the job it took. */
  readonly took: string;
}

async function startHog(backend: Backend, version: string): Promise<Hog> {
  const call =
    backend === 'Redis'
      ? `openRedisJobQueue({ redisUrl: ${JSON.stringify(services.redis.redisUrl)}, engineVersion: '${version}' })`
      : `openPostgresJobQueue({ databaseUrl: ${JSON.stringify(databaseUrl)}, engineVersion: '${version}' })`;
  const script = `
    const { openRedisJobQueue, openPostgresJobQueue } = require('./libs/queue/src');
    const queue = ${call};
    queue.listen({ onError: () => undefined });
    queue.process({ kind: 'simulate', concurrency: 1, handler: (job) => new Promise((resolve) => {
      console.log('took ' + job.id + '.');
      job.signal.addEventListener('abort', () => { console.log('aborted.'); resolve({ ok: 1 }); });
    }) });`;
  const child = spawn(process.execPath, ['-r', 'ts-node/register', '-e', script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  closers.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  });
  return { process: child, took: await says(child, /took (.*)\./) };
}

/** What the first group of a pattern is once a process prints it. */
function says(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((done, failed) => {
    child.stdout?.on('data', (data: Buffer) => {
      const match = pattern.exec(data.toString());
      if (match !== null) done(match[1] ?? '');
    });
    child.once('exit', () => failed(new Error(`ended before it said ${pattern}`)));
  });
}

describe.each<Backend>(['Redis', 'Postgres'])('JobQueue over %s', (backend) => {
  const job = (id: string) => ({ id, data: { id } });

  it('runs the jobs of a killed and of a stopped process again within ten seconds, and aborts the latter once it goes on', async () => {
    const { queue, version } = setUp(backend);
    const stalled: string[] = [];
    queue.listen({ onStalled: (id) => stalled.push(id) });
    await queue.addBulk('simulate', [job('one'), job('two')]);
    const [killed, stopped] = await Promise.all([startHog(backend, version), startHog(backend, version)]);
    const ran: string[] = [];
    await work(queue, async ({ id }) => void ran.push(id));
    killed.process.kill('SIGKILL');
    stopped.process.kill('SIGSTOP');
    await until(() => ran.includes(killed.took) && ran.includes(stopped.took), RESTART_LIMIT_MS);
    const aborted = says(stopped.process, /(aborted)\./);
    stopped.process.kill('SIGCONT');
    await aborted;
    expect([...ran].sort()).toEqual(['one', 'two']);
    await until(() => stalled.includes(killed.took) && stalled.includes(stopped.took), SECOND);
  });

  it('fails fast while its server is away, and works on when it is back', async () => {
    const { queue, errors, kill, restart } = setUp(backend);
    const ran: string[] = [];
    await work(queue, async ({ id }) => void ran.push(id));
    await queue.addBulk('simulate', [job('before')]);
    await until(() => ran.includes('before'), 5 * SECOND);
    await kill();
    const away = performance.now();
    const unavailable = { code: 'store_unavailable', retryable: true };
    await expect(queue.addBulk('simulate', [job('meanwhile')])).rejects.toMatchObject(unavailable);
    await expect(queue.unknownIds('simulate', ['x'])).rejects.toMatchObject(unavailable);
    await expect(queue.ping()).rejects.toMatchObject(unavailable);
    expect(performance.now() - away).toBeLessThan(5 * SECOND);
    await restart();
    await until(() => added(queue, job('after')), 5 * SECOND);
    await until(() => ran.includes('after'), 5 * SECOND);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThan(100);
  });

  it('can be started while its server is away, and begins when it is there', async () => {
    const { kill, restart } = setUp(backend);
    await kill();
    const { queue } = setUp(backend);
    const ran: string[] = [];
    const completed: string[] = [];
    queue.listen({ onCompleted: (id) => completed.push(id) });
    await work(queue, async ({ id }) => void ran.push(id));
    await sleep(SECOND);
    await restart();
    await until(() => added(queue, job('first')), 5 * SECOND);
    await until(() => ran.includes('first'), 5 * SECOND);
    // Events are best effort: one of many is heard.
    for (let n = 0; n < 100 && completed.length === 0; n += 1) {
      await queue.addBulk('simulate', [job(`more-${n}`)]);
      await sleep(100);
    }
    expect(completed).not.toEqual([]);
  });

  it('closes within seconds while its server is away', async () => {
    const { queue, kill, restart } = setUp(backend);
    const processor = await queue.process({
      kind: 'simulate',
      concurrency: 1,
      handler: (running) =>
        new Promise((done) => running.signal.addEventListener('abort', () => done({ ok: 1 }), { once: true })),
    });
    queue.listen({ onCompleted: () => undefined });
    await queue.addBulk('simulate', [job('running')]);
    await until(async () => (await queue.counts('simulate')).active === 1, 5 * SECOND);
    await kill();
    const start = performance.now();
    await processor.close(500);
    await queue.close();
    expect(performance.now() - start).toBeLessThan(5 * SECOND);
    await queue.close(); // again: nothing to do
    await restart();
  });
});

async function added(queue: JobQueue, job: { id: string; data: { id: string } }): Promise<boolean> {
  return queue.addBulk('simulate', [job]).then(
    () => true,
    () => false, // not back yet
  );
}

describe('JobQueue over Redis', () => {
  it('loses a running job at a FLUSHALL, aborts it, and takes it again', async () => {
    const { queue } = setUp('Redis');
    const runs: AbortSignal[] = [];
    await work(queue, async ({ signal }) => {
      runs.push(signal);
      if (runs.length > 1) return;
      await until(() => signal.aborted, RESTART_LIMIT_MS);
      throw new Error('aborted');
    });
    await queue.addBulk('simulate', [{ id: 'flushed', data: {} }]);
    await until(() => runs.length === 1, 5 * SECOND);
    const redis = new Redis(services.redis.redisUrl);
    await redis.flushall();
    redis.disconnect();
    expect(await queue.unknownIds('simulate', ['flushed'])).toEqual(['flushed']);
    await queue.addBulk('simulate', [{ id: 'flushed', data: {} }]);
    await until(() => runs.length === 2, RESTART_LIMIT_MS);
    await until(() => runs[0]?.aborted === true, RESTART_LIMIT_MS);
  });

  it('refuses a Redis that may evict keys', async () => {
    const redis = new Redis(services.redis.redisUrl);
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const { queue } = setUp('Redis');
    const refusal = { code: 'invalid_environment', detail: expect.stringContaining('allkeys-lru') };
    await expect(queue.ping()).rejects.toMatchObject(refusal);
    await expect(queue.addBulk('simulate', [{ id: 'x', data: {} }])).rejects.toMatchObject(refusal);
    await expect(
      queue.process({ kind: 'simulate', concurrency: 1, handler: async () => ({ ok: 1 }) }),
    ).rejects.toMatchObject(refusal);
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    await queue.ping();
    redis.disconnect();
  });

  it('keeps the versions of the engine apart', async () => {
    const [mine, theirs] = [setUp('Redis').queue, setUp('Redis').queue];
    await mine.addBulk('simulate', [{ id: 'versioned', data: {} }]);
    expect(await theirs.unknownIds('simulate', ['versioned'])).toEqual(['versioned']);
    expect(await theirs.counts('simulate')).toEqual({ waiting: 0, active: 0, delayed: 0 });
  });

  it('takes thousands of jobs at once and knows each', async () => {
    const { queue } = setUp('Redis');
    const ids = Array.from({ length: 5000 }, (_, n) => `many-${n}`);
    await queue.addBulk(
      'simulate',
      ids.map((id) => ({ id, data: { id } })),
    );
    expect(await queue.counts('simulate')).toMatchObject({ waiting: 5000 });
    expect(await queue.unknownIds('simulate', [...ids, 'none'])).toEqual(['none']);
  });
});
