import { isPlainObject, SimulationError } from '@ihome/config';
import type { JobRequest } from '../ports/job-queue';
import type { JsonObject, JsonValue } from '../ports/json';
import type { ChunkKey, SweepKey, SweepPlan, SweepRecord } from '../ports/sweep-records';
import { chunkRange } from './chunk-grid';
import type { ChunkPlace, Lease } from '../ports/sweep-store';
import { openCheckpoint } from './path-limit';

/** What a simulate job carries. */
export interface ChunkJob extends ChunkKey {
  readonly engineVersion: string;
  readonly firstPath: number;
  readonly paths: number;
  /** Indices of the group's strategies. */
  readonly strategies: readonly number[];
  readonly runId: string;
  readonly traceId: string;
}

/** What a reduce job carries. */
export interface ReduceJob extends SweepKey {
  readonly runId: string;
  readonly traceId: string;
  /** The part of a reduction that helps its reducer; null for the reducer itself. */
  readonly share: ReductionShare | null;
}

/** A part in a reduction: under whose lease its rows are written, and where it starts. */
export interface ReductionShare {
  readonly generation: number;
  readonly epoch: number;
  readonly holder: string;
  readonly turn: number;
  readonly turns: number;
}

/** Id of a chunk's job. */
export function chunkJobId({ sweepId, generation, group, chunk }: Omit<ChunkKey, 'tenantId'>): string {
  return `${sweepId}-${generation}-${group}-${chunk}`;
}

/** Id of the reduction's job. */
export function reduceJobId({ sweepId, generation }: Pick<SweepRecord, 'sweepId' | 'generation'>): string {
  return `${sweepId}-${generation}-reduce`;
}

/** Id of the job that decides whether the sweep stops at its open checkpoint; null when none is open. */
export function checkpointJobId(sweep: SweepRecord): string | null {
  const open = openCheckpoint(sweep);
  return open && `${sweep.sweepId}-${sweep.generation}-checkpoint-${open.position}`;
}

/** The job of one chunk of a plan. */
export function chunkJobRequest(
  sweep: SweepRecord,
  { plan, place }: { readonly plan: SweepPlan; readonly place: ChunkPlace },
): JobRequest {
  const { tenantId, sweepId, generation, engineVersion, runId, traceId } = sweep;
  const group = plan.groups[place.group];
  if (!group) throw new SimulationError('internal', `The plan has no group ${place.group}.`);
  const { firstPath, paths } = chunkRange({ ...group, checkpoints: plan.checkpoints }, place.chunk);
  return {
    id: chunkJobId({ sweepId, generation, ...place }),
    priority: priorityOf(sweep),
    data: {
      tenant_id: tenantId,
      sweep_id: sweepId,
      generation,
      group: place.group,
      chunk: place.chunk,
      first_path: firstPath,
      paths,
      strategies: group.strategies,
      engine_version: engineVersion,
      run_id: runId,
      trace_id: traceId,
    },
  };
}

/** The job with this id that reads the path tables of a sweep: its reduction, or the decision of a checkpoint; the sweep says which. */
export function reduceJobRequest(sweep: SweepRecord, id: string): JobRequest {
  const { tenantId, sweepId, runId, traceId } = sweep;
  return {
    id,
    priority: priorityOf(sweep),
    data: { tenant_id: tenantId, sweep_id: sweepId, run_id: runId, trace_id: traceId },
  };
}

/** Jobs by which other workers help the reducer that holds the lease: turns 1 … turns − 1, its own being 0. */
export function reductionShareRequests(
  sweep: SweepRecord,
  { lease, turns }: { readonly lease: Lease; readonly turns: number },
): JobRequest[] {
  const { generation } = sweep;
  const { epoch, holder } = lease;
  return Array.from({ length: turns - 1 }, (_, i) => {
    const request = reduceJobRequest(sweep, `${reduceJobId(sweep)}-${epoch}-${i + 1}`);
    return { ...request, data: { ...request.data, share: { generation, epoch, holder, turn: i + 1, turns } } };
  });
}

/** Reads a simulate job's data; the error `corrupt_data` when it is not what chunkJobRequest writes. */
export function parseChunkJob(data: JsonObject): ChunkJob {
  return {
    tenantId: text(data, 'tenant_id'),
    sweepId: text(data, 'sweep_id'),
    generation: whole(data, 'generation'),
    group: whole(data, 'group'),
    chunk: whole(data, 'chunk'),
    firstPath: whole(data, 'first_path'),
    paths: whole(data, 'paths'),
    strategies: wholes(data, 'strategies'),
    engineVersion: text(data, 'engine_version'),
    runId: text(data, 'run_id'),
    traceId: text(data, 'trace_id'),
  };
}

/** Reads a reduce job's data. */
export function parseReduceJob(data: JsonObject): ReduceJob {
  return {
    tenantId: text(data, 'tenant_id'),
    sweepId: text(data, 'sweep_id'),
    runId: text(data, 'run_id'),
    traceId: text(data, 'trace_id'),
    share: data['share'] === undefined ? null : shareOf(data['share']),
  };
}

function shareOf(share: JsonValue): ReductionShare {
  if (!isPlainObject(share)) throw malformed('share');
  return {
    generation: whole(share, 'generation'),
    epoch: whole(share, 'epoch'),
    holder: text(share, 'holder'),
    turn: whole(share, 'turn'),
    turns: whole(share, 'turns'),
  };
}

/** Interactive sweeps before batch ones. */
function priorityOf(sweep: SweepRecord): number {
  return sweep.priority === 'interactive' ? 1 : 2;
}

function text(data: JsonObject, member: string): string {
  const value = data[member];
  if (typeof value !== 'string') throw malformed(member);
  return value;
}

function whole(data: JsonObject, member: string): number {
  const value = data[member];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw malformed(member);
  return value;
}

function wholes(data: JsonObject, member: string): number[] {
  const value = data[member];
  if (!Array.isArray(value)) throw malformed(member);
  return value.map((item: unknown) => {
    if (typeof item !== 'number' || !Number.isSafeInteger(item)) throw malformed(member);
    return item;
  });
}

function malformed(member: string): SimulationError {
  return new SimulationError('corrupt_data', `A job's ${member} is not what the control loop writes.`);
}
