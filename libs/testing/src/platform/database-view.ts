import { Pool } from 'pg';

/** Place of a chunk in its sweep. */
export interface ChunkStarts {
  readonly group: number;
  readonly chunk: number;
  /** Attempts that were begun and not given up in an orderly way. */
  readonly starts: number;
}

/** What tests look up, and hold up, in the platform's Postgres. */
export interface DatabaseView {
  /** Chunks of a sweep that have their row. */
  chunkRows(sweepId: string): Promise<number>;
  /** Every chunk that was started. */
  chunkStarts(sweepId: string): Promise<readonly ChunkStarts[]>;
  state(sweepId: string): Promise<string | undefined>;
  lease(sweepId: string, kind: 'control' | 'reduce'): Promise<{ holder: string | null; epoch: number } | undefined>;
  /** Keeps everybody from the chunk rows until the answered function is called. */
  lockChunkRows(): Promise<() => Promise<void>>;
  /** Whether the leader of a sweep waits for the chunk rows. */
  leaderWaitsForLock(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens a pool of its own on the database; it survives a restart of the server. */
export function openDatabaseView(databaseUrl: string): DatabaseView {
  const pool = new Pool({ connectionString: databaseUrl, max: 3 });
  pool.on('error', () => undefined); // a server that tests kill drops its connections; the pool opens others
  const rows = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> =>
    (await pool.query<Row>(text, [...values])).rows;
  return {
    chunkRows: async (sweepId) => {
      const text = 'select count(*)::int as count from chunk_results where sweep_id = $1';
      return (await rows<{ count: number }>(text, [sweepId]))[0]?.count ?? 0;
    },
    chunkStarts: (sweepId) =>
      rows<ChunkStarts>(
        `select strategy_group as "group", chunk, starts from chunk_starts where sweep_id = $1 and strategy_group >= 0`,
        [sweepId],
      ),
    state: async (sweepId) =>
      (await rows<{ state: string }>('select state from sweeps where sweep_id = $1', [sweepId]))[0]?.state,
    lease: async (sweepId, kind) =>
      (
        await rows<{ holder: string | null; epoch: number }>(
          'select holder, epoch::int as epoch from leases where sweep_id = $1 and kind = $2',
          [sweepId, kind],
        )
      )[0],
    lockChunkRows: async () => {
      const client = await pool.connect();
      await client.query('begin');
      await client.query('lock table chunk_results in access exclusive mode');
      return async () => {
        await client.query('commit');
        client.release();
      };
    },
    leaderWaitsForLock: async () => {
      // Only a leader sums the rows up.
      const text = `select 1 from pg_stat_activity
        where wait_event_type = 'Lock' and query ilike 'select%sum(%chunk_results%'`;
      return (await rows(text, [])).length > 0;
    },
    close: () => pool.end(),
  };
}
