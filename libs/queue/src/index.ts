/** Jobs and live partials behind the orchestration's ports: BullMQ over Redis or Postgres, Redis Streams or a table. */
export {
  DEFAULT_PREFIX,
  openPostgresJobQueue,
  openRedisJobQueue,
  type PostgresJobQueueOptions,
  type RedisJobQueueOptions,
} from './open-job-queue';
export { PostgresPartialStream, type PostgresPartialStreamOptions } from './postgres-partial-stream';
export { RedisPartialStream, type RedisPartialStreamOptions } from './redis-partial-stream';
export { queueName } from './queue-name';
