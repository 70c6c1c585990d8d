import type { SweepEstimate } from '@ihome/api-schema';
import { estimateSweep as measureSweep } from '@ihome/orchestration';
import { readDocument } from '../body/request-document';
import type { Handler } from './handler';

/** `POST /v1/sweeps/estimate` */
export const estimateSweep: Handler = async ({ request, response, services }) => {
  const document = await readDocument(request);
  const cost = await measureSweep(services, { document, engineVersion: services.engineVersion });
  const estimate: SweepEstimate = {
    strategies: cost.strategies,
    design: { ...cost.design },
    path_strategies: cost.pathStrategies,
    upper_bound: cost.upperBound,
    chunks: cost.chunks,
    core_seconds: cost.coreSeconds,
    seconds: { ...cost.duration },
    slots: cost.slots,
  };
  response.status(200).json(estimate);
};
