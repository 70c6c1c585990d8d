import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';

const SECOND = 1000;
/** A server that does not take a connection for this long is away. */
const CONNECT_TIMEOUT_MS = 3 * SECOND;
/** No statement of ours takes nearly this long; one that does waits for a lock of a process that hangs. */
const STATEMENT_TIMEOUT_MS = 15 * SECOND;
/** A client that was stopped inside a transaction must not hold its locks for longer. */
const IDLE_IN_TRANSACTION_MS = 5 * SECOND;
/** The client's own limit, for a server that stopped answering altogether. */
const QUERY_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 2 * SECOND;
const IDLE_CLIENT_MS = 30 * SECOND;

/** What runs queries: the pool, or a transaction on one of its connections. */
export type Database = Pick<NodePgDatabase, 'select' | 'insert' | 'update' | 'delete' | 'execute'>;

/** A pool of connections and drizzle on top of it. */
export interface DatabaseConnection {
  readonly db: NodePgDatabase;
  close(): Promise<void>;
}

/** Where the database is and who asks. */
export interface DatabaseOptions {
  readonly databaseUrl: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly maxConnections: number;
  /** Hears of connections that broke while nobody used them; the pool replaces them by itself. */
  readonly onError: (error: Error) => void;
}

/** Opens a pool; nothing is connected until the first query. */
export function openDatabase(options: DatabaseOptions): DatabaseConnection {
  const pool = new Pool({
    connectionString: options.databaseUrl,
    application_name: options.applicationName,
    max: options.maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_CLIENT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  });
  pool.on('error', options.onError);
  // A connection that breaks while a transaction holds it tells nobody but itself; unheard, that ends the process.
  pool.on('connect', (client) => client.on('error', options.onError));
  let closing: Promise<void> | undefined;
  return {
    db: drizzle({ client: pool }),
    close: () => (closing ??= pool.end()),
  };
}
