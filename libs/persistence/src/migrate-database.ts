import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';
import { SimulationError } from '@ihome/config';
import { mapPostgresError } from './postgres-error';

const SECOND = 1000;
const CONNECT_TIMEOUT_MS = 5 * SECOND;
/** How long a starter waits for another one's migrations. */
const LOCK_TIMEOUT_MS = 120 * SECOND;
/** Names our migration lock among the advisory locks of the database: "SIMM". */
const MIGRATION_LOCK = 0x53494d4d;
const MIGRATIONS_FOLDER = join(__dirname, '..', 'migrations');

/**
 * Brings the database up to date. Any number of processes may start at once: an advisory lock lets one of them
 * migrate while the others wait, and the lock ends with its connection, so a crash cannot keep it.
 *
 * @throws SimulationError `store_unavailable` (retryable) when Postgres cannot be reached.
 */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  if (!existsSync(MIGRATIONS_FOLDER)) throw new SimulationError('internal', `${MIGRATIONS_FOLDER} is missing.`);
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'sim-migrate',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
  });
  client.on('error', () => undefined); // the statement that runs, or the next one, rejects
  try {
    await client.connect();
    await client.query('set client_min_messages = warning'); // "already exists, skipping" is no news
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle({ client }), { migrationsFolder: MIGRATIONS_FOLDER });
  } catch (error) {
    throw mapPostgresError(error);
  } finally {
    await client.end().catch(() => undefined); // it may be gone; its lock is gone with it
  }
}

/**
 * Resolves when the database is one this version can work with: every migration of ours is applied, and maybe later ones.
 *
 * @throws SimulationError `store_unavailable` (retryable) when migrations are still to come.
 */
export async function requireMigrated(db: NodePgDatabase): Promise<void> {
  const newest = Math.max(
    ...readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).map((file) => file.folderMillis),
  );
  const query = sql`select exists (select from drizzle.__drizzle_migrations where created_at >= ${newest}) as migrated`;
  const { rows } = await db.execute<{ migrated: boolean }>(query);
  if (rows[0]?.migrated === true) return;
  throw new SimulationError('store_unavailable', 'The database is not up to date yet.', { retryable: true });
}
