import {
  type ChunkRule,
  type CounterName,
  type JsonObject,
  InlineCompute,
  isFinal,
  type JobQueue,
  MemoryJobBroker,
  MemoryJobQueue,
  MemoryObjectStore,
  MemoryPartialStream,
  MemorySweepStore,
  startWorker,
  submitSweep,
  type SweepKey,
  type SweepPorts,
  type SweepRecord,
  type SweepStore,
  type Telemetry,
  type Worker,
} from '@ihome/orchestration';
import { SimulatedProcess, type Strike } from './simulated-process';
import { kernel as toyKernel } from './toy-kernel';
import { toyBundleWriter, toyModel } from './toy-model';
import { VirtualClock } from './virtual-clock';
import { WriteLaws } from './write-laws';

/** What a cluster is made of; guards are taken away by other makers. */
export interface ClusterOptions {
  readonly rule?: ChunkRule;
  readonly makeStore?: (clock: VirtualClock) => MemorySweepStore;
  readonly makeQueue?: (queue: MemoryJobQueue) => JobQueue;
}

/** Chunks small enough that a toy sweep has several. */
export const TOY_RULE: ChunkRule = { pathStrategies: 1_024, minChunks: 4 };

/** Long enough for every recovery: leases, locks and start limits included. */
const PATIENCE_MS = 180_000;

/** A process of a cluster and its worker. */
export interface ClusterMember {
  readonly process: SimulatedProcess;
  /** Resolves once the worker has started; never, when the process died before. */
  readonly started: Promise<Worker>;
}

/**
 * Worker processes over shared in-memory stores and a virtual clock: deterministic, and fast enough to strike a process at every call of a
 * port in turn.
 */
export class SimulatedCluster {
  readonly clock = new VirtualClock();
  readonly store: MemorySweepStore;
  readonly broker = new MemoryJobBroker(this.clock);
  readonly stream = new MemoryPartialStream();
  readonly objects = new MemoryObjectStore();
  readonly laws = new WriteLaws();
  readonly counters = new Map<CounterName, number>();
  private readonly watched: SweepStore;
  private readonly latest = new Map<string, SweepRecord>();
  private nextId = 1;

  constructor(private readonly options: ClusterOptions = {}) {
    this.store = options.makeStore?.(this.clock) ?? new MemorySweepStore(this.clock);
    this.watched = this.laws.watch(this.store);
  }

  /** Starts a worker process. `strike` is asked at every call of a port and may kill or stop it. */
  spawn(strike?: Strike): ClusterMember {
    const queue = new MemoryJobQueue(this.broker);
    const process = new SimulatedProcess(strike ?? null, () => queue.silence());
    const ports = process.wrapAll(this.ports(this.options.makeQueue?.(queue) ?? queue));
    const workerId = `worker-${this.nextId++}`;
    return { process, started: startWorker(ports, { workerId, rule: this.options.rule ?? TOY_RULE, drainMs: 0 }) };
  }

  /** Submits a sweep. */
  async submit(document: JsonObject): Promise<SweepKey> {
    const ports = this.ports(new MemoryJobQueue(this.broker));
    const engineVersion = toyKernel.engineVersion;
    const { sweep } = await submitSweep(ports, { tenantId: 'default', document, engineVersion, traceId: 't' });
    return { tenantId: sweep.tenantId, sweepId: sweep.sweepId };
  }

  /** Lets time pass until `holds`; an error when that takes too long. */
  async until(holds: () => boolean, what: string): Promise<void> {
    if (!(await this.clock.advanceUntil(holds, PATIENCE_MS))) throw new Error(`${what} did not come`);
  }

  /** Lets time pass until the sweep has ended, and a while longer so that late writers show themselves. */
  async end(key: SweepKey): Promise<SweepRecord> {
    const look = async (): Promise<void> => {
      const sweep = await this.store.getSweep(key);
      if (sweep) this.latest.set(key.sweepId, sweep);
    };
    const stop = await this.store.subscribe(() => void look());
    await look();
    await this.until(() => isFinal(this.latest.get(key.sweepId)?.state ?? 'queued'), 'the end of the sweep');
    await stop();
    await this.clock.advance(30_000);
    const sweep = await this.store.getSweep(key);
    if (!sweep) throw new Error('the sweep is gone');
    return sweep;
  }

  private ports(queue: JobQueue): SweepPorts {
    const { clock, stream, objects, counters } = this;
    const telemetry: Telemetry = {
      count: (name, _labels, by = 1) => void counters.set(name, (counters.get(name) ?? 0) + by),
      gauge: () => undefined,
      observe: () => undefined,
      log: () => undefined,
    };
    return {
      store: this.watched,
      compute: new InlineCompute(toyKernel),
      model: toyModel,
      bundles: toyBundleWriter,
      ids: { uuid: () => `00000000-0000-7000-8000-${String(this.nextId++).padStart(12, '0')}` },
      ...{ queue, clock, stream, objects, telemetry },
    };
  }
}
