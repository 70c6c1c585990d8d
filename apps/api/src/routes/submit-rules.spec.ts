import { problem, sweepResource, type SweepResource } from '@ihome/api-schema';
import {
  MemorySweepStore,
  planChunks,
  sweepModel,
  systemClock,
  type CreateOutcome,
  type JsonObject,
  type SweepKey,
} from '@ihome/orchestration';
import { smallSweep } from '@ihome/testing';
import { DOCUMENT, startApiUnderTest, type ApiUnderTest } from '../api-under-test.fixture';

const ACME = 'a'.repeat(32);
const BOLT = 'b'.repeat(32);

describe('submitting', () => {
  it('409 with Retry-After while the first request with a key is still being answered', async () => {
    class BusyStore extends MemorySweepStore {
      override async createSweep(): Promise<CreateOutcome> {
        return { kind: 'in_progress' };
      }
    }
    const api = await startApiUnderTest({ store: new BusyStore(systemClock) });
    const response = await api.post('/v1/sweeps', DOCUMENT, { 'idempotency-key': 'busy' });
    expect(response.status).toBe(409);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(problem.parse(await response.json()).code).toBe('idempotency_in_progress');
    await api.close();
  });

  it('keeps the keys of tenants apart', async () => {
    const api = await startApiUnderTest({ keys: `acme:${ACME},bolt:${BOLT}` });
    const submit = async (apiKey: string, document: object): Promise<Response> =>
      api.post('/v1/sweeps', document, { authorization: `Bearer ${apiKey}`, 'idempotency-key': 'same' });
    const mine = (await (await submit(ACME, DOCUMENT)).json()) as SweepResource;
    const theirs = await submit(BOLT, { ...DOCUMENT, name: 'Another body' });
    expect(theirs.status).toBe(202);
    expect(((await theirs.json()) as SweepResource).id).not.toBe(mine.id);
    expect(((await (await submit(ACME, DOCUMENT)).json()) as SweepResource).id).toBe(mine.id);
    expect((await submit(ACME, { ...DOCUMENT, name: 'Another body' })).status).toBe(422);
    await api.close();
  });

  it('estimates size, cost and time of a sweep and stores nothing', async () => {
    const api = await startApiUnderTest({ model: sweepModel });
    const response = await api.post('/v1/sweeps/estimate', smallSweep({ paths: 4096, fundSize: 40e6 }));
    expect(response.status).toBe(200);
    const estimate = (await response.json()) as { seconds: { from: number; to: number } };
    expect(estimate).toMatchObject({ strategies: 3, path_strategies: 12_288, chunks: 16, slots: 1 });
    expect(estimate).toMatchObject({ design: { kind: 'grid', points: 3, excluded: 0, duplicates: 0 } });
    expect(estimate.seconds.to).toBeGreaterThan(estimate.seconds.from);
    expect(await (await api.get('/v1/sweeps')).json()).toEqual({ items: [], next_cursor: null });
    await api.close();
  });

  it('says that an estimate is an upper bound where the sweep may stop before, and where it stopped', async () => {
    const api = await startApiUnderTest({ model: sweepModel });
    const parse = async (response: Response): Promise<unknown> => response.json();
    const document = smallSweep({ paths: 4_096, fundSize: 40e6 });
    expect(await parse(await api.post('/v1/sweeps/estimate', document))).toMatchObject({ upper_bound: false });
    const overrides = document['overrides'] as JsonObject;
    const convergence = { enabled: true, min_paths: 1_000, half_width: 0.01 };
    const stopping = { ...document, overrides: { ...overrides, monte_carlo: { num_paths: 4_096, convergence } } };
    expect(await parse(await api.post('/v1/sweeps/estimate', stopping))).toMatchObject({
      ...{ upper_bound: true, path_strategies: 12_288 },
    });
    const open = { metric: 'net_irr.mean', half_width: 0.01, confidence: 0.95, paths_allowed: 4_096 };
    const { id } = sweepResource.parse(await parse(await api.post('/v1/sweeps', stopping)));
    const sweepOf = async (): Promise<SweepResource> =>
      sweepResource.parse(await parse(await api.get(`/v1/sweeps/${id}`)));
    expect((await sweepOf()).stopping).toEqual({ ...open, paths_run: null, reason: null, checkpoints: [] });
    const found = {
      ...{ paths: 1_000, strategies: 3, within: 3, converged: true },
      index: 2,
      value: 0.07,
      half_width: 0.004,
    };
    await stopAt(api, { key: { tenantId: 'default', sweepId: id }, found });
    expect((await sweepOf()).stopping).toEqual({
      ...{ ...open, paths_run: 1_000, reason: 'half_width_reached', checkpoints: [found] },
    });
    const trace = await api.get(`/v1/sweeps/${id}/strategies/0/paths/1000`);
    expect(trace.status).toBe(404);
    expect(problem.parse(await trace.json()).detail).toContain('the sweep stopped after 1000 of 4096 paths');
    expect((await api.get(`/v1/sweeps/${id}/strategies/0/paths/999`)).status).not.toBe(404);
    await api.close();
  });

  it('says what became of a design, in the estimate and in the sweep', async () => {
    const api = await startApiUnderTest({ model: sweepModel });
    const parameter = 'waterfall.carried_interest_rate';
    const document = {
      ...smallSweep({ paths: 256, fundSize: 40e6 }),
      axes: [{ parameter, values: [0.1, 0.2, 0.3, 0.3] }],
      constraints: [`${parameter} > 0.1`],
    };
    const design = { kind: 'grid', points: 4, excluded: 1, duplicates: 1 };
    const estimate = await (await api.post('/v1/sweeps/estimate', document)).json();
    expect(estimate).toMatchObject({ strategies: 2, path_strategies: 512, design });
    const sweep = (await (await api.post('/v1/sweeps', document)).json()) as SweepResource;
    expect(sweep).toMatchObject({ strategies: 2, design });
    const samples = { kind: 'latin_hypercube', samples: 0, seed: 1 };
    const refused = await api.post('/v1/sweeps/estimate', { ...document, constraints: ['a <'], design: samples });
    expect(refused.status).toBe(422);
    expect(problem.parse(await refused.json()).errors?.map(({ pointer }) => pointer)).toEqual(['/design/samples']);
    await api.close();
  });
});

/** Brings a sweep to its first checkpoint, at which it stops. */
async function stopAt(
  { services: { store } }: ApiUnderTest,
  { key, found }: { readonly key: SweepKey; readonly found: JsonObject },
): Promise<void> {
  const claim = { ...key, holder: 'spec', ttlMs: 60_000 };
  const lease = await store.claimLease({ ...claim, kind: 'control' });
  const reduce = await store.claimLease({ ...claim, kind: 'reduce' });
  if (!lease || !reduce) throw new Error('no lease');
  const plan = planChunks({
    ...{ generation: 1, checkpoints: [1_000, 2_000, 4_000, 4_096] },
    strategies: [0, 1, 2].map(() => ({ groupKey: 'one', paths: 4_096 })),
  });
  await store.transition({ ...key, guard: { kind: 'lease', lease }, from: ['queued'], to: 'planning' });
  await store.freezePlan({ ...key, lease, plan });
  const checkpoint = { paths: 1_000, converged: true, found };
  expect(await store.recordCheckpoint({ ...key, lease: reduce, generation: 1, position: 0, checkpoint })).toBe('done');
}
