import { Redis, type RedisOptions } from 'ioredis';
import { CONNECT_TIMEOUT_MS, retryDelay } from './redis-client';

/** A connection for workers and listeners, which knows the copies that BullMQ made of it where it has to block. */
export class ConsumerRedis extends Redis {
  /** Copies that have not ended. */
  readonly copies = new Set<Redis>();

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(override);
    this.copies.add(copy);
    copy.once('end', () => this.copies.delete(copy));
    return copy;
  }
}

/** Opens a connection on which commands wait until Redis is back. */
export function openConsumerRedis(redisUrl: string, onError: (error: Error) => void): ConsumerRedis {
  const client = new ConsumerRedis(redisUrl, {
    maxRetriesPerRequest: null,
    retryStrategy: retryDelay,
    connectTimeout: CONNECT_TIMEOUT_MS,
  });
  client.on('error', onError);
  return client;
}
