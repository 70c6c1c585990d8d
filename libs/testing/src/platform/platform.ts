import { freePort, startEmbedded, type EmbeddedStack } from '@ihome/embedded';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApplication, type ApplicationProcess } from './application-process';

/** The whole platform on loopback: real Postgres, real queue, an API and worker processes. */
export interface Platform {
  readonly apiUrl: string;
  readonly stack: EmbeddedStack;
  readonly api: ApplicationProcess;
  readonly workers: readonly ApplicationProcess[];
  addWorker(options?: { readonly nodeBinary?: string }): ApplicationProcess;
  /** Submits a sweep document and answers its id. */
  submit(document: unknown): Promise<string>;
  /** The sweep resource as the API serves it; undefined while the API answers 503. */
  sweep(id: string): Promise<SweepView | undefined>;
  /** Polls until `condition` holds. Fails with the processes' output when it does not in time, or when the sweep fails. */
  until(id: string, condition: (sweep: SweepView) => boolean): Promise<SweepView>;
  /** Ends every process and server and removes the folder. */
  close(): Promise<void>;
}

/** What the harness reads of a sweep resource. */
export interface SweepView {
  readonly id: string;
  readonly state: string;
  readonly progress: { readonly chunks: { readonly done: number; readonly total: number } };
  readonly result_digest?: string;
  readonly reason?: unknown;
}

/** What to start. */
export interface PlatformOptions {
  readonly queue: 'redis' | 'postgres';
  readonly workers: number;
  readonly environment?: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 120_000;
const POLL_MS = 50;

/** Starts the platform in a fresh folder and waits until the API is ready. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const folder = await mkdtemp(join(tmpdir(), 'sim-platform-'));
  const stack = await startEmbedded({
    dataDir: folder,
    need: { postgres: true, redis: options.queue === 'redis', objects: true },
  });
  const port = await freePort();
  const environment = {
    ...storeVariables(stack),
    SIM_QUEUE: options.queue,
    SIM_API_PORT: String(port),
    SIM_METRICS_PORT: '0',
    SIM_WORKER_THREADS: '1',
    LOG_LEVEL: 'info',
    ...options.environment,
  };
  const api = startApplication({ app: 'api', environment });
  const workers: ApplicationProcess[] = [];
  const addWorker: Platform['addWorker'] = (worker = {}) => {
    const started = startApplication({ app: 'worker', environment, ...worker });
    workers.push(started);
    return started;
  };
  for (let index = 0; index < options.workers; index += 1) addWorker();
  const apiUrl = `http://127.0.0.1:${port}`;
  const all = () => [api, ...workers];
  const platform: Platform = {
    apiUrl,
    stack,
    api,
    workers,
    addWorker,
    submit: async (document) => {
      const response = await fetch(`${apiUrl}/v1/sweeps`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(document),
      });
      const body = await response.text();
      if (response.status !== 202) throw new Error(`submit: ${response.status} ${body}`);
      return (JSON.parse(body) as SweepView).id;
    },
    sweep: async (id) => {
      const response = await fetch(`${apiUrl}/v1/sweeps/${id}`);
      if (response.status === 503) return undefined;
      if (response.status !== 200) throw new Error(`sweep ${id}: ${response.status} ${await response.text()}`);
      return (await response.json()) as SweepView;
    },
    until: async (id, condition) => {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const sweep = await platform.sweep(id);
        if (sweep !== undefined && condition(sweep)) return sweep;
        const failed = sweep?.state === 'failed';
        if (failed || Date.now() > deadline) {
          throw new Error(`${failed ? 'sweep failed' : 'too late'}: ${JSON.stringify(sweep)}\n${outputs(all())}`);
        }
        await sleep(POLL_MS);
      }
    },
    close: async () => {
      for (const running of all()) {
        running.signal('SIGCONT');
        running.signal('SIGKILL');
      }
      await Promise.all(all().map((running) => running.ended));
      await stack.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await untilReady(apiUrl, api);
  } catch (error) {
    await platform.close();
    throw error;
  }
  return platform;
}

/** Environment variables by which an application finds the stand-ins. */
export function storeVariables(stack: EmbeddedStack): Record<string, string> {
  return {
    ...(stack.databaseUrl === undefined ? {} : { DATABASE_URL: stack.databaseUrl }),
    ...(stack.redisUrl === undefined ? {} : { REDIS_URL: stack.redisUrl }),
    ...(stack.objects === undefined
      ? {}
      : { SIM_OBJECT_DIR: stack.objects.directory, SIM_OBJECT_SECRET: stack.objects.signingKey.toString('hex') }),
  };
}

async function untilReady(apiUrl: string, api: ApplicationProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS / 4;
  for (;;) {
    const ready = await fetch(`${apiUrl}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    if (Date.now() > deadline) throw new Error(`the API is not ready:\n${outputs([api])}`);
    await sleep(POLL_MS);
  }
}

function outputs(processes: readonly ApplicationProcess[]): string {
  return processes.map((running) => `--- ${running.pid}\n${running.output().slice(-4000)}`).join('\n');
}
