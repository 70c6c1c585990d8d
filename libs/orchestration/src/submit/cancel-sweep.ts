import { SimulationError } from '@ihome/config';
import type { SweepPorts } from '../ports/sweep-ports';
import type { SweepKey, SweepRecord } from '../ports/sweep-records';

/** Asks for the end of a sweep; again is accepted while cancelling and once cancelled. Errors: `not_found`, `wrong_state`. */
export async function cancelSweep({ store }: Pick<SweepPorts, 'store'>, key: SweepKey): Promise<SweepRecord> {
  const outcome = await store.requestCancel(key);
  switch (outcome.kind) {
    case 'accepted':
      return outcome.sweep;
    case 'wrong_state':
      throw new SimulationError('wrong_state', `A sweep in state ${outcome.sweep.state} can't be cancelled.`);
    case 'not_found':
      throw new SimulationError('not_found', `There is no sweep ${key.sweepId}.`);
  }
}
