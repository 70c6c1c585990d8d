import { SimulationError } from '@ihome/config';
import type { JsonObject, SweepResults } from '@ihome/orchestration';
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

/** `GET /v1/sweeps/{id}/stress` */
export const getStress: Handler = async (exchange) => {
  const { base, stress } = analysesOf(await findResults(exchange));
  sendJson(exchange.response, exchange.request, { base, scenarios: stress });
};

/** `GET /v1/sweeps/{id}/sensitivity` */
export const getSensitivity: Handler = async (exchange) => {
  const { base, sensitivity } = analysesOf(await findResults(exchange));
  sendJson(exchange.response, exchange.request, { base, parameters: sensitivity });
};

/** `GET /v1/sweeps/{id}/goal` */
export const getGoal: Handler = async (exchange) => {
  const { goal } = analysesOf(await findResults(exchange));
  if (goal === null || goal === undefined) throw new SimulationError('not_found', 'The sweep seeks no goal.');
  sendJson(exchange.response, exchange.request, goal);
};

/** A sweep that ended before analyses were kept has none. */
function analysesOf({ analyses }: SweepResults): JsonObject {
  if (typeof analyses === 'object' && analyses !== null && !Array.isArray(analyses)) return analyses as JsonObject;
  throw new SimulationError('not_found', 'The sweep has no analyses: it ended under an earlier version.');
}

/** The results of a sweep; 409 `not_ready` while there are none. */
async function findResults(exchange: Exchange): Promise<SweepResults> {
  const sweep = await findSweep(exchange);
  const results = await exchange.services.store.getSweepResults(sweep);
  if (results === null) throw new SimulationError('not_ready', `The sweep is ${sweep.state}; it has no results.`);
  return results;
}
