import type { SweepStore } from '@ihome/orchestration';
import { chunkRow, reducingSweep, runningSweep, startRealServices, WriteLaws, type RealServices } from '@ihome/testing';
import type * as drizzle from 'drizzle-orm';
import { Client } from 'pg';
import type * as fence from './operations/fence';
import { migrateDatabase } from './migrate-database';
import { PostgresSweepStore } from './postgres-sweep-store';

/**
 * Each guard of the Postgres store is shown to be needed: with it a scenario obeys the laws of writing, and without it the same
 * scenario, on the same real server, breaks one.
 */
let services: RealServices;
const stores: PostgresSweepStore[] = [];
beforeAll(async () => {
  services = await startRealServices();
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});
afterAll(() => services.close());

type StoreClass = typeof PostgresSweepStore;

/** What is changed before a scenario runs: in the database, or in the code of the store. */
interface Removal {
  readonly statement?: string;
  readonly Store?: StoreClass;
}

/** A store on a database of its own, watched by the laws. */
async function watchedStore({ statement, Store = PostgresSweepStore }: Removal): Promise<{
  readonly store: SweepStore;
  readonly laws: WriteLaws;
}> {
  const databaseUrl = await services.newDatabase();
  await migrateDatabase(databaseUrl);
  if (statement !== undefined) {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  }
  const onError = (error: Error): void => {
    throw error;
  };
  const store = new Store({ databaseUrl, applicationName: 'guards', onError });
  stores.push(store);
  const laws = new WriteLaws();
  return { store: laws.watch(store), laws };
}

/** The store as it would be if conditions on one kind of guard always held. */
async function storeWithout(kind: 'lease' | 'generation'): Promise<StoreClass> {
  jest.doMock('./operations/fence', () => {
    const actual = jest.requireActual<typeof fence>('./operations/fence');
    const { sql } = jest.requireActual<typeof drizzle>('drizzle-orm');
    const always = sql`true`;
    const mocked: typeof fence = {
      ...actual,
      leaseHolds: (lease) => (kind === 'lease' ? always : actual.leaseHolds(lease)),
      guardHolds: (guard) => (guard.kind === kind ? always : actual.guardHolds(guard)),
    };
    return mocked;
  });
  let Store: StoreClass | undefined;
  await jest.isolateModulesAsync(async () => {
    Store = (await import('./postgres-sweep-store')).PostgresSweepStore;
  });
  jest.dontMock('./operations/fence');
  if (Store === undefined) throw new Error('the store was not loaded');
  return Store;
}

describe('the primary key of chunk rows', () => {
  async function writeTwice(removal: Removal): Promise<readonly [string[], WriteLaws]> {
    const { store, laws } = await watchedStore(removal);
    const { key } = await runningSweep(store);
    const outcomes: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      outcomes.push(await store.insertChunkRow({ ...key, generation: 1, row: chunkRow(0) }));
    }
    return [outcomes, laws];
  }

  it('lets a chunk have one row', async () => {
    const [outcomes, { violations }] = await writeTwice({});
    expect({ outcomes, violations }).toEqual({ outcomes: ['inserted', 'duplicate'], violations: [] });
  });

  it('is needed', async () => {
    const [, laws] = await writeTwice({ statement: 'alter table chunk_results drop constraint chunk_results_pk' });
    expect(laws.violations).toEqual(['a second row of chunk 0/0']);
  });
});

describe('the fence', () => {
  /** A reducer whose lease another has taken over writes nevertheless. */
  async function wakeZombie(removal: Removal): Promise<readonly [string[], WriteLaws]> {
    const { store, laws } = await watchedStore(removal);
    const { key, lease } = await reducingSweep(store);
    await store.releaseLease(lease);
    await store.claimLease({ ...key, kind: 'reduce', holder: 'another', ttlMs: 60_000 });
    const guarded = { ...key, lease, generation: 1 };
    const outcomes = [
      await store.insertStrategyResult({ ...guarded, row: { index: 0, result: { mean: 1 } } }),
      await store.finishSweep({
        ...guarded,
        state: 'completed',
        resultDigest: 'd'.repeat(64),
        bundle: { key: 'bundle.zip', bytes: 1, sha256: 'b'.repeat(64) },
        results: { frontier: {}, guardrails: [], analyses: {} },
      }),
    ];
    return [outcomes, laws];
  }

  it('refuses every write of a reducer of an old epoch', async () => {
    const [outcomes, { violations }] = await wakeZombie({});
    expect({ outcomes, violations }).toEqual({ outcomes: ['fenced', 'fenced'], violations: [] });
  });

  it('is needed', async () => {
    const [, laws] = await wakeZombie({ Store: await storeWithout('lease') });
    expect(laws.violations).toEqual([
      'insertStrategyResult under epoch 1 while 2 is the newest',
      'finishSweep under epoch 1 while 2 is the newest',
    ]);
  });
});

describe('the generation', () => {
  /** A chunk of a plan that is no longer the sweep's comes in. */
  async function writeStale(removal: Removal): Promise<readonly [string, WriteLaws]> {
    const { store, laws } = await watchedStore(removal);
    const { key } = await runningSweep(store);
    return [await store.insertChunkRow({ ...key, generation: 0, row: chunkRow(0) }), laws];
  }

  it('refuses rows of another plan', async () => {
    const [outcome, { violations }] = await writeStale({});
    expect({ outcome, violations }).toEqual({ outcome: 'stale_generation', violations: [] });
  });

  it('is needed', async () => {
    const [, laws] = await writeStale({ Store: await storeWithout('generation') });
    expect(laws.violations).toEqual(['a row of generation 0']);
  });
});
