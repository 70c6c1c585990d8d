import { setTimeout as sleep } from 'node:timers/promises';
import { describeJobQueue, startRealServices, type RealServices } from '@ihome/testing';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { openPostgresJobQueue, openRedisJobQueue } from './open-job-queue';

let services: RealServices;
let databaseUrl: string;
let redis: Redis;
let versions = 0;
beforeAll(async () => {
  services = await startRealServices();
  databaseUrl = await services.newDatabase();
  redis = new Redis(services.redis.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await services.close();
});

async function execute(text: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(text);
  await client.end();
}

describeJobQueue('Redis', async () => {
  const options = { redisUrl: services.redis.redisUrl, prefix: services.newPrefix(), engineVersion: '0.1.0' };
  const [queue, other] = [openRedisJobQueue(options), openRedisJobQueue(options)];
  await Promise.all([queue.ping(), other.ping()]);
  return {
    queue,
    other,
    elapse: (ms) => sleep(ms),
    lose: async () => void (await redis.flushall()),
    dispose: async () => {
      await Promise.all([queue.close(), other.close()]);
      await redis.flushall();
    },
  };
});

describeJobQueue('Postgres', async () => {
  versions += 1;
  const options = { databaseUrl, engineVersion: `0.1.${versions}` };
  const [queue, other] = [openPostgresJobQueue(options), openPostgresJobQueue(options)];
  await Promise.all([queue.ping(), other.ping()]);
  return {
    queue,
    other,
    elapse: (ms) => sleep(ms),
    lose: () => execute('truncate bullmq.job, bullmq.event, bullmq.meta cascade'),
    dispose: async () => {
      await Promise.all([queue.close(), other.close()]);
    },
  };
});
