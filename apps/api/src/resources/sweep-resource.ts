import type { SweepEvent, SweepResource } from '@ihome/api-schema';
import { isFinal, sweepStopping, type ProgressSnapshot, type SweepRecord, type SweepState } from '@ihome/orchestration';

/** A sweep as the API shows it. */
export function sweepResourceOf(sweep: SweepRecord): SweepResource {
  return {
    id: sweep.sweepId,
    name: sweep.name,
    tags: [...sweep.tags],
    priority: sweep.priority,
    state: sweep.state,
    version: sweep.version,
    progress: progressOf(sweep),
    strategies: sweep.variantCount,
    design: { ...sweep.design },
    stopping: stoppingOf(sweep),
    seed: sweep.seed,
    config_hash: sweep.configHash,
    engine_version: sweep.engineVersion,
    run_id: sweep.runId,
    trace_id: sweep.traceId,
    created_at: sweep.createdAt.toISOString(),
    updated_at: sweep.updatedAt.toISOString(),
    ...(sweep.finishedAt !== null && { finished_at: sweep.finishedAt.toISOString() }),
    ...(sweep.resultDigest !== null && { result_digest: sweep.resultDigest }),
    ...(sweep.reason !== null && { reason: { code: sweep.reason.code, detail: sweep.reason.detail } }),
    links: linksOf(sweep.sweepId),
  };
}

function stoppingOf(sweep: SweepRecord): SweepResource['stopping'] {
  const stopping = sweepStopping(sweep);
  return stopping && { ...stopping, checkpoints: stopping.checkpoints.map((checkpoint) => ({ ...checkpoint })) };
}

/** The snapshot an event carries. */
export function sweepEventOf(sweep: SweepRecord): SweepEvent {
  const { estimates } = sweep.progress;
  return { ...sweepResourceOf(sweep), ...(estimates !== null && { estimates }) };
}

/** Address of a sweep. */
export function sweepAddress(sweepId: string): string {
  return `/v1/sweeps/${sweepId}`;
}

function linksOf(sweepId: string): SweepResource['links'] {
  const self = sweepAddress(sweepId);
  return {
    self,
    events: `${self}/events`,
    strategies: `${self}/strategies`,
    frontier: `${self}/frontier`,
    comparison: `${self}/comparison`,
    guardrails: `${self}/guardrails`,
    stress: `${self}/stress`,
    sensitivity: `${self}/sensitivity`,
    two_way: `${self}/two-way`,
    bundle: `${self}/bundle`,
    cancel: `${self}/cancel`,
  };
}

function progressOf({ progress, state }: SweepRecord): SweepResource['progress'] {
  return {
    chunks: { ...progress.chunks },
    paths: { ...progress.paths },
    rate: progress.rate ?? { status: 'not_applicable', reason: 'no chunk is done yet' },
    eta: etaOf(progress, state),
  };
}

function etaOf({ eta }: ProgressSnapshot, state: SweepState): SweepResource['progress']['eta'] {
  if (isFinal(state)) return { status: 'not_applicable', reason: 'the sweep has ended' };
  return eta === null ? { status: 'not_applicable', reason: 'too little is done to tell' } : { ...eta };
}
