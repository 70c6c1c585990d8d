import { SimulationError } from '@ihome/config';
import { JOB_LOCK_MS, MAX_STALLED_COUNT, STALL_CHECK_MS } from '@ihome/orchestration';
import { Queue, QueueEvents, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import {
  JOB_OPTIONS,
  MAX_EVENTS,
  type BullConnection,
  type BullEvents,
  type BullQueue,
  type BullWorker,
  type BullWorkerOptions,
} from './bull-connection';
import { closeRedis, openRedis, whenReady } from './redis-client';
import { openConsumerRedis, type ConsumerRedis } from './consumer-redis';

/** BullMQ waits this long after an error before it fetches again; its default is 15 s. */
const RUN_RETRY_MS = 1000;

/** Where Redis is and under which keys. */
export interface RedisBullOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly onError: (error: Error) => void;
}

/** BullMQ over Redis: one connection for all producers and questions, and BullMQ's own ones for workers and events. */
export class RedisBullConnection implements BullConnection {
  private readonly client: Redis;
  private consumer: ConsumerRedis | undefined;
  private policyChecked = false;

  constructor(private readonly options: RedisBullOptions) {
    this.client = openRedis(options.redisUrl, options.onError);
    // After a reconnect it may be another server.
    this.client.on('close', () => (this.policyChecked = false));
  }

  async ensureUsable(): Promise<void> {
    await whenReady(this.client);
    if (!this.policyChecked) {
      checkPolicy(await this.client.info('memory'));
      this.policyChecked = true;
    } else await this.client.ping();
  }

  openQueue(name: string): BullQueue {
    return new Queue(name, {
      connection: this.client,
      prefix: this.options.prefix,
      defaultJobOptions: JOB_OPTIONS,
      streams: { events: { maxLen: MAX_EVENTS } },
    });
  }

  openWorker(name: string, { processor, concurrency }: BullWorkerOptions): BullWorker {
    return new Worker(name, processor, {
      connection: this.consuming(),
      prefix: this.options.prefix,
      concurrency,
      lockDuration: JOB_LOCK_MS,
      stalledInterval: STALL_CHECK_MS,
      maxStalledCount: MAX_STALLED_COUNT,
      runRetryDelay: RUN_RETRY_MS,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
  }

  openEvents(name: string): BullEvents {
    return new QueueEvents(name, { connection: this.consuming(), prefix: this.options.prefix });
  }

  /** A job's hash exists exactly as long as the queue holds the job. */
  async unknownIds(name: string, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const pipeline = this.client.pipeline();
    for (const id of ids) pipeline.exists(`${this.options.prefix}:${name}:${id}`);
    const answers = (await pipeline.exec()) ?? [];
    const failure = answers.find(([error]) => error !== null)?.[0];
    if (failure) throw failure;
    return ids.filter((_, index) => answers[index]?.[1] === 0);
  }

  async endBroken(): Promise<void> {
    await Promise.all(this.clients().map((client) => client.status !== 'ready' && closeRedis(client)));
  }

  async close(): Promise<void> {
    await Promise.all(this.clients().map(closeRedis));
  }

  private clients(): Redis[] {
    return [this.client, ...(this.consumer === undefined ? [] : [this.consumer, ...this.consumer.copies])];
  }

  /** The connection of workers and listeners, made with the first one; BullMQ copies it where it has to block. */
  private consuming(): Redis {
    this.consumer ??= openConsumerRedis(this.options.redisUrl, this.options.onError);
    return this.consumer;
  }
}

/**
 * Refuses a Redis that may evict keys: it would forget jobs without an error.
 *
 * @throws SimulationError `invalid_environment`.
 */
function checkPolicy(infoMemory: string): void {
  const policy = /^maxmemory_policy:(\S+)/m.exec(infoMemory)?.[1];
  if (policy === 'noeviction') return;
  throw new SimulationError(
    'invalid_environment',
    `Redis has maxmemory-policy ${policy ?? 'unknown'}; a queue needs noeviction, or jobs get lost silently.`,
  );
}
