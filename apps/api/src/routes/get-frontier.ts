import { SimulationError } from '@ihome/config';
import type { JsonObject, JsonValue, SweepResults } from '@ihome/orchestration';
import { sendJson } from '../request/send-json';
import { findSweep } from './find-sweep';
import type { Exchange, Handler } from './handler';

/** `GET /v1/sweeps/{id}/frontier` */
export const getFrontier: Handler = async (exchange) => {
  const { frontier } = await findResults(exchange);
  sendJson(exchange.response, exchange.request, isObject(frontier) ? withoutComparison(frontier) : frontier);
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
  const { base, sensitivity, indices = null, uncertainty = null } = analysesOf(await findResults(exchange));
  sendJson(exchange.response, exchange.request, { base, parameters: sensitivity, indices, uncertainty });
};

/** `GET /v1/sweeps/{id}/two-way`; a sweep that ended before the tables were kept with the analyses has them in its bundle alone. */
export const getTwoWay: Handler = async (exchange) => {
  const { two_way: tables } = analysesOf(await findResults(exchange));
  if (tables === undefined) {
    throw new SimulationError(
      'not_found',
      'The tables of this sweep are in its bundle: it ended under an earlier version.',
    );
  }
  sendJson(exchange.response, exchange.request, { tables });
};

/** `GET /v1/sweeps/{id}/goal` */
export const getGoal: Handler = async (exchange) => {
  const { goal } = analysesOf(await findResults(exchange));
  if (goal === null || goal === undefined) throw new SimulationError('not_found', 'The sweep seeks no goal.');
  sendJson(exchange.response, exchange.request, goal);
};

/** The comparison is kept with the frontier and has a route of its own. */
function withoutComparison(frontier: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(frontier).filter(([name]) => name !== 'comparison'));
}

/** Whether a stored value is an object. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A sweep that ended before analyses were kept has none; one from before there were indices has those of the time. */
function analysesOf({ analyses }: SweepResults): JsonObject {
  if (isObject(analyses)) return analyses;
  throw new SimulationError('not_found', 'The sweep has no analyses: it ended under an earlier version.');
}

/** The results of a sweep; 409 `not_ready` while there are none. */
export async function findResults(exchange: Exchange): Promise<SweepResults> {
  const sweep = await findSweep(exchange);
  const results = await exchange.services.store.getSweepResults(sweep);
  if (results === null) throw new SimulationError('not_ready', `The sweep is ${sweep.state}; it has no results.`);
  return results;
}
