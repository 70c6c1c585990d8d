import { SimulationError } from '@ihome/config';

/**
 * Turns what BullMQ, ioredis or node-postgres threw into the retryable `store_unavailable`: to those who use the
 * queue, whatever is wrong with it, it is away, and what is to be done stands in the SweepStore.
 */
export function mapQueueError(error: unknown): SimulationError {
  if (error instanceof SimulationError) return error;
  return queueUnavailable(messageOf(error), error);
}

/** The queue cannot be used now, for this reason. */
export function queueUnavailable(reason: string, cause?: unknown): SimulationError {
  const options = cause === undefined ? { retryable: true } : { retryable: true, cause };
  return new SimulationError('store_unavailable', `The queue cannot be used now: ${reason}`, options);
}

/** Anything thrown, as an Error. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(messageOf(error), { cause: error });
}

function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  // Both addresses of a host refused: the message is empty and the reasons are inside.
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) return messageOf(error.errors[0]);
  return String(error.message);
}
