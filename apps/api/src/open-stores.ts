import { SimulationError } from '@ihome/config';
import { ENGINE_VERSION } from '@ihome/engine';
import type { Environment, Logger, ReadinessCheck } from '@ihome/observability';
import type { JobQueue, ObjectStore, SweepStore } from '@ihome/orchestration';
import { PostgresSweepStore, openObjectStore } from '@ihome/persistence';
import { openRedisJobQueue } from '@ihome/queue';
import type { SignedDownloads } from './api-services';
import { folderDownloads } from './folder-downloads';

/** The stores of the API, as the environment names them. */
export interface Stores {
  readonly databaseUrl: string;
  readonly store: SweepStore;
  readonly objects: ObjectStore;
  /** Present where a folder stands in for S3. */
  readonly downloads?: SignedDownloads;
  readonly checks: readonly ReadinessCheck[];
  /** Tells where the API is reached, for the URLs of the folder store. */
  publish(url: string): void;
  close(): Promise<void>;
}

/** What opening needs besides the environment. */
export interface OpenStoresOptions {
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Opens the stores; nothing is connected until it is needed. */
export function openStores(environment: Environment, { logger, now }: OpenStoresOptions): Stores {
  const { databaseUrl, s3, folder } = environment;
  let publicUrl = environment.apiUrl;
  const objects = openObjectStore({ s3, folder, publicUrl: () => publicUrl, now });
  if (databaseUrl === undefined || objects === undefined) {
    throw new SimulationError('invalid_environment', 'The API needs a database and an object store.');
  }
  const onError = (error: Error): void => logger.warn({ error }, 'a connection to Postgres broke');
  const store = new PostgresSweepStore({ databaseUrl, applicationName: 'sim-api', onError });
  const queue = openQueue(environment);
  return {
    ...{ databaseUrl, store, objects },
    ...(folder !== undefined &&
      s3 === undefined && { downloads: folderDownloads({ objects, secret: folder.secret, now }) }),
    checks: [
      { name: 'postgres', check: () => store.ping() },
      { name: 'object_store', check: () => objects.ping() },
      ...(queue === undefined ? [] : [{ name: 'queue', check: () => queue.ping() }]),
    ],
    publish: (url) => {
      publicUrl = url;
    },
    close: async () => {
      await Promise.allSettled([store.close(), objects.close(), queue?.close()]);
    },
  };
}

/** The queue, for readiness alone: sweeps are submitted to Postgres. On Postgres it has no check of its own. */
function openQueue({ queue, redisUrl }: Environment): JobQueue | undefined {
  if (queue === 'postgres' || redisUrl === undefined) return undefined;
  return openRedisJobQueue({ redisUrl, engineVersion: ENGINE_VERSION });
}
