import { SimulationError } from '@ihome/config';

/** SQLSTATE classes and codes after which the same call may succeed: the server is away, full, or gave up a lock. */
const TRANSIENT_SQLSTATES = [
  '08', // connection
  '53', // out of connections, memory or disk
  '57P', // shut down, starting, crashed
  '57014', // statement timeout
  '25P03', // idle in transaction for too long
  '25006', // read-only: a standby while the primary moves
  '40', // serialisation failure, deadlock
  '55P03', // lock not available
  '58', // I/O of the server
  '42P01', // no such table: the database is not migrated yet
];

/** Codes of Node's sockets and resolver. */
const NETWORK_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ECONNABORTED', 'ENOENT', 'EHOSTDOWN'],
]);

/** node-postgres gives these no code. */
const DRIVER_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Client was closed',
  'Query read timeout',
  'timeout expired',
  'Cannot use a pool after calling end',
];

/**
 * Turns whatever the driver or drizzle threw into a SimulationError with the cause chain kept: `store_unavailable`
 * (retryable) when Postgres could not be reached or gave up, `not_found` for an id that is no UUID, else `internal`.
 */
export function mapPostgresError(error: unknown): SimulationError {
  if (error instanceof SimulationError) return error;
  const root = rootCause(error);
  if (isTransient(root)) {
    const text = `Postgres cannot be used now: ${messageOf(root)}`;
    return new SimulationError('store_unavailable', text, { retryable: true, cause: error });
  }
  if (codeOf(root) === '22P02') return new SimulationError('not_found', 'No such id.', { cause: error });
  return new SimulationError('internal', `Postgres refused a statement: ${messageOf(root)}`, { cause: error });
}

/** Whether Postgres is only away for a while. */
function isTransient(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined && NETWORK_CODES.has(code)) return true;
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code)) return TRANSIENT_SQLSTATES.some((s) => code.startsWith(s));
  const message = messageOf(error);
  return DRIVER_MESSAGES.some((known) => message.includes(known));
}

/** drizzle wraps the driver's error, and an AggregateError (IPv6 and IPv4 both refused) wraps the socket's. */
function rootCause(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  if ('cause' in error && error.cause !== undefined && error.cause !== null) return rootCause(error.cause);
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) return rootCause(error.errors[0]);
  return error;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  return String(error.message);
}
