import { SimulationError } from '@ihome/config';
import { asksForDebugLines, DebugLines } from '../debug-lines';
import { tableKey } from '../object-keys';
import { type ChunkJob, parseChunkJob } from '../plan/chunk-job';
import type { ChunkOutcome } from '../ports/chunk-compute';
import type { Job, JobDone } from '../ports/job-queue';
import type { SweepPorts } from '../ports/sweep-ports';
import type { ChunkRow, FailureReason, StrategyRecord } from '../ports/sweep-records';
import { CHUNK_START_LIMIT } from '../settings';
import { isRetryable, withStoreRetries } from '../store-retry';
import { computesChunks, statesBefore } from '../sweep-state';
import type { SweepWatch } from './sweep-watch';

/** What computing a chunk uses. */
export type SimulatePorts = Pick<SweepPorts, 'store' | 'objects' | 'stream' | 'compute' | 'clock' | 'telemetry'>;

const DONE: JobDone = { ok: 1 };

/**
 * One simulate job: a row that exists ends it at once; else the chunk is computed, its path table stored under its own digest, one row
 * inserted under the plan's generation, and the partial aggregates appended for the live picture.
 *
 * A start is counted first and forgiven when the attempt ended in an orderly way, so only attempts that died count towards
 * CHUNK_START_LIMIT. Rejects when the queue should run the job again.
 */
export async function simulateChunk(ports: SimulatePorts, watch: SweepWatch, job: Job): Promise<JobDone> {
  const chunk = parseChunkJob(job.data);
  if (await ports.store.getChunkRow(chunk)) return DONE;
  const start = await ports.store.countChunkStart(chunk);
  if (!start || !computesChunks(start.state) || start.generation !== chunk.generation) return forgiven(ports, chunk);
  if (chunk.engineVersion !== ports.compute.engineVersion) {
    return failSweep(ports, chunk, {
      code: 'version_mismatch',
      detail: `A chunk of engine ${chunk.engineVersion} reached a worker of engine ${ports.compute.engineVersion}.`,
    });
  }
  if (start.starts > CHUNK_START_LIMIT) {
    ports.telemetry.count('sim_chunk_start_limit_total');
    return failSweep(ports, chunk, {
      code: 'chunk_failed',
      detail: `Chunk ${chunk.chunk} of group ${chunk.group} was started ${CHUNK_START_LIMIT} times without an end.`,
    });
  }
  return watch.during(chunk.sweepId, (stopped) =>
    attempt(ports, chunk, { stopped, lost: job.signal, starts: start.starts }),
  );
}

/** Why an attempt may be broken off: nobody wants the sweep any more, or this process may not go on. */
interface Breaks {
  readonly stopped: AbortSignal;
  readonly lost: AbortSignal;
  /** Attempts so far, this one included. */
  readonly starts: number;
}

async function attempt(ports: SimulatePorts, chunk: ChunkJob, { stopped, lost, starts }: Breaks): Promise<JobDone> {
  const signal = AbortSignal.any([stopped, lost]);
  try {
    const strategies = await readStrategies(ports, chunk);
    const debug = chunkDebugLines(ports, chunk, strategies);
    debug.write('a chunk starts', { starts, first_path: chunk.firstPath, paths: chunk.paths });
    const { firstPath, paths } = chunk;
    const outcome = await ports.compute.simulate({ strategies, firstPath, paths, signal });
    if (outcome.kind === 'done') return await keep(ports, chunk, { outcome, signal, debug });
    debug.write('a chunk was broken off');
  } catch (error) {
    if (isRetryable(error)) await ports.store.forgiveChunkStart(chunk);
    if (!(error instanceof SimulationError) || error.retryable) throw error;
    return failSweep(ports, chunk, { code: error.code, detail: error.detail });
  }
  await ports.store.forgiveChunkStart(chunk);
  if (stopped.aborted) return DONE;
  throw new SimulationError('cancelled', 'The chunk was broken off and has to be computed again.', { retryable: true });
}

async function readStrategies(ports: SimulatePorts, chunk: ChunkJob): Promise<readonly StrategyRecord[]> {
  const strategies = await ports.store.getStrategies(chunk, chunk.strategies);
  if (strategies.length !== chunk.strategies.length) {
    throw new SimulationError('corrupt_data', `The sweep lacks strategies of group ${chunk.group}.`);
  }
  return strategies;
}

/** Debug lines of one attempt at a chunk: the strategies know whether their run asks for them. */
function chunkDebugLines(ports: SimulatePorts, chunk: ChunkJob, strategies: readonly StrategyRecord[]): DebugLines {
  const asked = strategies.some(({ config }) => asksForDebugLines(config));
  return new DebugLines(ports, { asked, module: 'sim.mc.simulate', fields: chunkFields(chunk) });
}

interface ToKeep {
  readonly outcome: Extract<ChunkOutcome, { kind: 'done' }>;
  readonly signal: AbortSignal;
  readonly debug: DebugLines;
}

async function keep(ports: SimulatePorts, chunk: ChunkJob, { outcome, signal, debug }: ToKeep): Promise<JobDone> {
  const { store, objects, clock, telemetry } = ports;
  const { table, sha256, sections, coreSeconds } = outcome;
  debug.write('a chunk is computed', { core_seconds: coreSeconds, bytes: table.length, loans: outcome.loans });
  const key = tableKey(chunk, sha256);
  await withStoreRetries({ clock, signal }, () => objects.put({ key, body: table, sha256 }));
  debug.write('a path table is stored', { sha256 });
  const row: ChunkRow = {
    group: chunk.group,
    chunk: chunk.chunk,
    firstPath: chunk.firstPath,
    paths: chunk.paths,
    pathStrategies: chunk.paths * chunk.strategies.length,
    objectKey: key,
    sha256,
    bytes: table.length,
    sections,
    engineVersion: chunk.engineVersion,
    coreSeconds,
  };
  const { tenantId, sweepId, generation } = chunk;
  const inserted = await withStoreRetries({ clock, signal }, () =>
    store.insertChunkRow({ tenantId, sweepId, generation, row }),
  );
  debug.write('a chunk is finished', { row: inserted });
  switch (inserted) {
    case 'inserted':
      telemetry.count('sim_chunks_completed_total');
      telemetry.count('counter_loans_generated', {}, outcome.loans);
      telemetry.observe('sim_chunk_seconds', coreSeconds);
      await append(ports, chunk, { outcome, debug });
      return DONE;
    case 'duplicate':
      telemetry.count('sim_duplicate_chunks_total');
      return DONE;
    case 'stale_generation':
      telemetry.count('sim_fenced_writes_total', { writer: 'simulate' });
      return DONE;
    case 'mismatch':
      telemetry.count('sim_chunk_mismatches_total');
      return failSweep(ports, chunk, {
        code: 'nondeterminism',
        detail: `Chunk ${chunk.chunk} of group ${chunk.group} gave other bytes than before: ${sha256}.`,
      });
  }
}

/** Losing a partial loses a picture, never a result. */
async function append(
  ports: SimulatePorts,
  chunk: ChunkJob,
  { outcome: { aggregates }, debug }: Omit<ToKeep, 'signal'>,
): Promise<void> {
  const { tenantId, sweepId, generation, group, engineVersion } = chunk;
  try {
    const partial = { group, chunk: chunk.chunk, engineVersion, aggregates };
    await ports.stream.append({ tenantId, sweepId, generation }, partial);
    debug.write('a partial is written');
  } catch (error) {
    ports.telemetry.count('sim_partials_lost_total');
    log(ports, chunk, { level: 'warn', message: 'a partial was not appended', error });
  }
}

async function forgiven(ports: SimulatePorts, chunk: ChunkJob): Promise<JobDone> {
  await ports.store.forgiveChunkStart(chunk);
  return DONE;
}

async function failSweep(ports: SimulatePorts, chunk: ChunkJob, reason: FailureReason): Promise<JobDone> {
  const { tenantId, sweepId, generation } = chunk;
  const guard = { kind: 'generation', generation } as const;
  log(ports, chunk, { level: 'error', message: reason.detail, error: reason.code });
  const step = { tenantId, sweepId, guard, from: statesBefore('failed'), to: 'failed', reason } as const;
  const outcome = await ports.store.transition(step);
  if (outcome === 'fenced') ports.telemetry.count('sim_fenced_writes_total', { writer: 'simulate' });
  return DONE;
}

interface ChunkLog {
  readonly level: 'warn' | 'error';
  readonly message: string;
  readonly error: unknown;
}

function log({ telemetry }: SimulatePorts, chunk: ChunkJob, { level, message, error }: ChunkLog): void {
  const fields = { ...chunkFields(chunk), error };
  telemetry.log({ level, module: 'sim.mc.simulate', message, fields });
}

function chunkFields({ runId: run_id, traceId: trace_id, sweepId: sweep_id, group, chunk }: ChunkJob) {
  return { run_id, trace_id, sweep_id, group, chunk };
}
