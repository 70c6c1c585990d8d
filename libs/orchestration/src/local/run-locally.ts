import { SimulationError } from '@ihome/config';
import { MemoryJobBroker } from '../memory/memory-job-broker';
import { MemoryJobQueue } from '../memory/memory-job-queue';
import { MemoryObjectStore } from '../memory/memory-object-store';
import { MemoryPartialStream } from '../memory/memory-partial-stream';
import { MemorySweepStore } from '../memory/memory-sweep-store';
import { resultKeys } from '../object-keys';
import type { ChunkRule } from '../plan/chunk-plan';
import type { BundleWriter } from '../ports/bundle-writer';
import type { ChunkCompute } from '../ports/chunk-compute';
import type { Clock } from '../ports/clock';
import type { JsonObject } from '../ports/json';
import type { SweepModel } from '../ports/sweep-model';
import type { SweepPorts } from '../ports/sweep-ports';
import type { StrategyResultRow, SweepKey, SweepRecord, SweepResults } from '../ports/sweep-records';
import type { Telemetry } from '../ports/telemetry';
import { isFinal } from '../sweep-state';
import { submitSweep } from '../submit/submit-sweep';
import { silentTelemetry } from '../system/silent-telemetry';
import { systemClock } from '../system/system-clock';
import { uuidGenerator } from '../system/uuid-generator';
import { startWorker } from '../worker';

/** A sweep to be run in this process. */
export interface LocalRun {
  /** A sweep document. */
  readonly document: JsonObject;
  readonly compute: ChunkCompute;
  readonly model: SweepModel;
  readonly bundles: BundleWriter;
  /** Called with the sweep after every change. */
  readonly onProgress?: (sweep: SweepRecord) => void;
  /** Cancels the sweep. */
  readonly signal?: AbortSignal;
  readonly telemetry?: Telemetry;
  readonly clock?: Clock;
  readonly rule?: ChunkRule;
}

/** What a finished local run leaves. */
export interface LocalOutcome {
  /** In a final state. */
  readonly sweep: SweepRecord;
  readonly coreSeconds: number;
  /** Null unless the state has results. */
  readonly finished: LocalResults | null;
}

/** Results of a completed local run. */
export interface LocalResults extends SweepResults {
  readonly strategies: readonly StrategyResultRow[];
  readonly resultsJson: Uint8Array;
  /** The zip. */
  readonly bundle: Uint8Array;
}

const LOCAL_TENANT = 'default';

/**
 * Runs a sweep in this process with in-memory stores: the same control loop, jobs and reducer as the platform's, and so the same result
 * bytes. Throws a ValidationError for a document that breaks a rule; a sweep that fails later is returned in state failed.
 */
export async function runLocally(run: LocalRun): Promise<LocalOutcome> {
  const ports = localPorts(run);
  const worker = await startWorker(ports, {
    workerId: uuidGenerator.uuid(),
    drainMs: 0,
    ...(run.rule ? { rule: run.rule } : {}),
  });
  try {
    const { sweep } = await submitSweep(ports, {
      tenantId: LOCAL_TENANT,
      document: run.document,
      engineVersion: run.compute.engineVersion,
      traceId: 'local',
    });
    return await outcome(ports, await finalState(ports, run, sweep));
  } finally {
    await worker.stop();
    await ports.queue.close();
  }
}

function localPorts({ compute, model, bundles, telemetry, clock = systemClock }: LocalRun): SweepPorts {
  return {
    store: new MemorySweepStore(clock),
    queue: new MemoryJobQueue(new MemoryJobBroker(clock)),
    stream: new MemoryPartialStream(),
    objects: new MemoryObjectStore(),
    ids: uuidGenerator,
    telemetry: telemetry ?? silentTelemetry,
    ...{ compute, model, bundles, clock },
  };
}

async function finalState({ store }: SweepPorts, run: LocalRun, key: SweepKey): Promise<SweepRecord> {
  const cancel = (): void => void store.requestCancel(key);
  return new Promise<SweepRecord>((resolve, reject) => {
    const look = async (): Promise<void> => {
      const sweep = await store.getSweep(key);
      if (!sweep) throw new SimulationError('internal', 'The sweep is gone.');
      run.onProgress?.(sweep);
      if (!isFinal(sweep.state)) return;
      run.signal?.removeEventListener('abort', cancel);
      resolve(sweep);
    };
    void store.subscribe(() => void look().catch(reject));
    if (run.signal?.aborted) cancel();
    else run.signal?.addEventListener('abort', cancel, { once: true });
    look().catch(reject);
  });
}

async function outcome({ store, objects }: SweepPorts, sweep: SweepRecord): Promise<LocalOutcome> {
  const { coreSeconds } = await store.chunkTotals(sweep, sweep.generation);
  const results = await store.getSweepResults(sweep);
  if (!results || sweep.resultDigest === null) return { sweep, coreSeconds, finished: null };
  const keys = resultKeys(sweep, sweep.resultDigest);
  const { tenantId, sweepId, strategyCount: limit } = sweep;
  return {
    sweep,
    coreSeconds,
    finished: {
      ...results,
      strategies: await store.listStrategyResults({ tenantId, sweepId, from: 0, limit }),
      resultsJson: await objects.get(keys.results),
      bundle: await objects.get(keys.bundle),
    },
  };
}
