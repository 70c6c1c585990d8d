import {
  PARTIAL_STREAM_LIMIT,
  type Partial,
  type PartialStream,
  type PartialStreamKey,
  type ReadPartials,
  type StreamedPartial,
} from '@ihome/orchestration';
import { Pool, type PoolClient } from 'pg';
import { quietReporter } from './error-reporter';
import { decodePartial, encodePartial } from './partial-json';
import { mapQueueError } from './queue-error';

const SECOND = 1000;
const CONNECT_TIMEOUT_MS = 3 * SECOND;
const STATEMENT_TIMEOUT_MS = 10 * SECOND;
const MAX_CONNECTIONS = 3;
/** Every so many partials the stream is trimmed. */
const TRIM_EVERY = 100;
/** Names the lock under which the table is made: "SIMP". */
const TABLE_LOCK = 0x53494d50;

/**
 * Unlogged: a crash of Postgres empties it, and no partial waits for the disk. Its sequence is a logged one of its
 * own, so ids go on rising after a crash and an old reading position stays behind what comes.
 */
const TABLE = `
create schema if not exists sim_stream;
create sequence if not exists sim_stream.partial_id;
create unlogged table if not exists sim_stream.partials (
  tenant_id text not null,
  sweep_id text not null,
  generation integer not null,
  id bigint not null default nextval('sim_stream.partial_id'),
  written_by xid8 not null default pg_current_xact_id(),
  partial text not null,
  primary key (tenant_id, sweep_id, generation, id)
);`;

/** Where Postgres is. */
export interface PostgresPartialStreamOptions {
  readonly databaseUrl: string;
  readonly onError: (error: Error) => void;
}

/** The PartialStream as an unlogged table. */
export class PostgresPartialStream implements PartialStream {
  private readonly pool: Pool;
  private table: Promise<void> | undefined;

  constructor(options: PostgresPartialStreamOptions) {
    const onError = quietReporter(options.onError, () => performance.now());
    this.pool = new Pool({
      connectionString: options.databaseUrl,
      application_name: 'sim-partials',
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS + 2 * SECOND,
      keepAlive: true,
    });
    this.pool.on('error', onError);
    this.pool.on('connect', (client) => client.on('error', onError));
  }

  append(key: PartialStreamKey, partial: Partial): Promise<void> {
    return this.run(async () => {
      const { rows } = await this.pool.query<{ id: string }>(
        `insert into sim_stream.partials (tenant_id, sweep_id, generation, partial) values ($1, $2, $3, $4) returning id`,
        [...valuesOf(key), encodePartial(partial)],
      );
      if (Number(rows[0]?.id) % TRIM_EVERY === 0) await this.trim(key);
    });
  }

  /**
   * Ids are given before a transaction commits, so a later id may be seen before an earlier one; rows are read only
   * up to the oldest transaction that is still writing, and none is skipped.
   */
  read(request: ReadPartials): Promise<StreamedPartial[]> {
    return this.run(async () => {
      const { rows } = await this.pool.query<{ id: string; partial: string }>(
        `select id, partial from sim_stream.partials
         where tenant_id = $1 and sweep_id = $2 and generation = $3 and id > $4
           and written_by < pg_snapshot_xmin(pg_current_snapshot())
         order by id limit $5`,
        [...valuesOf(request), request.after ?? '0', request.limit],
      );
      return rows.map(({ id, partial }) => decodePartial(id, partial));
    });
  }

  length(key: PartialStreamKey): Promise<number> {
    return this.run(async () => {
      const { rows } = await this.pool.query<{ n: number }>(
        `select count(*)::int as n from sim_stream.partials where tenant_id = $1 and sweep_id = $2 and generation = $3`,
        valuesOf(key),
      );
      return rows[0]?.n ?? 0;
    });
  }

  remove(key: PartialStreamKey): Promise<void> {
    return this.run(async () => {
      await this.pool.query(
        'delete from sim_stream.partials where tenant_id = $1 and sweep_id = $2 and generation = $3',
        valuesOf(key),
      );
    });
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async trim(key: PartialStreamKey): Promise<void> {
    await this.pool.query(
      `delete from sim_stream.partials where tenant_id = $1 and sweep_id = $2 and generation = $3 and id <= (
         select id from sim_stream.partials where tenant_id = $1 and sweep_id = $2 and generation = $3
         order by id desc offset $4 limit 1)`,
      [...valuesOf(key), PARTIAL_STREAM_LIMIT],
    );
  }

  private async run<Result>(operation: () => Promise<Result>): Promise<Result> {
    try {
      this.table ??= this.makeTable();
      await this.table;
      return await operation();
    } catch (error) {
      throw mapQueueError(error);
    }
  }

  private async makeTable(): Promise<void> {
    let client: PoolClient | undefined;
    try {
      client = await this.pool.connect();
      await client.query('set client_min_messages = warning'); // "already exists, skipping" is no news
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock($1)', [TABLE_LOCK]);
      await client.query(TABLE);
      await client.query('commit');
    } catch (error) {
      this.table = undefined; // the next caller tries again
      throw error;
    } finally {
      client?.release(true); // whatever state it is in
    }
  }
}

function valuesOf({ tenantId, sweepId, generation }: PartialStreamKey): [string, string, number] {
  return [tenantId, sweepId, generation];
}
