import type { SweepRecord } from '@ihome/orchestration';
import { noSuchSweep, sweepKeyOf } from '../request/path-parameters';
import { sweepDebugLine } from '../request/sweep-debug-line';
import type { Exchange } from './handler';

/** The sweep an address names; 404 when the caller's tenant has none with this id. */
export async function findSweep(exchange: Exchange): Promise<SweepRecord> {
  const { request, response, services } = exchange;
  const sweep = await services.store.getSweep(sweepKeyOf(request, response));
  if (sweep === null) throw noSuchSweep();
  sweepDebugLine(exchange, sweep, 'a sweep is read');
  return sweep;
}
