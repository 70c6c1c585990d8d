import { createThreadPool } from '@ihome/compute';
import { SimulationError } from '@ihome/config';
import type { Environment, Logger, ReadinessCheck } from '@ihome/observability';
import {
  sweepModel,
  systemClock,
  uuidGenerator,
  type JobQueue,
  type PartialStream,
  type SweepPorts,
  type Telemetry,
} from '@ihome/orchestration';
import { PostgresSweepStore, openObjectStore } from '@ihome/persistence';
import {
  DEFAULT_PREFIX,
  PostgresPartialStream,
  RedisPartialStream,
  openPostgresJobQueue,
  openRedisJobQueue,
} from '@ihome/queue';
import { createBundleWriter } from '@ihome/report';

/** Everything a worker works with, and how to end it. */
export interface WorkerPorts {
  readonly ports: SweepPorts;
  readonly databaseUrl: string;
  readonly checks: readonly ReadinessCheck[];
  close(): Promise<void>;
}

/** Where logs and metrics go. */
export interface OpenPortsOptions {
  readonly logger: Logger;
  readonly telemetry: Telemetry;
}

/** Opens stores, queue and compute threads as the environment names them; connections come up by themselves. */
export function openPorts(environment: Environment, { logger, telemetry }: OpenPortsOptions): WorkerPorts {
  const { databaseUrl, s3, folder, apiUrl } = environment;
  const now = (): number => systemClock.now().getTime();
  const objects = openObjectStore({ s3, folder, publicUrl: () => apiUrl, now });
  if (databaseUrl === undefined || objects === undefined) {
    throw new SimulationError('invalid_environment', 'A worker needs a database and an object store.');
  }
  const onError = (error: Error): void => logger.warn({ error }, 'a connection broke');
  const compute = createThreadPool({ threads: environment.workerThreads });
  const store = new PostgresSweepStore({ databaseUrl, applicationName: 'sim-worker', onError });
  const { queue, stream } = openQueue({ environment, databaseUrl, engineVersion: compute.engineVersion, onError });
  return {
    databaseUrl,
    ports: {
      ...{ store, queue, stream, objects, compute, telemetry },
      model: sweepModel,
      bundles: createBundleWriter(),
      clock: systemClock,
      ids: uuidGenerator,
    },
    checks: [
      { name: 'postgres', check: () => store.ping() },
      { name: 'object_store', check: () => objects.ping() },
      { name: 'queue', check: () => queue.ping() },
    ],
    close: async () => {
      await Promise.allSettled([queue.close(), stream.close(), objects.close(), compute.close()]);
      await store.close();
    },
  };
}

interface OpenQueue {
  readonly environment: Environment;
  readonly databaseUrl: string;
  readonly engineVersion: string;
  readonly onError: (error: Error) => void;
}

/** Redis where it is configured, unless Postgres is forced. */
function openQueue(options: OpenQueue): { readonly queue: JobQueue; readonly stream: PartialStream } {
  const { environment, databaseUrl, engineVersion, onError } = options;
  const { redisUrl, queue } = environment;
  if (queue === 'postgres' || redisUrl === undefined) {
    return {
      queue: openPostgresJobQueue({ databaseUrl, engineVersion }),
      stream: new PostgresPartialStream({ databaseUrl, onError }),
    };
  }
  return {
    queue: openRedisJobQueue({ redisUrl, engineVersion }),
    stream: new RedisPartialStream({ redisUrl, prefix: DEFAULT_PREFIX, onError }),
  };
}
