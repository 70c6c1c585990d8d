import { SimulationError } from '@ihome/config';
import { submitSweep as acceptSweep } from '@ihome/orchestration';
import { readDocument } from '../body/request-document';
import { contextOf } from '../request/request-context';
import { sweepDebugLine } from '../request/sweep-debug-line';
import { sweepAddress, sweepResourceOf } from '../resources/sweep-resource';
import type { Handler } from './handler';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/** `POST /v1/sweeps` */
export const submitSweep: Handler = async (exchange) => {
  const { request, response, services } = exchange;
  const idempotencyKey = request.get('idempotency-key') ?? null;
  if (idempotencyKey !== null && !VISIBLE_ASCII.test(idempotencyKey)) {
    throw new SimulationError('bad_request', 'Idempotency-Key must have 1 to 255 visible ASCII characters.');
  }
  const document = await readDocument(request);
  const { tenantId, trace } = contextOf(response);
  const { sweep, replayed } = await acceptSweep(services, {
    tenantId,
    document,
    engineVersion: services.engineVersion,
    traceId: trace.traceId,
    ...(idempotencyKey !== null && { idempotencyKey }),
  });
  sweepDebugLine(exchange, sweep, replayed ? 'a sweep was accepted before' : 'a sweep is accepted');
  response.set('Location', sweepAddress(sweep.sweepId));
  response.status(202).json(sweepResourceOf(sweep));
};
