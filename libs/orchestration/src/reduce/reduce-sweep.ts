import { createHash } from 'node:crypto';
import { canonicalJson, SimulationError } from '@ihome/config';
import { readStrategies } from '../control/freeze-plan';
import { sweepDebugLines } from '../debug-lines';
import { resultKeys, tablePrefix } from '../object-keys';
import { parseReduceJob } from '../plan/chunk-job';
import { openCheckpoint } from '../plan/path-limit';
import type { PathSection } from '../ports/chunk-compute';
import type { Job, JobDone } from '../ports/job-queue';
import type { Conclusion } from '../ports/sweep-model';
import type {
  BundleReference,
  FailureReason,
  StrategyRecord,
  StrategyResultRow,
  SweepRecord,
} from '../ports/sweep-records';
import type { Lease } from '../ports/sweep-store';
import { CHUNK_START_LIMIT, REDUCE_LEASE_MS, ROWS_PER_READ } from '../settings';
import type { SweepWatch } from '../simulate/sweep-watch';
import { isRetryable, withStoreRetries } from '../store-retry';
import { compareVariants } from './compare-variants';
import { whileHolding } from './kept-lease';
import { decideCheckpoint } from './decide-checkpoint';
import { pathsRun, readSections } from './path-sections';
import { reduceStrategies } from './reduce-strategies';
import { goOn, type ReducePorts, type Reduction } from './reduction';
import { offerShares, reduceShare } from './reduction-shares';

const DONE: JobDone = { ok: 1 };

/** Group under which starts of reductions are counted: no chunk has it. */
const REDUCTION_GROUP = -1;

/**
 * One reduce job. While the sweep runs, the decision of its open checkpoint. Once it is reducing: under a lease with a fencing epoch, every
 * strategy without a result row is reduced from its path tables in path order and gets its row (so a crash resumes there), with other
 * workers' help where there are any (`reduceShare`); then frontier, guardrails and the bundle, its manifest last; one transaction flips the
 * state where the epoch still holds. Two reducers of one sweep write the same bytes, and only the newer one's writes count.
 */
export async function reduceSweep(ports: ReducePorts, watch: SweepWatch, job: Job): Promise<JobDone> {
  const { tenantId, sweepId, share } = parseReduceJob(job.data);
  if (share !== null) {
    await reduceShare(ports, { watch, job, key: { tenantId, sweepId }, share });
    return DONE;
  }
  const claim = { tenantId, sweepId, kind: 'reduce', holder: ports.ids.uuid(), ttlMs: REDUCE_LEASE_MS } as const;
  const lease = await ports.store.claimLease(claim);
  if (!lease) return DONE;
  const sweep = await ports.store.getSweep({ tenantId, sweepId });
  const work = sweep && workOn(sweep);
  if (!sweep || !work) return release(ports, lease);

  const debug = sweepDebugLines(ports, sweep, 'sim.mc.reduce');
  const place = { tenantId, sweepId, generation: sweep.generation, group: REDUCTION_GROUP, chunk: work.place };
  const start = await ports.store.countChunkStart(place);
  if (start && start.starts > CHUNK_START_LIMIT) {
    const detail = `The reduction was started ${CHUNK_START_LIMIT} times without an end.`;
    return fail(ports, { sweep, lease }, { code: 'chunk_failed', detail });
  }
  try {
    await whileHolding(ports, { lease, ttlMs: REDUCE_LEASE_MS }, (lost) =>
      watch.during(sweepId, async (stopped) => {
        const signal = AbortSignal.any([lost, stopped, job.signal]);
        await work.act(ports, { sweep, lease, signal, debug });
      }),
    );
  } catch (error) {
    if (error instanceof SimulationError && !error.retryable) {
      return fail(ports, { sweep, lease }, { code: error.code, detail: error.detail });
    }
    if (isRetryable(error)) await ports.store.forgiveChunkStart(place);
    await ports.store.releaseLease(lease);
    throw error;
  }
  await ports.store.forgiveChunkStart(place);
  return release(ports, lease);
}

/** What a sweep needs to have read from its path tables, and where its starts are counted. */
interface TableWork {
  readonly place: number;
  readonly act: (ports: ReducePorts, reduction: Reduction) => Promise<void>;
}

function workOn(sweep: SweepRecord): TableWork | null {
  if (sweep.state === 'reducing') return { place: 0, act: reduce };
  const open = sweep.state === 'running' ? openCheckpoint(sweep) : null;
  return open && { place: 1 + open.position, act: decideCheckpoint };
}

async function reduce(ports: ReducePorts, reduction: Reduction): Promise<void> {
  const startedMs = ports.clock.monotonicMs();
  const { runId: run_id, traceId: trace_id, sweepId: sweep_id } = reduction.sweep;
  const fields = { run_id, trace_id, sweep_id, epoch: reduction.lease.epoch };
  ports.telemetry.log({ level: 'info', module: 'sim.mc.reduce', message: 'the reduction starts', fields });
  const strategies = await readStrategies(ports, reduction.sweep);
  await offerShares(ports, reduction, strategies);
  await reduceStrategies(ports, reduction, { strategies, turn: 0, turns: 1 });
  const results = await readResults(ports, reduction.sweep);
  const { engineVersion, baseConfig, configHash, design, seed, document, checkpoints } = reduction.sweep;
  const comparison = await compareVariants(ports, reduction, { strategies, results });
  const conclusion = ports.model.conclude({
    ...{ engineVersion, baseConfig, configHash, design, seed, document, checkpoints },
    ...{ strategies, results, comparison },
  });
  reduction.debug.write('the results are drawn together', { strategies: strategies.length });
  const variants = strategies.slice(0, reduction.sweep.variantCount);
  const resultsJson = new TextEncoder().encode(canonicalJson(conclusion.results));
  const resultDigest = createHash('sha256').update(resultsJson).digest('hex');
  goOn(reduction);
  const bundle = await storeBundle(ports, reduction, { strategies: variants, conclusion, resultsJson, resultDigest });
  reduction.debug.write('the bundle is stored', { bytes: bundle.bytes, sha256: bundle.sha256 });
  await finish(ports, reduction, { conclusion, resultDigest, bundle });
  reduction.debug.write('the reduction ends', { result_digest: resultDigest });
  ports.telemetry.observe('sim_reduce_seconds', (ports.clock.monotonicMs() - startedMs) / 1_000);
}

async function readResults({ store }: ReducePorts, sweep: SweepRecord): Promise<StrategyResultRow[]> {
  const { tenantId, sweepId } = sweep;
  const rows: StrategyResultRow[] = [];
  for (let from = 0; ; from = (rows.at(-1)?.index ?? 0) + 1) {
    const page = await store.listStrategyResults({ tenantId, sweepId, from, limit: ROWS_PER_READ });
    rows.push(...page);
    if (page.length < ROWS_PER_READ) return rows;
  }
}

interface Concluded {
  readonly strategies: readonly StrategyRecord[];
  readonly conclusion: Conclusion;
  readonly resultsJson: Uint8Array;
  readonly resultDigest: string;
}

/** Stores results.json, the bundle, and its manifest last: who sees the manifest can rely on the rest. */
async function storeBundle(
  ports: ReducePorts,
  { sweep, signal }: Reduction,
  { strategies, conclusion, resultsJson, resultDigest }: Concluded,
): Promise<BundleReference> {
  const { objects, clock } = ports;
  const { name, engineVersion, configHash, seed, document, baseConfig } = sweep;
  const { results, frontier, guardrails } = conclusion;
  const keys = resultKeys(sweep, resultDigest);
  const openSections = (index: number): AsyncIterable<PathSection> =>
    readSections(ports, sweep, { index, paths: pathsRun(sweep, index) });
  const bundle = await ports.bundles.write({
    ...{ name, engineVersion, configHash, seed, document, baseConfig, strategies },
    ...{ results, resultsJson, resultDigest, frontier, guardrails, openSections, signal },
  });
  try {
    await withStoreRetries({ clock, signal }, () =>
      objects.put({ key: keys.results, body: resultsJson, contentType: 'application/json' }),
    );
    const stored = await objects.put({ key: keys.bundle, body: bundle.body, contentType: 'application/zip' });
    await withStoreRetries({ clock, signal }, () =>
      objects.put({ key: keys.manifest, body: bundle.manifest, contentType: 'application/json' }),
    );
    return stored;
  } finally {
    await bundle.dispose();
  }
}

interface Ending {
  readonly conclusion: Conclusion;
  readonly resultDigest: string;
  readonly bundle: BundleReference;
}

async function finish(ports: ReducePorts, reduction: Reduction, ending: Ending): Promise<void> {
  const { store, stream, objects, clock, telemetry } = ports;
  const { sweep, lease, signal } = reduction;
  const { conclusion, resultDigest, bundle } = ending;
  const { tenantId, sweepId, generation } = sweep;
  const { frontier, guardrails, analyses } = conclusion;
  const state = conclusion.guardrailFailed ? 'guardrail_failed' : 'completed';
  const outcome = await withStoreRetries({ clock, signal }, () =>
    store.finishSweep({
      ...{ tenantId, sweepId, lease, generation, state, resultDigest },
      bundle: { key: bundle.key, bytes: bundle.bytes, sha256: bundle.sha256 },
      results: { frontier, guardrails, analyses },
    }),
  );
  if (outcome === 'fenced') telemetry.count('sim_fenced_writes_total', { writer: 'reduce' });
  if (outcome !== 'done') return;
  telemetry.count('sim_sweeps_finished_total', { state });
  telemetry.count('counter_guardrail_violations', {}, conclusion.violations);
  telemetry.observe('histogram_mc_runtime_seconds', (clock.now().getTime() - sweep.createdAt.getTime()) / 1_000);
  const fields = { run_id: sweep.runId, trace_id: sweep.traceId, sweep_id: sweepId, result_digest: resultDigest };
  telemetry.log({ level: 'info', module: 'sim.mc.reduce', message: `the sweep is ${state}`, fields });
  await Promise.allSettled([stream.remove(sweep), objects.deletePrefix(tablePrefix(sweep))]);
}

async function fail(
  ports: ReducePorts,
  { sweep, lease }: Pick<Reduction, 'sweep' | 'lease'>,
  reason: FailureReason,
): Promise<JobDone> {
  const { tenantId, sweepId, runId, traceId } = sweep;
  const fields = { run_id: runId, trace_id: traceId, sweep_id: sweepId, code: reason.code };
  ports.telemetry.log({ level: 'error', module: 'sim.mc.reduce', message: reason.detail, fields });
  const guard = { kind: 'lease', lease } as const;
  const step = { tenantId, sweepId, guard, from: [sweep.state], to: 'failed', reason } as const;
  const outcome = await ports.store.transition(step);
  if (outcome === 'fenced') ports.telemetry.count('sim_fenced_writes_total', { writer: 'reduce' });
  return release(ports, lease);
}

async function release({ store }: ReducePorts, lease: Lease): Promise<JobDone> {
  await store.releaseLease(lease);
  return DONE;
}
