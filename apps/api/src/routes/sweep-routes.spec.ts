import { SimulationError } from '@ihome/config';
import { problem, sweepPage, sweepResource, type SweepResource } from '@ihome/api-schema';
import { MemorySweepStore, systemClock } from '@ihome/orchestration';
import { DOCUMENT, startApiUnderTest, type ApiUnderTest } from '../api-under-test.fixture';

const UNKNOWN_ID = '0199f0a2-6c1e-7c3a-9d0e-3a5f6b7c8d9e';

describe('sweeps over HTTP', () => {
  let api: ApiUnderTest;
  beforeEach(async () => {
    api = await startApiUnderTest();
  });
  afterEach(() => api.close());

  async function submit(document: object = DOCUMENT, headers: Record<string, string> = {}): Promise<SweepResource> {
    const response = await api.post('/v1/sweeps', document, headers);
    expect(response.status).toBe(202);
    return sweepResource.parse(await response.json());
  }

  it('accepts, shows and lists a sweep', async () => {
    const response = await api.post('/v1/sweeps', DOCUMENT, {
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    });
    const sweep = sweepResource.parse(await response.json());
    expect(response.headers.get('location')).toBe(`/v1/sweeps/${sweep.id}`);
    expect(sweep).toMatchObject({
      name: 'First',
      state: 'queued',
      tags: ['q3'],
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    });
    expect(await (await api.get(sweep.links.self)).json()).toEqual(sweep);
    expect(await (await api.get('/v1/sweeps?tag=q3')).json()).toMatchObject({
      items: [sweep],
      next_cursor: null,
    });
  });

  it('answers 304 while nothing changed', async () => {
    const { id } = await submit();
    const first = await api.get(`/v1/sweeps/${id}`);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]+"$/);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await api.get(`/v1/sweeps/${id}`, { 'if-none-match': known });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
    }
    await api.post(`/v1/sweeps/${id}/cancel`, '');
    const changed = await api.get(`/v1/sweeps/${id}`, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('pages through all, newest first, without gap or repeat', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.push((await submit({ ...DOCUMENT, name: `Sweep ${n}` })).id);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const response: Response = await api.get(
        `/v1/sweeps?limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      const page = sweepPage.parse(await response.json());
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(ids.reverse());
  });

  it.each([
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=ten', '/limit'],
    ['limit=1&limit=2', '/limit'],
    ['state=done', '/state'],
    ['cursor=abc', '/cursor'],
    ['cursor=', '/cursor'],
    ['text=%00', '/text'],
    ['page=2', '/page'],
  ])('422 for ?%s', async (query, pointer) => {
    const response = await api.get(`/v1/sweeps?${query}`);
    expect(response.status).toBe(422);
    expect(problem.parse(await response.json()).errors?.[0]?.pointer).toBe(pointer);
  });

  it('honours Idempotency-Key, whatever the order of members', async () => {
    const headers = { 'idempotency-key': 'k-1' };
    const first = await submit(DOCUMENT, headers);
    const reordered = Object.fromEntries(Object.entries(DOCUMENT).reverse());
    expect((await submit(reordered, headers)).id).toBe(first.id);
    await api.post(`/v1/sweeps/${first.id}/cancel`, '');
    expect((await submit(DOCUMENT, headers)).state).toBe('cancelling');
    const other = await api.post('/v1/sweeps', { ...DOCUMENT, name: 'Other' }, headers);
    expect(other.status).toBe(422);
    expect(problem.parse(await other.json()).code).toBe('idempotency_mismatch');
    expect((await submit(DOCUMENT, { 'idempotency-key': 'k-2' })).id).not.toBe(first.id);
  });

  it('makes one sweep of twenty requests at once', async () => {
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => api.post('/v1/sweeps', DOCUMENT, { 'idempotency-key': 'race' })),
    );
    const ids = new Set<string>();
    for (const response of responses) {
      expect([202, 409]).toContain(response.status);
      if (response.status === 202) ids.add(((await response.json()) as SweepResource).id);
    }
    expect(ids.size).toBe(1);
    expect(((await (await api.get('/v1/sweeps')).json()) as { items: unknown[] }).items).toHaveLength(1);
  });

  it('stores nothing of a refused request', async () => {
    const headers = { 'idempotency-key': 'again' };
    expect((await api.post('/v1/sweeps', { ...DOCUMENT, preset: 'bass' }, headers)).status).toBe(422);
    expect((await submit(DOCUMENT, headers)).name).toBe('First');
  });

  it.each(['', 'two words', 'ümlaut', 'x'.repeat(256)])('400 for the key %j', async (key) => {
    const response = await api.post('/v1/sweeps', DOCUMENT, { 'idempotency-key': Buffer.from(key).toString('latin1') });
    expect(response.status).toBe(400);
  });

  it('cancels, again and again', async () => {
    const { id } = await submit();
    for (let n = 0; n < 2; n++) {
      const response = await api.post(`/v1/sweeps/${id}/cancel`, '');
      expect(response.status).toBe(202);
      expect(['cancelling', 'cancelled']).toContain(((await response.json()) as SweepResource).state);
    }
  });

  it('says what is not ready and what is not there', async () => {
    const { id } = await submit();
    const codes = async (path: string): Promise<string> => problem.parse(await (await api.get(path)).json()).code;
    for (const part of ['bundle', 'frontier', 'guardrails'])
      expect(await codes(`/v1/sweeps/${id}/${part}`)).toBe('not_ready');
    const absent = [
      `${UNKNOWN_ID}`,
      'x',
      '..%2f',
      `${id}/strategies/1`,
      `${id}/strategies/-1`,
      `${id}/strategies/0/paths/1000`,
      `${id}/strategies/0/paths/1e2`,
      `${id}/nothing`,
      '%00',
    ];
    for (const path of absent) expect(await codes(`/v1/sweeps/${path}`)).toBe('not_found');
  });

  it('shows strategies and traces', async () => {
    const { id } = await submit();
    const page = (await (await api.get(`/v1/sweeps/${id}/strategies`)).json()) as { items: { index: number }[] };
    expect(page.items.map(({ index }) => index)).toEqual([0]);
    expect(await (await api.get(`/v1/sweeps/${id}/strategies/0`)).json()).toMatchObject({
      index: 0,
      config: { zones: ['green', 'orange', 'red'] },
    });
    expect(await (await api.get(`/v1/sweeps/${id}/strategies/0/paths/999`)).json()).toMatchObject({ path: 999 });
  });
});

describe('while the store is down', () => {
  class DownStore extends MemorySweepStore {
    down = true;
    override async getSweep(
      ...key: Parameters<MemorySweepStore['getSweep']>
    ): ReturnType<MemorySweepStore['getSweep']> {
      this.#refuse();
      return super.getSweep(...key);
    }
    override async findSubmission(
      ...claim: Parameters<MemorySweepStore['findSubmission']>
    ): ReturnType<MemorySweepStore['findSubmission']> {
      this.#refuse();
      return super.findSubmission(...claim);
    }
    override async ping(): Promise<void> {
      this.#refuse();
    }
    #refuse(): void {
      if (this.down) throw new SimulationError('store_unavailable', 'Postgres does not answer.', { retryable: true });
    }
  }

  it('answers 503 with Retry-After, stays healthy, and recovers by itself', async () => {
    const store = new DownStore(systemClock);
    const api = await startApiUnderTest({ store });
    const response = await api.get(`/v1/sweeps/${UNKNOWN_ID}`);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await api.post('/v1/sweeps', DOCUMENT, { 'idempotency-key': 'k' })).status).toBe(503);
    expect((await api.get('/healthz')).status).toBe(200);
    expect((await api.get('/readyz')).status).toBe(503);
    store.down = false;
    expect((await api.get('/readyz')).status).toBe(200);
    expect((await api.get(`/v1/sweeps/${UNKNOWN_ID}`)).status).toBe(404);
    await api.close();
  });
});
