import { problem } from '@ihome/api-schema';
import { smallSweep, startPlatform, until, type Platform } from '@ihome/testing';

jest.setTimeout(600_000);

/** Few chunks, little to compute. */
const DOCUMENT = smallSweep({ paths: 512, fundSize: 10e6 });
const UNKNOWN_ID = '0199f0a2-6c1e-7c3a-9d0e-3a5f6b7c8d9e';

interface Answer {
  readonly status: number;
  readonly retryAfter: number;
  readonly text: string;
}

describe('the API and a worker while a server is away', () => {
  let platform: Platform;
  let id: string;
  beforeAll(async () => {
    platform = await startPlatform({ queue: 'redis', workers: 1 });
    id = await platform.submit(DOCUMENT);
    await platform.finished(id);
  });
  afterAll(() => platform.close());

  async function ask(path: string, body?: unknown): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${platform.apiUrl}${path}`, { ...init, redirect: 'manual' });
    return {
      status: response.status,
      retryAfter: Number(response.headers.get('retry-after') ?? 0),
      text: await response.text(),
    };
  }

  /** Nothing that runs has ended. */
  async function allRun(): Promise<boolean> {
    const processes = [platform.api, ...platform.workers];
    const ended = processes.map((running) => running.ended.then(() => true));
    return !(await Promise.race([...ended, new Promise<boolean>((resolve) => setImmediate(resolve, false))]));
  }

  const isReady = async (): Promise<boolean> => (await ask('/readyz')).status === 200;

  it('answers 503 to what needs Postgres and serves the rest; all recovers by itself', async () => {
    await platform.stack.postgres?.kill();
    const needing: [string, unknown?][] = [
      [`/v1/sweeps/${id}`],
      ['/v1/sweeps'],
      ...['events', 'strategies', 'strategies/0', 'strategies/0/paths/0', 'frontier', 'guardrails', 'bundle'].map(
        (part): [string] => [`/v1/sweeps/${id}/${part}`],
      ),
      [`/v1/sweeps/${UNKNOWN_ID}`],
      ['/v1/sweeps', DOCUMENT],
      ['/v1/sweeps/estimate', DOCUMENT],
      [`/v1/sweeps/${id}/cancel`, {}],
    ];
    for (const [path, body] of needing) {
      const { status, retryAfter, text } = await ask(path, body);
      expect({ path, status, code: problem.parse(JSON.parse(text)).code }).toEqual({
        path,
        status: 503,
        code: 'store_unavailable',
      });
      expect(retryAfter).toBeGreaterThan(0);
    }
    for (const path of ['/healthz', '/openapi.json', '/docs', '/v1/parameters', '/v1/presets']) {
      expect({ path, status: (await ask(path)).status }).toEqual({ path, status: 200 });
    }
    expect((await ask('/v1/configs/validate', DOCUMENT)).status).toBe(200);
    expect((await ask('/v1/sweeps', { ...DOCUMENT, preset: 'bass' })).status).toBe(422);
    const unready = await ask('/readyz');
    expect(unready.status).toBe(503);
    expect(unready.retryAfter).toBeGreaterThan(0);
    expect(JSON.parse(unready.text)).toMatchObject({ checks: { postgres: 'unavailable', queue: 'ok' } });
    expect(await allRun()).toBe(true);

    await platform.stack.postgres?.restart();
    await until('the API is ready again', isReady);
    expect((await ask(`/v1/sweeps/${id}`)).status).toBe(200);
    await platform.finished(await platform.submit(DOCUMENT));
    expect(await allRun()).toBe(true);
  });

  it('takes sweeps while Redis is away, says that it is not ready, and computes them once it is back', async () => {
    await platform.stack.redis?.kill();
    await until('the API is not ready', async () => !(await isReady()));
    const unready = await ask('/readyz');
    expect(JSON.parse(unready.text)).toMatchObject({ checks: { postgres: 'ok', queue: 'unavailable' } });
    expect((await ask('/healthz')).status).toBe(200);
    expect((await ask(`/v1/sweeps/${id}`)).status).toBe(200);
    const meanwhile = await platform.submit(DOCUMENT);
    expect(await allRun()).toBe(true);

    await platform.stack.redis?.restart();
    await until('the API is ready again', isReady);
    await platform.finished(meanwhile);
    expect(await allRun()).toBe(true);
  });
});
