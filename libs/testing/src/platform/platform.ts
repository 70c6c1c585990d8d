import { freePort, startEmbedded, type EmbeddedStack } from '@ihome/embedded';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApplication, type ApplicationProcess } from './application-process';
import { openDatabaseView, type DatabaseView } from './database-view';
import { sweepClient, type SweepClient, type SweepView } from './sweep-client';
import { PATIENCE_MS } from './until';
import { untilWorking } from './worker-view';

/** The whole platform on loopback: real Postgres, real queue, an API and worker processes. */
export interface Platform extends SweepClient {
  readonly apiUrl: string;
  readonly stack: EmbeddedStack;
  readonly database: DatabaseView;
  readonly api: ApplicationProcess;
  /** Every worker that was started, also those that have ended since. */
  readonly workers: readonly ApplicationProcess[];
  /** Starts another worker and waits until it works. */
  addWorker(options?: { readonly nodeBinary?: string }): Promise<ApplicationProcess>;
  /** Polls until `condition` holds. Fails with the processes' output when it does not in time, or when the sweep fails. */
  until(id: string, condition: (sweep: SweepView) => boolean): Promise<SweepView>;
  /** The sweep in a final state that has results. */
  finished(id: string): Promise<SweepView>;
  /** Ends every process and server and removes the folder. */
  close(): Promise<void>;
}

/** What to start. */
export interface PlatformOptions {
  readonly queue: 'redis' | 'postgres';
  readonly workers: number;
  readonly environment?: Readonly<Record<string, string>>;
}

const POLL_MS = 50;
const SHOWN_OUTPUT = 4000;

/** Starts the platform in a fresh folder and waits until the API is ready and every worker works. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const folder = await mkdtemp(join(tmpdir(), 'sim-platform-'));
  const stack = await startEmbedded({
    dataDir: folder,
    need: { postgres: true, redis: options.queue === 'redis', objects: true },
  });
  const { databaseUrl, redisUrl } = stack;
  if (databaseUrl === undefined || (options.queue === 'redis' && redisUrl === undefined)) {
    await stack.close();
    throw new Error('Integration tests need redis-server or valkey-server on PATH');
  }
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
  const apiUrl = `http://127.0.0.1:${port}`;
  const api = startApplication({ app: 'api', environment });
  const workers: ApplicationProcess[] = [];
  const database = openDatabaseView(databaseUrl);
  const client = sweepClient({ apiUrl });
  const platform: Platform = {
    ...client,
    ...{ apiUrl, stack, database, api, workers },
    addWorker: async (worker = {}) => {
      const started = startApplication({ app: 'worker', environment, ...worker });
      workers.push(started);
      await untilWorking(started);
      return started;
    },
    until: async (id, condition) => {
      const deadline = performance.now() + PATIENCE_MS;
      for (;;) {
        const sweep = await client.sweep(id);
        if (sweep !== undefined && condition(sweep)) return sweep;
        const failed = sweep?.state === 'failed';
        if (failed || performance.now() > deadline) {
          const told = [api, ...workers].map(lastOutput).join('\n');
          throw new Error(`${failed ? 'sweep failed' : 'too late'}: ${JSON.stringify(sweep)}\n${told}`);
        }
        await sleep(POLL_MS);
      }
    },
    finished: (id) => platform.until(id, ({ state }) => state === 'completed' || state === 'guardrail_failed'),
    close: async () => {
      for (const running of [api, ...workers]) {
        running.signal('SIGCONT');
        running.signal('SIGKILL');
      }
      await Promise.all([api, ...workers].map((running) => running.ended));
      await database.close();
      await stack.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await Promise.all([
      untilReady(apiUrl, api),
      ...Array.from({ length: options.workers }, () => platform.addWorker()),
    ]);
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

/** Waits until `/readyz` of an application answers 200. Fails with its output when it ends before, or does not in time. */
export async function untilReady(url: string, application: ApplicationProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  let ended = false;
  void application.ended.then(() => (ended = true));
  for (;;) {
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    if (ended || performance.now() > deadline) throw new Error(`${url} is not ready:\n${lastOutput(application)}`);
    await sleep(POLL_MS);
  }
}

function lastOutput(running: ApplicationProcess): string {
  return `--- ${running.pid}\n${running.output().slice(-SHOWN_OUTPUT)}`;
}
