import { createThreadPool } from '@ihome/compute';
import { findRedisProgram, startEmbedded, type EmbeddedStack } from '@ihome/embedded';
import {
  CHUNK_PATH_MULTIPLE,
  isFinal,
  MemoryJobBroker,
  MemoryJobQueue,
  MemoryObjectStore,
  MemoryPartialStream,
  MemorySweepStore,
  silentTelemetry,
  startWorker,
  submitSweep,
  systemClock,
  uuidGenerator,
  type SweepPorts,
  type SweepState,
} from '@ihome/orchestration';
import { FolderObjectStore, migrateDatabase, PostgresSweepStore } from '@ihome/persistence';
import { openPostgresJobQueue, openRedisJobQueue, PostgresPartialStream, RedisPartialStream } from '@ihome/queue';
import { toyBundleWriter, toyDocument, toyModel } from '@ihome/testing';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from './benchmark';
import { EMPTY_ENGINE_VERSION, EMPTY_KERNEL_MODULE } from './empty-kernel';
import { cpuSeconds } from './process-usage';
import { median } from './statistics';

const SLOTS = [2, 8] as const;
const MILLIS = 1000;

type StorePorts = Pick<SweepPorts, 'store' | 'queue' | 'stream' | 'objects'>;

/** Where the stores are. */
type Backend = 'memory' | 'redis' | 'postgres';

/** A measured sweep of empty chunks. */
interface EmptySweep {
  /** From the frozen plan to the last row. */
  readonly chunkSeconds: number;
  /** From submission to the final state. */
  readonly sweepSeconds: number;
  /** Processor seconds while chunks ran: of this process, and of the servers. */
  readonly ownCpu: number;
  readonly serverCpu: number;
}

/** Whole life of chunks that compute nothing: queue, start, object, row, partial, control loop. One worker process, real stores. */
export const emptyChunks: Benchmark = {
  name: 'empty-chunks',
  about: 'chunks per second when a chunk computes nothing',
  async run({ quick, progress }) {
    const chunks = quick ? 200 : 2000;
    const rounds = quick ? 1 : 3;
    const folder = await mkdtemp(join(tmpdir(), 'sim-bench-'));
    const stack = await startEmbedded({ dataDir: folder, need: { postgres: true, redis: true, objects: true } });
    try {
      const { databaseUrl } = stack;
      if (databaseUrl === undefined) throw new Error('there is no Postgres');
      await migrateDatabase(databaseUrl);
      const backends: Backend[] = [
        'memory',
        ...(findRedisProgram() === undefined ? [] : (['redis'] as const)),
        'postgres',
      ];
      const cases = backends.flatMap((backend) =>
        SLOTS.map((slots) => ({ backend, slots, taken: [] as EmptySweep[] })),
      );
      for (let round = 1; round <= rounds; round++) {
        progress(`round ${round} of ${rounds}`);
        for (const { backend, slots, taken } of cases) taken.push(await emptySweep({ stack, backend, slots, chunks }));
      }
      const ms = (taken: readonly EmptySweep[], of: (sweep: EmptySweep) => number): string =>
        ((MILLIS * median(taken.map(of))) / chunks).toFixed(2);
      return [
        {
          title: `Empty chunks: sweeps of ${chunks} chunks, median of ${rounds} rounds in turns`,
          columns: [
            { title: 'queue' },
            { title: 'rows' },
            { title: 'slots', align: 'right' },
            { title: 'chunks/s', align: 'right' },
            { title: 'own ms a chunk', align: 'right' },
            { title: "servers' ms a chunk", align: 'right' },
            { title: 'whole sweep s', align: 'right' },
          ],
          rows: cases.map(({ backend, slots, taken }) => [
            backend,
            backend === 'memory' ? 'memory' : 'postgres',
            String(slots),
            (chunks / median(taken.map(({ chunkSeconds }) => chunkSeconds))).toFixed(0),
            ms(taken, ({ ownCpu }) => ownCpu),
            backend === 'memory' ? '' : ms(taken, ({ serverCpu }) => serverCpu),
            median(taken.map(({ sweepSeconds }) => sweepSeconds)).toFixed(1),
          ]),
          notes: [
            'One worker process; ms are processor time while chunks ran; objects in a folder, every write synced to disk.',
            'Chunks/s by the clock, from the frozen plan to the last row; reduction and bundle only in the last column.',
          ],
        },
      ];
    } finally {
      await stack.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface EmptySweepInput {
  readonly stack: EmbeddedStack;
  readonly backend: Backend;
  readonly slots: number;
  readonly chunks: number;
}

async function emptySweep({ stack, backend, slots, chunks }: EmptySweepInput): Promise<EmptySweep> {
  const compute = createThreadPool({
    threads: slots,
    kernel: { module: EMPTY_KERNEL_MODULE, engineVersion: EMPTY_ENGINE_VERSION },
  });
  // Each of the calls takes a thread: all have started before anything is measured.
  await Promise.all(
    Array.from({ length: slots }, () => compute.groupKeys([{ config: {}, role: { kind: 'variant' } }])),
  );
  const stores = openStores(stack, backend);
  const ports: SweepPorts = {
    ...stores,
    ...{ compute, model: toyModel, bundles: toyBundleWriter },
    ...{ clock: systemClock, ids: uuidGenerator, telemetry: silentTelemetry },
  };
  const rule = { pathStrategies: CHUNK_PATH_MULTIPLE, minChunks: 1 };
  const worker = await startWorker(ports, { workerId: uuidGenerator.uuid(), drainMs: 0, rule });
  try {
    return await measured(ports, { stack, chunks });
  } finally {
    await worker.stop();
    await Promise.all([stores.queue.close(), stores.stream.close(), compute.close()]);
    await stores.store.close();
  }
}

interface Mark {
  readonly atMs: number;
  readonly own: number;
  readonly servers: number;
}

async function measured(
  ports: SweepPorts,
  { stack, chunks }: Pick<EmptySweepInput, 'stack' | 'chunks'>,
): Promise<EmptySweep> {
  const marks = new Map<SweepState, Mark>();
  const now = (): Mark => ({ atMs: performance.now(), own: ownSeconds(), servers: serverSeconds(stack) });
  let sweepId = '';
  const ended = new Promise<SweepState>((resolve) => {
    void ports.store.subscribe(({ sweepId: id, state }) => {
      if (sweepId !== '' && id !== sweepId) return;
      if (!marks.has(state)) marks.set(state, now());
      if (isFinal(state)) resolve(state);
    });
  });
  const submitted = now();
  const { sweep } = await submitSweep(ports, {
    tenantId: 'default',
    document: toyDocument({ name: 'empty chunks', strategies: 1, paths: chunks * CHUNK_PATH_MULTIPLE }),
    engineVersion: EMPTY_ENGINE_VERSION,
    traceId: 'bench',
  });
  sweepId = sweep.sweepId;
  const state = await ended;
  const [running, reducing, completed] = [marks.get('running'), marks.get('reducing'), marks.get('completed')];
  if (!running || !reducing || !completed) throw new Error(`the sweep of empty chunks ended as ${state}`);
  return {
    chunkSeconds: (reducing.atMs - running.atMs) / MILLIS,
    sweepSeconds: (completed.atMs - submitted.atMs) / MILLIS,
    ownCpu: reducing.own - running.own,
    serverCpu: reducing.servers - running.servers,
  };
}

function openStores(stack: EmbeddedStack, backend: Backend): StorePorts {
  const { databaseUrl, redisUrl, objects } = stack;
  if (backend === 'memory') {
    return {
      store: new MemorySweepStore(systemClock),
      queue: new MemoryJobQueue(new MemoryJobBroker(systemClock)),
      stream: new MemoryPartialStream(),
      objects: new MemoryObjectStore(),
    };
  }
  if (databaseUrl === undefined || objects === undefined) throw new Error('there are no stores');
  const onError = (error: Error): void => console.error(`a connection broke: ${error.message}`);
  const store = new PostgresSweepStore({ databaseUrl, applicationName: 'sim-bench', onError });
  const folder = new FolderObjectStore({
    ...objects,
    publicUrl: () => '',
    now: () => systemClock.now().getTime(),
  });
  if (backend === 'postgres') {
    return {
      ...{ store, objects: folder },
      queue: openPostgresJobQueue({ databaseUrl, engineVersion: EMPTY_ENGINE_VERSION }),
      stream: new PostgresPartialStream({ databaseUrl, onError }),
    };
  }
  if (redisUrl === undefined) throw new Error('there is no Redis');
  const prefix = `bench-${randomUUID()}`;
  return {
    ...{ store, objects: folder },
    queue: openRedisJobQueue({ redisUrl, engineVersion: EMPTY_ENGINE_VERSION, prefix }),
    stream: new RedisPartialStream({ redisUrl, prefix, onError }),
  };
}

function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function serverSeconds({ postgres, redis }: EmbeddedStack): number {
  return [postgres, redis].reduce((sum, server) => sum + (server === undefined ? 0 : (cpuSeconds(server.pid) ?? 0)), 0);
}
