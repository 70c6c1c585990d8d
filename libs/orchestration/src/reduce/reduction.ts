import { SimulationError } from '@ihome/config';
import type { DebugLines } from '../debug-lines';
import type { SweepPorts } from '../ports/sweep-ports';
import type { SweepRecord } from '../ports/sweep-records';
import type { Lease } from '../ports/sweep-store';

/** What reading the path tables of a sweep uses. */
export type ReducePorts = Pick<
  SweepPorts,
  'store' | 'queue' | 'objects' | 'stream' | 'compute' | 'model' | 'bundles' | 'clock' | 'ids' | 'telemetry'
>;

/** A reduction at work: the sweep as it was read, the lease it writes under, and the signal that breaks it off. */
export interface Reduction {
  readonly sweep: SweepRecord;
  readonly lease: Lease;
  readonly signal: AbortSignal;
  readonly debug: DebugLines;
}

/** Throws when the reduction was broken off. */
export function goOn({ signal }: Reduction): void {
  if (signal.aborted) throw brokenOff();
}

/** Somebody else is in charge, or nobody wants the results any more. */
export function brokenOff(): SimulationError {
  return new SimulationError('lease_lost', 'The reduction was broken off; it goes on where its rows end.', {
    retryable: true,
  });
}

/** Takes items one by one, as many at a time as there are slots. */
export async function inTurns<T>(slots: number, items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const open = [...items];
  const takeTurns = async (): Promise<void> => {
    for (let item = open.shift(); item !== undefined; item = open.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: Math.max(slots, 1) }, takeTurns));
}
