import { SimulationError } from '@ihome/config';
import { JOB_LOCK_MS, MAX_STALLED_COUNT, STALL_CHECK_MS } from '@ihome/orchestration';
import { createPostgresBackend, isPgPool, Job, Queue, QueueEvents, runMigrations, Worker, type PgPool } from 'bullmq';
import { Pool } from 'pg';
import {
  JOB_OPTIONS,
  MAX_EVENTS,
  type BullConnection,
  type BullEvents,
  type BullQueue,
  type BullWorker,
  type BullWorkerOptions,
} from './bull-connection';
import { mapQueueError } from './queue-error';

const SECOND = 1000;
const CONNECT_TIMEOUT_MS = 3 * SECOND;
const STATEMENT_TIMEOUT_MS = 15 * SECOND;
/** Two workers and two listeners keep a connection each; the rest is for statements. */
const MAX_CONNECTIONS = 10;
/** BullMQ waits this long after an error before it fetches again; its default is 15 s. */
const RUN_RETRY_MS = 1 * SECOND;
/** BullMQ's own schema. */
const SCHEMA = 'bullmq';

/** Where Postgres is. */
export interface PostgresBullOptions {
  readonly databaseUrl: string;
  readonly onError: (error: Error) => void;
}

/** BullMQ over its Postgres backend: one pool for all queues, workers and listeners of the process. */
export class PostgresBullConnection implements BullConnection {
  private readonly pool: Pool;
  private migrated: Promise<void> | undefined;

  constructor(private readonly options: PostgresBullOptions) {
    this.pool = new Pool({
      connectionString: options.databaseUrl,
      application_name: 'sim-queue',
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS + 2 * SECOND,
      options: `-c search_path=${SCHEMA}`,
      keepAlive: true,
    });
    this.pool.on('error', options.onError);
    // A connection that breaks while it is in use tells nobody but itself; unheard, that ends the process.
    this.pool.on('connect', (client) => client.on('error', options.onError));
  }

  async ensureUsable(): Promise<void> {
    if (this.migrated === undefined) {
      this.migrated = this.migrate();
      this.migrated.catch(() => (this.migrated = undefined)); // the next caller tries again
      await this.migrated;
    } else {
      await this.migrated;
      await this.pool.query('select 1').catch((error: unknown) => {
        throw mapQueueError(error);
      });
    }
  }

  openQueue(name: string): BullQueue {
    const options = {
      connection: this.shared(),
      defaultJobOptions: JOB_OPTIONS,
      streams: { events: { maxLen: MAX_EVENTS } },
    };
    return new Queue(name, options, createPostgresBackend);
  }

  openWorker(name: string, { processor, concurrency }: BullWorkerOptions): BullWorker {
    const options = {
      connection: this.shared(),
      concurrency,
      lockDuration: JOB_LOCK_MS,
      stalledInterval: STALL_CHECK_MS,
      maxStalledCount: MAX_STALLED_COUNT,
      runRetryDelay: RUN_RETRY_MS,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    };
    const worker = new Worker(name, processor, options, createPostgresBackend);
    worker.on('stalled', (id) => {
      this.putFirst(name, id).catch(this.options.onError);
    });
    return worker;
  }

  /** A job of a worker that died goes before those that wait, as on Redis; BullMQ's Postgres backend puts it behind them. */
  private async putFirst(name: string, id: string): Promise<void> {
    const queue = new Queue(name, { connection: this.shared() }, createPostgresBackend);
    queue.on('error', this.options.onError);
    try {
      const job = await Job.fromId(queue, id);
      await job?.changePriority({ priority: job.priority, lifo: true });
    } finally {
      await queue.close();
    }
  }

  openEvents(name: string): BullEvents {
    return new QueueEvents(name, { connection: this.shared() }, createPostgresBackend);
  }

  async unknownIds(name: string, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const { rows } = await this.pool.query<{ id: string }>('select id from job where queue = $1 and id = any($2)', [
      name,
      ids,
    ]);
    const held = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => !held.has(id));
  }

  /** Nothing to do: a pool forgets its broken connections by itself. */
  async endBroken(): Promise<void> {}

  close(): Promise<void> {
    return this.pool.end();
  }

  /** The pool as BullMQ's types see it; they and those of `pg` describe the listeners of a client differently. */
  private shared(): PgPool {
    const pool: unknown = this.pool;
    if (!isPgPool(pool)) throw new SimulationError('internal', 'BullMQ does not take the pool of pg any more.');
    return pool;
  }

  private async migrate(): Promise<void> {
    try {
      const client = await this.pool.connect();
      try {
        await client.query('set client_min_messages = warning'); // "already exists, skipping" is no news
        await runMigrations(client, SCHEMA);
      } finally {
        client.release(true); // it carries settings of the migration
      }
    } catch (error) {
      throw mapQueueError(error);
    }
  }
}
