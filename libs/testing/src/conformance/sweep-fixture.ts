import {
  type ChunkRow,
  type Lease,
  type NewSweep,
  type SweepKey,
  type SweepPlan,
  type SweepStore,
  uuidGenerator,
} from '@ihome/orchestration';

/** The engine version of every sweep of the suites. */
export const TEST_ENGINE_VERSION = '0.0.0-conformance';

/** A small sweep of two strategies, 512 paths each, of a tenant of its own. */
export function newSweep(fields: Partial<NewSweep> = {}): NewSweep {
  const sweepId = uuidGenerator.uuid();
  return {
    tenantId: `tenant-${sweepId.slice(-8)}`,
    sweepId,
    engineVersion: TEST_ENGINE_VERSION,
    name: 'LTV by carry',
    tags: ['q3'],
    priority: 'batch',
    document: { name: 'LTV by carry', preset: 'base' },
    baseConfig: { monte_carlo: { num_paths: 512, seed: 7 } },
    configHash: 'a'.repeat(64),
    seed: 7,
    design: { kind: 'random', points: 5, excluded: 2, duplicates: 1 },
    pathStrategies: 1024,
    runId: sweepId,
    traceId: 'trace-1',
    strategies: [0, 1].map((index) => ({
      index,
      role: { kind: 'variant' },
      parameters: { 'origination.avg_loan_ltv': 0.2 + index / 10 },
      config: { strategy: index, nested: { list: [1, 2.5, null, true, 'é'] } },
      configHash: String(index).repeat(64),
    })),
    idempotency: null,
    ...fields,
  };
}

/** One group of two strategies in two chunks of 256 paths. */
export const TEST_PLAN: SweepPlan = {
  generation: 1,
  groups: [{ group: 0, strategies: [0, 1], paths: 512, chunkPaths: 256, chunks: 2 }],
  chunks: 2,
  pathStrategies: 1024,
  checkpoints: [256, 512],
};

/** A row for a chunk of TEST_PLAN. */
export function chunkRow(chunk: number, fields: Partial<ChunkRow> = {}): ChunkRow {
  return {
    group: 0,
    chunk,
    firstPath: chunk * 256,
    paths: 256,
    pathStrategies: 512,
    objectKey: `tables/${chunk}`,
    sha256: String(chunk).repeat(64),
    bytes: 4096,
    sections: [
      { offset: 64, length: 2016 },
      { offset: 2080, length: 2016 },
    ],
    engineVersion: TEST_ENGINE_VERSION,
    coreSeconds: 0.25,
    ...fields,
  };
}

/** Name of a sweep as the ports want it. */
export function keyOf({ tenantId, sweepId }: SweepKey): SweepKey {
  return { tenantId, sweepId };
}

/** Claims a lease that must be free. */
export async function claim(store: SweepStore, key: SweepKey, kind: Lease['kind']): Promise<Lease> {
  const lease = await store.claimLease({ ...keyOf(key), kind, holder: 'holder-a', ttlMs: 60_000 });
  if (!lease) throw new Error(`the ${kind} lease of ${key.sweepId} is not free`);
  return lease;
}

/** Creates a sweep and brings it to state running with TEST_PLAN. */
export async function runningSweep(store: SweepStore): Promise<{ readonly key: SweepKey; readonly lease: Lease }> {
  const sweep = newSweep();
  await store.createSweep(sweep);
  const key = keyOf(sweep);
  const lease = await claim(store, key, 'control');
  await store.transition({ ...key, guard: { kind: 'lease', lease }, from: ['queued'], to: 'planning' });
  await store.freezePlan({ ...key, lease, plan: TEST_PLAN });
  return { key, lease };
}

/** Creates a sweep and brings it to state reducing, without any chunk row. */
export async function reducingSweep(store: SweepStore): Promise<{ readonly key: SweepKey; readonly lease: Lease }> {
  const { key, lease } = await runningSweep(store);
  await store.transition({ ...key, guard: { kind: 'lease', lease }, from: ['running'], to: 'reducing' });
  return { key, lease: await claim(store, key, 'reduce') };
}
