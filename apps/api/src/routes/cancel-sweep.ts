import { SimulationError } from '@ihome/config';
import { noSuchSweep, sweepKeyOf } from '../request/path-parameters';
import { sweepDebugLine } from '../request/sweep-debug-line';
import { sweepResourceOf } from '../resources/sweep-resource';
import type { Handler } from './handler';

/** `POST /v1/sweeps/{id}/cancel` */
export const cancelSweep: Handler = async (exchange) => {
  const { request, response, services } = exchange;
  const outcome = await services.store.requestCancel(sweepKeyOf(request, response));
  switch (outcome.kind) {
    case 'accepted':
      sweepDebugLine(exchange, outcome.sweep, 'a sweep is to be cancelled');
      response.status(202).json(sweepResourceOf(outcome.sweep));
      return;
    case 'wrong_state':
      throw new SimulationError('wrong_state', `A sweep that is ${outcome.sweep.state} cannot be cancelled.`);
    case 'not_found':
      throw noSuchSweep();
  }
};
