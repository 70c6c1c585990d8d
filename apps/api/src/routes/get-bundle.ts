import { SimulationError } from '@ihome/config';
import { hasResults } from '@ihome/orchestration';
import { findSweep } from './find-sweep';
import type { Handler } from './handler';

const MINUTE_SECONDS = 60;
const URL_SECONDS = 15 * MINUTE_SECONDS;

/** `GET /v1/sweeps/{id}/bundle`: 302 to a signed URL of an object that is there; 503 while the object store cannot say so. */
export const getBundle: Handler = async (exchange) => {
  const { response, services } = exchange;
  const { sweepId, state, bundle } = await findSweep(exchange);
  if (!hasResults(state) || bundle === null) {
    throw new SimulationError('not_ready', `The sweep is ${state}; it has no bundle.`);
  }
  if ((await services.objects.head(bundle.key)) === null) {
    throw new SimulationError('not_found', 'The bundle of this sweep is no longer in the object store.');
  }
  const url = await services.objects.presign({
    key: bundle.key,
    expiresInSeconds: URL_SECONDS,
    fileName: `sweep-${sweepId}.zip`,
  });
  response.redirect(302, url);
};
