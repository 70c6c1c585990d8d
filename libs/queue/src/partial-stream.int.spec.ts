import { describePartialStream, startRealServices, type RealServices } from '@ihome/testing';
import type { Partial, PartialStreamKey } from '@ihome/orchestration';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { PostgresPartialStream } from './postgres-partial-stream';
import { RedisPartialStream } from './redis-partial-stream';

let services: RealServices;
beforeAll(async () => {
  services = await startRealServices();
});
afterAll(() => services.close());

const fail = (error: Error): void => {
  throw error;
};
const key: PartialStreamKey = { tenantId: 't', sweepId: 's', generation: 1 };
const partial = (chunk: number): Partial => ({ group: 0, chunk, engineVersion: '0.1.0', aggregates: [chunk] });

describePartialStream('Redis', async () => {
  const redis = new Redis(services.redis.redisUrl);
  const stream = new RedisPartialStream({
    redisUrl: services.redis.redisUrl,
    prefix: services.newPrefix(),
    onError: fail,
  });
  return {
    stream,
    lose: async () => void (await redis.flushall()),
    dispose: async () => {
      await stream.close();
      redis.disconnect();
    },
  };
});

describePartialStream('Postgres', async () => {
  const databaseUrl = await services.newDatabase();
  const stream = new PostgresPartialStream({ databaseUrl, onError: fail });
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    stream,
    lose: async () => void (await client.query('truncate sim_stream.partials')),
    dispose: async () => {
      await client.end();
      await stream.close();
    },
  };
});

describe('PostgresPartialStream', () => {
  it('goes on after a crash of Postgres, which empties it', async () => {
    const databaseUrl = await services.newDatabase();
    const stream = new PostgresPartialStream({ databaseUrl, onError: () => undefined });
    await stream.append(key, partial(0));
    const [read] = await stream.read({ ...key, after: null, limit: 10 });
    await services.postgres.kill();
    await expect(stream.read({ ...key, after: null, limit: 1 })).rejects.toMatchObject({
      code: 'store_unavailable',
      retryable: true,
    });
    await services.postgres.restart();
    expect(await stream.length(key)).toBe(0);
    await stream.append(key, partial(1));
    const after = await stream.read({ ...key, after: read?.id ?? null, limit: 10 });
    expect(after.map(({ chunk }) => chunk)).toEqual([1]);
    await stream.close();
  });

  it('skips no partial whose transaction is still open', async () => {
    const databaseUrl = await services.newDatabase();
    const stream = new PostgresPartialStream({ databaseUrl, onError: fail });
    expect(await stream.length(key)).toBe(0); // makes the table
    const slow = new Client({ connectionString: databaseUrl });
    await slow.connect();
    await slow.query('begin');
    await slow.query(`insert into sim_stream.partials (tenant_id, sweep_id, generation, partial)
      values ('t', 's', 1, '{"group":0,"chunk":0,"engineVersion":"0.1.0","aggregates":[0]}')`);
    await stream.append(key, partial(1));
    expect(await stream.read({ ...key, after: null, limit: 10 })).toEqual([]);
    await slow.query('commit');
    const read = await stream.read({ ...key, after: null, limit: 10 });
    expect(read.map(({ chunk }) => chunk)).toEqual([0, 1]);
    await slow.end();
    await stream.close();
  });

  it('lets many make its table at the same time', async () => {
    const databaseUrl = await services.newDatabase();
    const streams = Array.from({ length: 5 }, () => new PostgresPartialStream({ databaseUrl, onError: fail }));
    await Promise.all(streams.map((stream, chunk) => stream.append(key, partial(chunk))));
    expect(await streams[0]?.length(key)).toBe(5);
    await Promise.all(streams.map((stream) => stream.close()));
  });
});

describe('RedisPartialStream', () => {
  it('says that Redis is away, and goes on when it is back', async () => {
    const stream = new RedisPartialStream({
      redisUrl: services.redis.redisUrl,
      prefix: services.newPrefix(),
      onError: () => undefined,
    });
    await stream.append(key, partial(0));
    await services.redis.kill();
    await expect(stream.append(key, partial(1))).rejects.toMatchObject({ code: 'store_unavailable', retryable: true });
    await services.redis.restart();
    await stream.append(key, partial(2));
    expect((await stream.read({ ...key, after: null, limit: 10 })).at(-1)?.chunk).toBe(2);
    await stream.close();
  });

  it('forgets a stream that nobody removed after a day', async () => {
    const prefix = services.newPrefix();
    const stream = new RedisPartialStream({ redisUrl: services.redis.redisUrl, prefix, onError: fail });
    await stream.append(key, partial(0));
    const redis = new Redis(services.redis.redisUrl);
    const seconds = await redis.ttl(`${prefix}:partials:t:s:1`);
    expect(seconds).toBeGreaterThan(86_000);
    expect(seconds).toBeLessThanOrEqual(86_400);
    redis.disconnect();
    await stream.close();
  });
});
