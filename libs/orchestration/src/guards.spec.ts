import {
  type CallMoment,
  type ClusterMember,
  type ClusterOptions,
  SimulatedCluster,
  type SimulatedProcess,
  toyDocument,
  type VirtualClock,
} from '@ihome/testing';
import { MemorySweepStore } from './memory/memory-sweep-store';
import type { MemorySweep } from './memory/memory-sweep';
import type { ChunkRow, SweepKey, SweepRecord } from './ports/sweep-records';
import type * as port from './ports/sweep-store';
import { CHUNK_START_LIMIT } from './settings';

/**
 * Each guard is shown to be needed: with it a scenario obeys the laws, and without it the same scenario breaks one.
 */
const document = toyDocument();

/** A sweep that looks at 100, 200, 400, 800 and 1,000 paths, and stops at 400. */
const stopping = toyDocument({ stopAt: 0.05, firstLook: 100 });

/** Stops the first process at a moment. */
function stopAt(
  name: string,
  when: CallMoment['when'],
): { readonly stopped: () => SimulatedProcess | null; readonly strike: Parameters<SimulatedCluster['spawn']>[0] } {
  let stopped: SimulatedProcess | null = null;
  return {
    stopped: () => stopped,
    strike: (process, moment) => {
      if (stopped || moment.name !== name || moment.when !== when) return;
      stopped = process;
      process.stop();
    },
  };
}

describe('the primary key of chunk rows', () => {
  /** A process is stopped before it writes a row; another computes the chunk; then the first goes on and writes too. */
  async function computeTwice(options: ClusterOptions): Promise<SimulatedCluster> {
    const cluster = new SimulatedCluster(options);
    const key = await cluster.submit(document);
    const { stopped, strike } = stopAt('store.insertChunkRow', 'before');
    cluster.spawn(strike);
    await cluster.until(() => stopped() !== null, 'the first row');
    cluster.spawn();
    await cluster.until(() => (cluster.counters.get('sim_chunks_completed_total') ?? 0) === 4, 'every row');
    stopped()?.goOn();
    await cluster.end(key);
    return cluster;
  }

  it('leaves one row of a chunk that was computed twice', async () => {
    const cluster = await computeTwice({});
    expect(cluster.laws.violations).toEqual([]);
    expect(cluster.counters.get('sim_duplicate_chunks_total')).toBe(1);
  });

  it('is needed', async () => {
    const cluster = await computeTwice({ makeStore: (clock) => new StoreWithoutPrimaryKey(clock) });
    expect(cluster.laws.violations).toContainEqual(expect.stringContaining('a second row'));
  });
});

describe('the fence', () => {
  /** A reducer is stopped before it writes; its lease runs out; as soon as another has the lease, the first goes on. */
  async function wakeZombie(call: string, options: ClusterOptions): Promise<SimulatedCluster> {
    const cluster = new SimulatedCluster(options);
    const key = await cluster.submit(call === 'store.recordCheckpoint' ? stopping : document);
    const { stopped, strike } = stopAt(call, 'before');
    cluster.spawn(strike);
    await cluster.until(() => stopped() !== null, call);
    cluster.laws.onEpoch = (kind, epoch) => {
      if (kind === 'reduce' && epoch === 2) stopped()?.goOn();
    };
    cluster.spawn();
    expect(await cluster.end(key)).toMatchObject({ state: 'completed' });
    return cluster;
  }

  const writes = ['store.insertStrategyResult', 'store.finishSweep', 'store.recordCheckpoint'];

  it.each(writes)('refuses a zombie reducer at %s', async (call) => {
    const cluster = await wakeZombie(call, {});
    expect(cluster.laws.violations).toEqual([]);
    expect(cluster.counters.get('sim_fenced_writes_total')).toBeGreaterThan(0);
  });

  it.each(writes)('is needed at %s', async (call) => {
    const cluster = await wakeZombie(call, { makeStore: (clock) => new StoreWithoutFence(clock) });
    expect(cluster.laws.violations).toContainEqual(expect.stringContaining('under epoch 1 while 2 is the newest'));
  });
});

describe('the generation', () => {
  /** A process is stopped before it writes a row; the sweep gets another plan; then the process goes on. */
  async function replanMeanwhile(makeStore: (clock: VirtualClock) => ReplanningStore): Promise<SimulatedCluster> {
    const cluster = new SimulatedCluster({ makeStore });
    const key = await cluster.submit(document);
    const { stopped, strike } = stopAt('store.insertChunkRow', 'before');
    cluster.spawn(strike);
    await cluster.until(() => stopped() !== null, 'the first row');
    if (!(cluster.store instanceof ReplanningStore)) throw new Error('no replanning store');
    cluster.store.replan(key);
    stopped()?.goOn();
    const late: ClusterMember = cluster.spawn();
    expect(await cluster.end(key)).toMatchObject({ state: 'completed', generation: 2 });
    await late.started;
    return cluster;
  }

  it('refuses rows of an older plan', async () => {
    const cluster = await replanMeanwhile((clock) => new ReplanningStore(clock));
    expect(cluster.laws.violations).toEqual([]);
    expect(cluster.counters.get('sim_fenced_writes_total')).toBe(1);
  });

  it('is needed', async () => {
    const cluster = await replanMeanwhile((clock) => new StoreWithoutGeneration(clock));
    expect(cluster.laws.violations).toContainEqual('a row of generation 1');
  });
});

describe('the look for missing chunks before a checkpoint is decided', () => {
  /** The job that decided the first checkpoint is handed out once more while chunks of the second are missing. */
  async function decideTwice(options: ClusterOptions): Promise<SweepRecord> {
    const cluster = new SimulatedCluster(options);
    const key = await cluster.submit(stopping);
    let late = false;
    cluster.spawn((_process, { name, when }) => {
      if (late || name !== 'store.recordCheckpoint' || when !== 'after') return;
      late = true;
      const data = { tenant_id: key.tenantId, sweep_id: key.sweepId, run_id: 'r', trace_id: 't' };
      cluster.broker.add('reduce', [{ id: 'late', data, priority: 0 }]);
    });
    return cluster.end(key);
  }

  it('leaves a late job without anything to do', async () => {
    const sweep = await decideTwice({});
    expect(sweep.state).toBe('completed');
    expect(sweep.checkpoints.map(({ paths }) => paths)).toEqual([100, 200, 400]);
  });

  it('is needed', async () => {
    const sweep = await decideTwice({ makeStore: (clock) => new StoreWithoutMissingChunks(clock) });
    expect(sweep).toMatchObject({ state: 'failed', reason: { code: 'corrupt_data' } });
  });
});

describe('the limit of paths that may be run', () => {
  it('keeps chunks behind the open checkpoint off the queue, so that a stop spares them', async () => {
    const cluster = new SimulatedCluster();
    const key = await cluster.submit(stopping);
    const ran: number[] = [];
    cluster.spawn((_process, { name, when }) => {
      if (name === 'store.insertChunkRow' && when === 'after') ran.push(1);
    });
    const sweep = await cluster.end(key);
    expect(sweep).toMatchObject({ state: 'completed', plan: { chunks: 8, checkpoints: [100, 200, 400, 800, 1_000] } });
    expect(ran).toHaveLength(4);
    expect(sweep.progress).toMatchObject({ chunks: { done: 4, total: 4 }, paths: { done: 1_200, total: 1_200 } });
  });

  it('is all paths where none is precise enough', async () => {
    const cluster = new SimulatedCluster();
    const key = await cluster.submit(toyDocument({ stopAt: 0.001, firstLook: 100 }));
    cluster.spawn();
    const sweep = await cluster.end(key);
    expect(sweep.checkpoints.map(({ paths, converged }) => [paths, converged])).toEqual(
      [100, 200, 400, 800, 1_000].map((paths) => [paths, false]),
    );
    expect(sweep.progress.paths).toEqual({ done: 3_000, total: 3_000 });
  });

  it('ends with a cancel while a checkpoint is decided', async () => {
    const cluster = new SimulatedCluster();
    const key = await cluster.submit(stopping);
    let asked = false;
    cluster.spawn((_process, { name, when }) => {
      if (asked || name !== 'compute.reduce' || when !== 'before') return;
      asked = true;
      void cluster.store.requestCancel(key);
    });
    expect(await cluster.end(key)).toMatchObject({ state: 'cancelled', checkpoints: [] });
    expect(cluster.laws.violations).toEqual([]);
  });

  it('fails a sweep whose decision kills every process that starts it', async () => {
    const cluster = new SimulatedCluster();
    const key = await cluster.submit(stopping);
    for (let n = 0; n <= CHUNK_START_LIMIT; n++) {
      cluster.spawn((process, { name, when }) => {
        if (name === 'compute.reduce' && when === 'before') process.kill();
      });
      await cluster.clock.advance(12_000);
    }
    cluster.spawn();
    expect(await cluster.end(key)).toMatchObject({ state: 'failed', reason: { code: 'chunk_failed' } });
  });
});

describe('the reconciler', () => {
  /** The queue is lost once every chunk was enqueued and none was computed. */
  async function loseQueue(
    options: ClusterOptions,
  ): Promise<{ readonly cluster: SimulatedCluster; readonly key: SweepKey }> {
    const cluster = new SimulatedCluster(options);
    const key = await cluster.submit(document);
    let lost = false;
    cluster.spawn((_process, { name, when }) => {
      if (lost || name !== 'queue.addBulk' || when !== 'after') return;
      lost = true;
      cluster.broker.lose();
    });
    await cluster.until(() => lost, 'the loss');
    return { cluster, key };
  }

  it('enqueues anew what neither queue nor rows have', async () => {
    const { cluster, key } = await loseQueue({});
    expect(await cluster.end(key)).toMatchObject({ state: 'completed' });
    expect(cluster.counters.get('sim_chunks_requeued_total')).toBeGreaterThan(0);
  });

  it('is needed', async () => {
    const { cluster, key } = await loseQueue({
      makeQueue: (queue) =>
        new Proxy(queue, {
          get: (target, property) => (property === 'unknownIds' ? async () => [] : bound(target, property)),
        }),
    });
    await expect(cluster.end(key)).rejects.toThrow('the end of the sweep did not come');
  });
});

class StoreWithoutPrimaryKey extends MemorySweepStore {
  private readonly rows: ChunkRow[] = [];

  override async getChunkRow(): Promise<null> {
    return null;
  }

  override async insertChunkRow({ row }: port.InsertChunkRow): Promise<port.InsertChunkOutcome> {
    this.rows.push(row);
    return 'inserted';
  }

  override async listChunkRows({ after, group }: port.ListChunkRows): Promise<ChunkRow[]> {
    return this.rows.filter((row) => row.group === group && row.chunk > after).sort((a, b) => a.chunk - b.chunk);
  }

  override async listMissingChunks({ groups }: port.ListMissingChunks): Promise<port.ChunkPlace[]> {
    const places = groups.flatMap(({ group, chunks }) =>
      Array.from({ length: chunks }, (_, chunk) => ({ group, chunk })),
    );
    return places.filter(({ group, chunk }) => !this.rows.some((row) => row.group === group && row.chunk === chunk));
  }
}

/** Tells the leader which chunks are missing, and a decision that none is. */
class StoreWithoutMissingChunks extends MemorySweepStore {
  override async listMissingChunks(request: port.ListMissingChunks): Promise<port.ChunkPlace[]> {
    return request.limit === 1 ? [] : super.listMissingChunks(request);
  }
}

class StoreWithoutFence extends MemorySweepStore {
  protected override holds(guard: port.Guard, entry: MemorySweep): boolean {
    return guard.kind === 'lease' || super.holds(guard, entry);
  }
}

class ReplanningStore extends MemorySweepStore {
  /** Gives a sweep a new generation without a plan, as a later replan will. */
  replan(key: SweepKey): void {
    const entry = this.entry(key);
    if (!entry) throw new Error('no sweep');
    this.change(entry, { state: 'planning', plan: null, generation: entry.record.generation + 1 });
  }
}

class StoreWithoutGeneration extends ReplanningStore {
  protected override holds(guard: port.Guard, entry: MemorySweep): boolean {
    return guard.kind === 'generation' || super.holds(guard, entry);
  }
}

function bound(target: object, property: string | symbol): unknown {
  const value: unknown = Reflect.get(target, property, target);
  return typeof value === 'function' ? (...args: unknown[]): unknown => Reflect.apply(value, target, args) : value;
}
