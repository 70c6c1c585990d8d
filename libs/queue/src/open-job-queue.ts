import type { JobQueue } from '@ihome/orchestration';
import { BullJobQueue } from './bull-job-queue';
import { PostgresBullConnection } from './postgres-bull-connection';
import { RedisBullConnection } from './redis-bull-connection';

/** Prefix of every key of ours in Redis. */
export const DEFAULT_PREFIX = 'sim';

/** A queue over Redis. */
export interface RedisJobQueueOptions {
  readonly redisUrl: string;
  readonly engineVersion: string;
  /** Begins every key; `sim` when absent. */
  readonly prefix?: string;
}

/** A queue over Postgres. */
export interface PostgresJobQueueOptions {
  readonly databaseUrl: string;
  readonly engineVersion: string;
}

/** The JobQueue over Redis; connects in the background, and again whenever the connection breaks. */
export function openRedisJobQueue({ redisUrl, engineVersion, prefix }: RedisJobQueueOptions): JobQueue {
  return new BullJobQueue({
    engineVersion,
    connect: (onError) => new RedisBullConnection({ redisUrl, prefix: prefix ?? DEFAULT_PREFIX, onError }),
  });
}

/** The JobQueue over BullMQ's Postgres backend, in the schema `bullmq`, which it makes itself. */
export function openPostgresJobQueue({ databaseUrl, engineVersion }: PostgresJobQueueOptions): JobQueue {
  return new BullJobQueue({
    engineVersion,
    connect: (onError) => new PostgresBullConnection({ databaseUrl, onError }),
  });
}
