import { SimulationError } from '@ihome/config';
import { sweepStopping } from '@ihome/orchestration';
import { indexOf } from '../request/path-parameters';
import { sendJson } from '../request/send-json';
import { findStrategy } from './get-strategy';
import type { Handler } from './handler';

/** `GET /v1/sweeps/{id}/strategies/{n}/paths/{k}` */
export const tracePath: Handler = async (exchange) => {
  const { request, response, services } = exchange;
  const path = indexOf(request, 'k');
  const { sweep, strategy } = await findStrategy(exchange);
  if (path >= services.model.pathsOf(strategy.config)) {
    throw new SimulationError('not_found', 'There is no path with this index.');
  }
  refuseUnrun(sweepStopping(sweep), path);
  if (sweep.engineVersion !== services.engineVersion) {
    const detail = `The sweep was computed by engine ${sweep.engineVersion}; this server has ${services.engineVersion}.`;
    throw new SimulationError('version_mismatch', detail);
  }
  sendJson(response, request, services.trace(strategy, path));
};

/** Paths that a sweep did not need were never run. */
function refuseUnrun(stopping: ReturnType<typeof sweepStopping>, path: number): void {
  const run = stopping?.paths_run ?? null;
  if (stopping === null || run === null || path < run) return;
  const { paths_allowed: allowed, metric } = stopping;
  const detail = `There is no path with this index: the sweep stopped after ${run} of ${allowed} paths, with ${metric} precise enough.`;
  throw new SimulationError('not_found', detail);
}
