import type { SweepRecord } from '@ihome/orchestration';
import { noSuchSweep, sweepKeyOf } from '../request/path-parameters';
import type { Exchange } from './handler';

/** The sweep an address names; 404 when the caller's tenant has none with this id. */
export async function findSweep({ request, response, services }: Exchange): Promise<SweepRecord> {
  const sweep = await services.store.getSweep(sweepKeyOf(request, response));
  if (sweep === null) throw noSuchSweep();
  return sweep;
}
