import { bindRun, debugLogger } from '@ihome/observability';
import { asksForDebugLines, type SweepRecord } from '@ihome/orchestration';
import type { Exchange } from '../routes/handler';
import { contextOf } from './request-context';

/** One debug line about a request and the sweep it is about, where the sweep asks for them: no query, header or body. */
export function sweepDebugLine({ request, response, services }: Exchange, sweep: SweepRecord, message: string): void {
  const { sweepId, runId, traceId, state, baseConfig } = sweep;
  if (!asksForDebugLines(baseConfig)) return;
  const { requestId: request_id } = contextOf(response);
  const { method, path } = request;
  const fields = { sweep_id: sweepId, request_id, method, path, state };
  debugLogger(bindRun(services.logger, { runId, traceId })).debug(fields, message);
}
