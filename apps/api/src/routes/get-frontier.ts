import { SimulationError } from '@ihome/config';
import type { SweepResults } from '@ihome/orchestration';
import { sendJson } from '../request/send-json';
import { findSweep } from './find-sweep';
import type { Exchange, Handler } from './handler';

/** `GET /v1/sweeps/{id}/frontier` */
export const getFrontier: Handler = async (exchange) => {
  sendJson(exchange.response, exchange.request, (await findResults(exchange)).frontier);
};

/** `GET /v1/sweeps/{id}/guardrails` */
export const getGuardrails: Handler = async (exchange) => {
  sendJson(exchange.response, exchange.request, (await findResults(exchange)).guardrails);
};

/** The results of a sweep; 409 `not_ready` while there are none. */
async function findResults(exchange: Exchange): Promise<SweepResults> {
  const sweep = await findSweep(exchange);
  const results = await exchange.services.store.getSweepResults(sweep);
  if (results === null) throw new SimulationError('not_ready', `The sweep is ${sweep.state}; it has no results.`);
  return results;
}
