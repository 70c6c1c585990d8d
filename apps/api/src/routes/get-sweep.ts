import { sendJson } from '../request/send-json';
import { sweepResourceOf } from '../resources/sweep-resource';
import { findSweep } from './find-sweep';
import type { Handler } from './handler';

/** `GET /v1/sweeps/{id}` */
export const getSweep: Handler = async (exchange) => {
  sendJson(exchange.response, exchange.request, sweepResourceOf(await findSweep(exchange)));
};
