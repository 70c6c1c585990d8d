import { SimulationError } from '@ihome/config';
import type { JobKind } from '@ihome/orchestration';

/** What BullMQ and both backends take as a name. */
const NAME = /^[A-Za-z0-9_.+-]+$/;

/**
 * Name of the queue of one kind of job, e.g. `simulate-0.1.0`. The engine version is part of it: a chunk is never
 * computed by another version than its sweep's, because workers of that version do not see it.
 */
export function queueName(kind: JobKind, engineVersion: string): string {
  const name = `${kind}-${engineVersion}`;
  if (!NAME.test(name)) throw new SimulationError('internal', `"${name}" is no queue name.`);
  return name;
}
