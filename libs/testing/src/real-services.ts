import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded, type PostgresStandIn, type RedisStandIn } from '@ihome/embedded';
import { Client } from 'pg';

const SUFFIX_BYTES = 6;

/** A real Postgres and a real Redis on loopback, for one spec file. */
export interface RealServices {
  /** The server; its own database is nobody's, take `newDatabase()`. */
  readonly postgres: PostgresStandIn;
  readonly redis: RedisStandIn;
  /** Makes an empty database of its own and answers its URL. */
  newDatabase(): Promise<string>;
  /** A key prefix of its own, for the shared Redis. */
  newPrefix(): string;
  /** A folder that goes with the services. */
  newFolder(): string;
  /** Ends both servers and removes their data. */
  close(): Promise<void>;
}

/**
 * Starts Postgres and Redis in a temporary folder (about a second). To be called in `beforeAll` and closed in
 * `afterAll`; a test run that is killed leaves nothing either, see `@ihome/embedded`.
 *
 * @throws Error when there is no redis-server or valkey-server: integration tests never run against a mock.
 */
export async function startRealServices(): Promise<RealServices> {
  const folder = mkdtempSync(join(tmpdir(), 'sim-services-'));
  const stack = await startEmbedded({ dataDir: folder, need: { postgres: true, redis: true, objects: false } });
  const { postgres, redis } = stack;
  if (postgres === undefined || redis === undefined) {
    await stack.close();
    throw new Error(
      'Integration tests need redis-server or valkey-server on PATH (Debian: apt-get install redis-server)',
    );
  }
  return {
    postgres,
    redis,
    newDatabase: () => createDatabase(postgres.databaseUrl),
    newPrefix: () => `test-${suffix()}`,
    newFolder: () => mkdtempSync(join(folder, 'folder-')),
    close: async () => {
      await stack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(serverUrl: string): Promise<string> {
  const name = `test_${suffix()}`;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function suffix(): string {
  return randomBytes(SUFFIX_BYTES).toString('hex');
}
