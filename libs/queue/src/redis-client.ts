import { Redis } from 'ioredis';
import { queueUnavailable } from './queue-error';

const SECOND = 1000;
/** How long a connection may take to come about. */
export const CONNECT_TIMEOUT_MS = 3 * SECOND;
/** A server that is stopped answers nothing; commands that do not block give up after this. */
const COMMAND_TIMEOUT_MS = 5 * SECOND;
/** How long a caller waits for a connection that is being made. */
const READY_TIMEOUT_MS = 1 * SECOND;
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 1 * SECOND;

/** Tries again for ever, at most a second apart: BullMQ's own default waits up to 20 s. */
export function retryDelay(attempt: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempt, 10), LAST_RETRY_MS);
}

/** A connection whose commands fail fast: nothing is queued while Redis is away. */
export function openRedis(redisUrl: string, onError: (error: Error) => void): Redis {
  const client = new Redis(redisUrl, {
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: retryDelay,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
  });
  client.on('error', onError);
  return client;
}

/** Resolves when the connection is ready; rejects with `store_unavailable` when it is not within a second. */
export async function whenReady(client: Redis): Promise<void> {
  if (client.status === 'ready') return;
  let timer: NodeJS.Timeout | undefined;
  let ready: () => void = () => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      ready = resolve;
      client.once('ready', ready);
      timer = setTimeout(() => reject(queueUnavailable(`Redis is ${client.status}`)), READY_TIMEOUT_MS);
    });
  } finally {
    clearTimeout(timer);
    client.off('ready', ready);
  }
}

/**
 * Ends a connection; resolves when it has ended, and at once when it had. ioredis never tells the end of one that waits
 * to try again (it only stops its timer): that one is made to try now, which ends it whether it fails or not.
 */
export async function closeRedis(client: Redis): Promise<void> {
  if (client.status === 'end') return;
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  const waits = client.status === 'reconnecting';
  client.disconnect();
  if (waits) void client.connect().then(() => client.disconnect(), ignoreFailure);
  await ended;
}

/** The end of the connection tells it. */
function ignoreFailure(): void {}
