import {
  PARTIAL_STREAM_LIMIT,
  type Partial,
  type PartialStream,
  type PartialStreamKey,
  type ReadPartials,
  type StreamedPartial,
} from '@ihome/orchestration';
import type { Redis } from 'ioredis';
import { quietReporter } from './error-reporter';
import { decodePartial, encodePartial } from './partial-json';
import { mapQueueError } from './queue-error';
import { closeRedis, openRedis, whenReady } from './redis-client';

/** A stream that nobody removed goes after a day. */
const EXPIRE_SECONDS = 24 * 60 * 60;
const FIELD = 'partial';

/** Where Redis is and under which keys. */
export interface RedisPartialStreamOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly onError: (error: Error) => void;
}

/** The PartialStream as a Redis stream a sweep and generation. Ids are Redis' own: they rise with its clock, also over a FLUSHALL. */
export class RedisPartialStream implements PartialStream {
  private readonly client: Redis;

  constructor(private readonly options: RedisPartialStreamOptions) {
    const onError = quietReporter(options.onError, () => performance.now());
    this.client = openRedis(options.redisUrl, onError);
  }

  append(key: PartialStreamKey, partial: Partial): Promise<void> {
    return this.run(async (client) => {
      const name = this.nameOf(key);
      const answers = await client
        .pipeline()
        .xadd(name, 'MAXLEN', '~', PARTIAL_STREAM_LIMIT, '*', FIELD, encodePartial(partial))
        .expire(name, EXPIRE_SECONDS)
        .exec();
      const failure = answers?.find(([error]) => error !== null)?.[0];
      if (failure) throw failure;
    });
  }

  read(request: ReadPartials): Promise<StreamedPartial[]> {
    return this.run(async (client) => {
      const from = request.after === null ? '-' : `(${request.after}`;
      const entries = await client.xrange(this.nameOf(request), from, '+', 'COUNT', request.limit);
      return entries.map(([id, fields]) => decodePartial(id, fields[1] ?? ''));
    });
  }

  length(key: PartialStreamKey): Promise<number> {
    return this.run((client) => client.xlen(this.nameOf(key)));
  }

  remove(key: PartialStreamKey): Promise<void> {
    return this.run(async (client) => void (await client.unlink(this.nameOf(key))));
  }

  close(): Promise<void> {
    return closeRedis(this.client);
  }

  private nameOf({ tenantId, sweepId, generation }: PartialStreamKey): string {
    return `${this.options.prefix}:partials:${tenantId}:${sweepId}:${generation}`;
  }

  private async run<Result>(operation: (client: Redis) => Promise<Result>): Promise<Result> {
    try {
      await whenReady(this.client);
      return await operation(this.client);
    } catch (error) {
      throw mapQueueError(error);
    }
  }
}
