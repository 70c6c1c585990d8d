import { SimulationError } from '@ihome/config';
import type { SweepKey } from '@ihome/orchestration';
import type { Request, Response } from 'express';
import { contextOf } from './request-context';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INDEX = /^(0|[1-9]\d{0,9})$/;

/** Whether a text has the form of a sweep's id. */
export function isSweepId(text: string): boolean {
  return UUID.test(text);
}

/** The answer for an id that is unknown, malformed or another tenant's: always the same. */
export function noSuchSweep(): SimulationError {
  return new SimulationError('not_found', 'There is no sweep with this id.');
}

/** The sweep an address names, of the caller's tenant. */
export function sweepKeyOf(request: Request, response: Response): SweepKey {
  const sweepId = String(request.params['id']).toLowerCase();
  if (!isSweepId(sweepId)) throw noSuchSweep();
  return { tenantId: contextOf(response).tenantId, sweepId };
}

/** An index in an address (`n` of a strategy, `k` of a path or of the strategy it is compared with); 404 when it is not a whole number. */
export function indexOf(request: Request, name: 'n' | 'k'): number {
  const text = String(request.params[name]);
  if (!INDEX.test(text))
    throw new SimulationError(
      'not_found',
      `There is no ${name === 'n' ? 'strategy' : 'path or strategy'} with this index.`,
    );
  return Number(text);
}
