import { startEmbedded, type EmbeddedStack } from '@ihome/embedded';
import type { Environment } from '@ihome/observability';
import { forkApplication, type Application } from './application';

/** The platform on one machine. */
export interface PlatformOptions {
  readonly environment: Environment;
  /** Variables the processes get besides those chosen here. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Folder of the stand-ins' data. */
  readonly dataDirectory: string;
  readonly workers: number;
  readonly threadsPerWorker: number;
  readonly apiPort: number;
  /** Gets each line of the applications' logs; without it they go to our own output. */
  readonly onLine?: (line: string) => void;
}

/** A running platform: stand-ins, the API, workers. */
export interface Platform {
  readonly url: string;
  /** A line a store: which it is. */
  readonly notes: readonly string[];
  readonly workers: readonly Application[];
  readonly api: Application;
  /** Resolves when one of the applications ends. */
  readonly oneEnded: Promise<Application>;
  /** Ends everything: workers and API first, then the stand-ins. */
  stop(): Promise<void>;
}

/** Starts stand-ins for every store that is not configured, then the API and the workers, all in this process tree. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { environment, dataDirectory } = options;
  const stack = await startEmbedded({
    dataDir: dataDirectory,
    need: {
      postgres: environment.databaseUrl === undefined,
      redis: environment.redisUrl === undefined && environment.queue !== 'postgres',
      objects: environment.s3 === undefined && environment.folder === undefined,
    },
  });
  try {
    return await startApplications(options, stack);
  } catch (error) {
    await stack.close();
    throw error;
  }
}

async function startApplications(options: PlatformOptions, stack: EmbeddedStack): Promise<Platform> {
  const { workers: count, threadsPerWorker, apiPort, onLine } = options;
  const variables = { ...options.variables, ...variablesOf(options.environment, stack) };
  const listen = onLine === undefined ? {} : { onLine };
  const started = await Promise.allSettled([
    forkApplication({ name: 'api', variables: { ...variables, SIM_API_PORT: String(apiPort) }, ...listen }),
    ...Array.from({ length: count }, () =>
      forkApplication({
        name: 'worker',
        variables: { ...variables, SIM_WORKER_THREADS: String(threadsPerWorker) },
        ...listen,
      }),
    ),
  ]);
  const running = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = started.find((result) => result.status === 'rejected');
  const [api, ...workers] = running;
  if (failed !== undefined || api === undefined) {
    await Promise.all(running.map((application) => application.stop()));
    throw failed?.reason ?? new Error('nothing was started');
  }
  return {
    url: String(api.announcement['url']),
    ...{ notes: stack.notes, api, workers },
    oneEnded: Promise.race(running.map((application) => application.ended.then(() => application))),
    stop: async () => {
      await Promise.all(running.map((application) => application.stop()));
      await stack.close();
    },
  };
}

/** The variables that name the stand-ins. */
function variablesOf(environment: Environment, stack: EmbeddedStack): Record<string, string> {
  const { databaseUrl, redisUrl, objects } = stack;
  const onPostgres = redisUrl === undefined && environment.redisUrl === undefined;
  return {
    SIM_METRICS_PORT: '0',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    ...(onPostgres && { SIM_QUEUE: 'postgres' }),
    ...(objects !== undefined && {
      SIM_OBJECT_DIR: objects.directory,
      SIM_OBJECT_SECRET: objects.signingKey.toString('hex'),
    }),
  };
}
