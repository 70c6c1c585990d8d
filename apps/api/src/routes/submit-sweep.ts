import { SimulationError } from '@ihome/config';
import { readDocument } from '../body/request-document';
import { contextOf } from '../request/request-context';
import { sweepAddress, sweepResourceOf } from '../resources/sweep-resource';
import type { Handler } from './handler';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/** `POST /v1/sweeps` */
export const submitSweep: Handler = async ({ request, response, services }) => {
  const idempotencyKey = request.get('idempotency-key') ?? null;
  if (idempotencyKey !== null && !VISIBLE_ASCII.test(idempotencyKey)) {
    throw new SimulationError('bad_request', 'Idempotency-Key must have 1 to 255 visible ASCII characters.');
  }
  const document = await readDocument(request);
  const { tenantId, trace } = contextOf(response);
  const outcome = await services.submit({ tenantId, document, idempotencyKey, traceId: trace.traceId });
  switch (outcome.kind) {
    case 'created':
    case 'replayed':
      response.set('Location', sweepAddress(outcome.sweep.sweepId));
      response.status(202).json(sweepResourceOf(outcome.sweep));
      return;
    case 'other_body':
      throw new SimulationError('idempotency_mismatch', 'This Idempotency-Key was used with another body.');
    case 'in_progress':
      throw new SimulationError('idempotency_in_progress', 'The first request with this key is still being answered.');
  }
};
