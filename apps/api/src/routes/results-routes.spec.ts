import { problem, strategyPair, sweepResource } from '@ihome/api-schema';
import type { SweepKey } from '@ihome/orchestration';
import { FINISHED_RESULTS, finishedSweep } from '@ihome/testing';
import { startApiUnderTest, type ApiUnderTest } from '../api-under-test.fixture';

describe('results over HTTP', () => {
  let api: ApiUnderTest;
  let key: SweepKey;
  beforeAll(async () => {
    api = await startApiUnderTest();
    key = await finishedSweep(api.services.store, { strategies: 5 });
    await api.services.objects.put({ key: 'bundles/one.zip', body: Uint8Array.of(1, 2, 3) });
  });
  afterAll(() => api.close());

  const get = (path: string, headers?: Record<string, string>): Promise<Response> =>
    api.get(`/v1/sweeps/${key.sweepId}${path}`, headers);

  it('shows the digest of a sweep that is completed', async () => {
    const sweep = sweepResource.parse(await (await get('')).json());
    expect(sweep).toMatchObject({ state: 'completed', result_digest: 'd'.repeat(64) });
    expect(sweep.progress.eta).toMatchObject({ status: 'not_applicable' });
  });

  it.each([
    ['/frontier', { points: [0] }],
    ['/comparison', FINISHED_RESULTS.frontier.comparison],
    ['/guardrails', FINISHED_RESULTS.guardrails],
    ['/stress', { base: null, scenarios: [] }],
    ['/sensitivity', { base: null, parameters: [], indices: null, uncertainty: null }],
    ['/two-way', { tables: FINISHED_RESULTS.analyses.two_way }],
    ['/goal', FINISHED_RESULTS.analyses.goal],
  ])('serves %s, with a strong ETag and 304', async (path, body) => {
    const response = await get(path);
    expect(await response.json()).toEqual(body);
    const etag = response.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]+"$/);
    const again = await get(path, { 'if-none-match': etag });
    expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: '' });
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('404 for tables and goal of a sweep whose analyses hold none', async () => {
    const analyses = { base: null, stress: [], sensitivity: [], goal: null };
    const { sweepId } = await finishedSweep(api.services.store, { analyses });
    const answers = ['two-way', 'goal'].map(async (name) => {
      const response = await api.get(`/v1/sweeps/${sweepId}/${name}`);
      return [response.status, problem.parse(await response.json()).detail];
    });
    expect(await Promise.all(answers)).toEqual([
      [404, expect.stringContaining('in its bundle')],
      [404, 'The sweep seeks no goal.'],
    ]);
  });

  it('compares any two strategies from their covariances', async () => {
    const pair = strategyPair.parse(await (await get('/strategies/0/against/1')).json());
    expect(pair).toMatchObject({
      strategy: 0,
      against: 1,
      figures: [
        {
          figure: 'net_irr.mean',
          value: expect.closeTo(-0.04, 12) as number,
          standard_error: expect.closeTo(Math.sqrt(2e-6), 12) as number,
          correlation: 0.75,
        },
      ],
    });
    const [unknown] = strategyPair.parse(await (await get('/strategies/3/against/1')).json()).figures;
    expect(unknown).toMatchObject({
      value: expect.closeTo(-0.03, 12) as number,
      standard_error: { status: 'undefined' },
    });
    expect((await get('/strategies/0/against/2')).status).toBe(404);
  });

  it('pages through strategies with their headlines, in order, without gap or repeat', async () => {
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = (await (await get(`/strategies?limit=2${query}`)).json()) as {
        items: { index: number; headline: { net_irr: { mean: number } } }[];
        next_cursor: string | null;
      };
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ index, headline }) => [index, headline.net_irr.mean - index]));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual([0, 1, 2, 3, 4].map((index) => [index, expect.closeTo(0.1, 12) as number]));
    expect((await get('/strategies?limit=0')).status).toBe(422);
    expect((await get('/strategies?cursor=abc')).status).toBe(422);
  });

  it('shows one strategy with its configuration and result', async () => {
    const strategy: unknown = await (await get('/strategies/3')).json();
    expect(strategy).toMatchObject({ index: 3, config: { strategy: 3 }, result: { paths: 512 } });
    expect((await get('/strategies/5')).status).toBe(404);
  });

  it.each(['completed', 'guardrail_failed'] as const)('leads to the bundle of a sweep that is %s', async (state) => {
    const { sweepId } = await finishedSweep(api.services.store, { state });
    const response = await api.get(`/v1/sweeps/${sweepId}/bundle`);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('memory:bundles/one.zip');
  });

  it('404 for a bundle that is gone', async () => {
    const { sweepId } = await finishedSweep(api.services.store, { bundleKey: 'bundles/gone.zip' });
    const response = await api.get(`/v1/sweeps/${sweepId}/bundle`);
    expect(response.status).toBe(404);
    expect(problem.parse(await response.json()).detail).toContain('no longer in the object store');
  });

  it.each(['completed', 'guardrail_failed'] as const)('409 for cancelling a sweep that is %s', async (state) => {
    const { sweepId } = await finishedSweep(api.services.store, { state });
    const response = await api.post(`/v1/sweeps/${sweepId}/cancel`, '');
    expect(response.status).toBe(409);
    expect(problem.parse(await response.json()).code).toBe('wrong_state');
    expect(await (await api.get(`/v1/sweeps/${sweepId}`)).json()).toMatchObject({ state });
  });

  it('409 for the trace of a path that another engine version computed', async () => {
    const pathsOf = jest.spyOn(api.services.model, 'pathsOf').mockReturnValue(10);
    const response = await get('/strategies/0/paths/0');
    expect(problem.parse(await response.json()).code).toBe('version_mismatch');
    expect(response.status).toBe(409);
    pathsOf.mockRestore();
  });

  it('lists sweeps by state, tag, name and text, each filter for itself', async () => {
    const names = async (query: string): Promise<number> => {
      const page = (await (await api.get(`/v1/sweeps?${query}`)).json()) as { items: unknown[] };
      return page.items.length;
    };
    const all = await names('');
    expect(all).toBeGreaterThan(1);
    expect(await names('state=queued')).toBe(0);
    expect((await names('state=completed')) + (await names('state=guardrail_failed'))).toBe(all);
    expect(await names('tag=q3')).toBe(all);
    expect(await names('tag=q4')).toBe(0);
    expect(await names('name=LTV%20by%20carry')).toBe(all);
    expect(await names('name=LTV')).toBe(0);
    expect(await names('text=by%20car')).toBe(all);
    expect(await names('text=nothing')).toBe(0);
  });
});
