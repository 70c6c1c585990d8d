import journal from '../migrations/meta/_journal.json';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  describeSweepStore,
  newSweep,
  reducingSweep,
  runningSweep,
  chunkRow,
  startRealServices,
  TEST_ENGINE_VERSION,
  type RealServices,
} from '@ihome/testing';
import { Client } from 'pg';
import { migrateDatabase } from './migrate-database';
import { PostgresSweepStore } from './postgres-sweep-store';

let services: RealServices;
beforeAll(async () => {
  services = await startRealServices();
});
afterAll(() => services.close());

const fail = (error: Error): void => {
  throw error;
};

function openStore(databaseUrl: string, onError: (error: Error) => void = fail): PostgresSweepStore {
  return new PostgresSweepStore({ databaseUrl, applicationName: 'test', onError });
}

async function query(databaseUrl: string, text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}

describeSweepStore('Postgres', async () => {
  const databaseUrl = await services.newDatabase();
  await migrateDatabase(databaseUrl);
  const store = openStore(databaseUrl);
  return { store, elapse: (ms) => sleep(ms), dispose: () => store.close() };
});

describe('PostgresSweepStore', () => {
  let databaseUrl: string;
  let store: PostgresSweepStore;
  const errors: Error[] = [];
  beforeAll(async () => {
    databaseUrl = await services.newDatabase();
    await migrateDatabase(databaseUrl);
    store = openStore(databaseUrl, (error) => errors.push(error));
  });
  afterAll(() => store.close());

  it('keeps the order of members in documents and configurations', async () => {
    const document = { zebra: 1, a: { z: 1, b: 2 }, mm: [{ y: 0.1, x: 1e-300 }] };
    const parameters = { 'z.last': 1, 'a.first': 2 };
    const sweep = newSweep({ document });
    await store.createSweep({ ...sweep, strategies: sweep.strategies.map((s) => ({ ...s, parameters })) });
    expect(JSON.stringify((await store.getSweep(sweep))?.document)).toBe(JSON.stringify(document));
    const [strategy] = await store.listStrategies({ ...sweep, from: 0, limit: 1 });
    expect(JSON.stringify(strategy?.parameters)).toBe(JSON.stringify(parameters));
  });

  it('stores a sweep of many strategies', async () => {
    const [model] = newSweep().strategies;
    if (model === undefined) throw new Error('no strategy to copy');
    const strategies = Array.from({ length: 1200 }, (_, index) => ({ ...model, index }));
    const sweep = newSweep({ strategies });
    await store.createSweep(sweep);
    const page = await store.listStrategies({ ...sweep, from: 1100, limit: 50 });
    expect(page.map(({ index }) => index)).toEqual(Array.from({ length: 50 }, (_, n) => 1100 + n));
    expect(await store.getSweep(sweep)).toMatchObject({ strategyCount: 1200 });
  });

  it('answers one of two submissions with the same key, also when they come at the same time', async () => {
    const idempotency = { key: 'key-1', fingerprint: 'f'.repeat(64) };
    const tenantId = 'tenant-twice';
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => store.createSweep(newSweep({ tenantId, idempotency }))),
    );
    expect(outcomes.filter(({ kind }) => kind === 'created')).toHaveLength(1);
    expect(outcomes.every(({ kind }) => ['created', 'replayed', 'in_progress'].includes(kind))).toBe(true);
    expect((await store.listSweeps({ tenantId, limit: 10 })).items).toHaveLength(1);
  });

  it('says that a submission is being answered while its transaction is open', async () => {
    const claim = { key: 'key-2', fingerprint: 'f'.repeat(64) };
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtextextended('submission/tenant-busy/key-2', 0))`);
    expect(await store.findSubmission('tenant-busy', claim)).toEqual({ kind: 'in_progress' });
    expect(await store.createSweep(newSweep({ tenantId: 'tenant-busy', idempotency: claim }))).toEqual({
      kind: 'in_progress',
    });
    await client.end(); // as a crash would: nothing was stored, the key is free
    expect(await store.findSubmission('tenant-busy', claim)).toBeNull();
    expect(await store.createSweep(newSweep({ tenantId: 'tenant-busy', idempotency: claim }))).toMatchObject({
      kind: 'created',
    });
  });

  it('forgets a key after its 24 hours', async () => {
    const idempotency = { key: 'key-3', fingerprint: '1'.repeat(64) };
    const first = newSweep({ tenantId: 'tenant-day', idempotency });
    await store.createSweep(first);
    await query(
      databaseUrl,
      `update idempotency_keys set created_at = now() - interval '24 hours 1 second'
      where tenant_id = 'tenant-day'`,
    );
    expect(await store.findSubmission('tenant-day', idempotency)).toBeNull();
    const second = newSweep({ tenantId: 'tenant-day', idempotency: { ...idempotency, fingerprint: '2'.repeat(64) } });
    expect(await store.createSweep(second)).toMatchObject({ kind: 'created' });
    expect(await store.findSubmission('tenant-day', idempotency)).toEqual({ kind: 'other_body' });
  });

  it('takes an id that is no UUID for one that does not exist', async () => {
    await expect(store.getSweep({ tenantId: 'default', sweepId: 'no-uuid' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('lets nobody take the lease between the check of a fence and the write it guards', async () => {
    const { key, lease } = await reducingSweep(store);
    await query(databaseUrl, `update leases set expires_at = '-infinity' where sweep_id = $1`, [key.sweepId]);
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(`select 1 from sweeps where sweep_id = $1 for update`, [key.sweepId]); // the write must wait
      const reason = { code: 'internal', detail: 'test' };
      const guard = { kind: 'lease', lease } as const;
      const write = store.transition({ ...key, guard, from: ['reducing'], to: 'failed', reason });
      await sleep(150);
      let claimed = false;
      const claim = store.claimLease({ ...key, kind: 'reduce', holder: 'thief', ttlMs: 60_000 });
      void claim.then(() => (claimed = true));
      await sleep(150);
      expect(claimed).toBe(false);
      await client.query('commit');
      expect(await write).toBe('done');
      expect((await claim)?.epoch).toBe(lease.epoch + 1);
    } finally {
      await client.end();
    }
  });

  it('recovers by itself when Postgres is killed and comes back', async () => {
    const { key } = await runningSweep(store);
    const heard: string[] = [];
    const stop = await store.subscribe(({ sweepId, state }) => heard.push(`${sweepId} ${state}`));
    await store.insertChunkRow({ ...key, generation: 1, row: chunkRow(0) });
    await services.postgres.kill();
    await expect(store.getSweep(key)).rejects.toMatchObject({ code: 'store_unavailable', retryable: true });
    await expect(store.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
    await services.postgres.restart();
    await store.ping();
    expect((await store.getChunkRow({ ...key, generation: 1, group: 0, chunk: 0 }))?.sha256).toBe('0'.repeat(64));
    expect(errors.length).toBeGreaterThan(0);
    for (let i = 0; i < 100 && heard.length === 0; i += 1) {
      await sleep(50);
      await store.listOpenSweeps(TEST_ENGINE_VERSION);
      if (i % 5 === 4) await store.createSweep(newSweep());
    }
    expect(heard[0]).toContain('queued');
    await stop();
  });

  it('can be made and closed while Postgres is away', async () => {
    const nowhere = openStore('postgres://nobody@127.0.0.1:1/none', () => undefined);
    const stop = await nowhere.subscribe(() => undefined);
    await expect(nowhere.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
    await stop();
    await nowhere.close();
  });

  it('gives up a statement that waits for a lock for too long', async () => {
    // The limit is 15 s; the session is told a shorter one through the URL, as an operator could.
    const impatient = openStore(`${databaseUrl}?options=-c%20lock_timeout%3D200`, () => undefined);
    const { key } = await runningSweep(store);
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('begin');
    await client.query(`select 1 from sweeps where sweep_id = $1 for update`, [key.sweepId]);
    await expect(impatient.requestCancel(key)).rejects.toMatchObject({ code: 'store_unavailable', retryable: true });
    await client.end();
    await impatient.close();
  });
});

describe('migrateDatabase', () => {
  it('lets many start at the same time, and again', async () => {
    const databaseUrl = await services.newDatabase();
    await Promise.all(Array.from({ length: 6 }, () => migrateDatabase(databaseUrl)));
    const count = 'select count(*)::int as n from drizzle.__drizzle_migrations';
    const [first] = await query(databaseUrl, count);
    expect(first).toEqual({ n: journal.entries.length });
    await migrateDatabase(databaseUrl);
    expect(await query(databaseUrl, count)).toEqual([first]);
  });

  it('is what a store waits for: neither ready nor writable before, and a retry does', async () => {
    const databaseUrl = await services.newDatabase();
    const early = openStore(databaseUrl);
    try {
      await expect(early.ping()).rejects.toMatchObject({ code: 'store_unavailable', retryable: true });
      await expect(early.createSweep(newSweep())).rejects.toMatchObject({ code: 'store_unavailable', retryable: true });
      await migrateDatabase(databaseUrl);
      await early.ping();
      await early.createSweep(newSweep());
      const newest = Math.max(...journal.entries.map(({ when }) => when));
      await query(databaseUrl, 'delete from drizzle.__drizzle_migrations where created_at = $1', [newest]);
      await expect(early.ping()).rejects.toMatchObject({
        code: 'store_unavailable',
        message: 'The database is not up to date yet.',
      });
    } finally {
      await early.close();
    }
  });

  it('says that Postgres is away', async () => {
    await expect(migrateDatabase('postgres://nobody@127.0.0.1:1/none')).rejects.toMatchObject({
      code: 'store_unavailable',
      retryable: true,
    });
  });

  it('gives every table a tenant', async () => {
    const databaseUrl = await services.newDatabase();
    await migrateDatabase(databaseUrl);
    const without = await query(
      databaseUrl,
      `select table_name from information_schema.tables t where table_schema = 'public' and not exists (
         select 1 from information_schema.columns c
         where c.table_name = t.table_name and c.table_schema = 'public' and column_name = 'tenant_id')`,
    );
    expect(without).toEqual([]);
  });
});
