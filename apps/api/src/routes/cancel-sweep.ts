import { SimulationError } from '@ihome/config';
import { noSuchSweep, sweepKeyOf } from '../request/path-parameters';
import { sweepResourceOf } from '../resources/sweep-resource';
import type { Handler } from './handler';

/** `POST /v1/sweeps/{id}/cancel` */
export const cancelSweep: Handler = async ({ request, response, services }) => {
  const outcome = await services.store.requestCancel(sweepKeyOf(request, response));
  switch (outcome.kind) {
    case 'accepted':
      response.status(202).json(sweepResourceOf(outcome.sweep));
      return;
    case 'wrong_state':
      throw new SimulationError('wrong_state', `A sweep that is ${outcome.sweep.state} cannot be cancelled.`);
    case 'not_found':
      throw noSuchSweep();
  }
};
