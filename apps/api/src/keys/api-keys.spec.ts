import { DOCUMENT, startApiUnderTest, type ApiUnderTest } from '../api-under-test.fixture';

const ACME = 'a'.repeat(32);
const BOLT = 'b'.repeat(40);
const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });
const UNKNOWN_ID = '0199f0a2-6c1e-7c3a-9d0e-3a5f6b7c8d9e';

describe('with API keys', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApiUnderTest({ keys: `acme:${ACME}, bolt:${BOLT}` });
  });
  afterAll(() => api.close());

  it('asks every /v1 request for one, on loopback too', async () => {
    const response = await api.get('/v1/presets');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect((await api.get('/v1/nothing')).status).toBe(401);
    expect((await api.get('/v1/presets', { authorization: `Basic ${ACME}` })).status).toBe(401);
    expect((await api.get('/v1/presets', { authorization: 'Bearer' })).status).toBe(401);
  });

  it('refuses keys that are not its own', async () => {
    for (const key of ['x'.repeat(32), ACME.slice(1), `${ACME}a`, ACME.toUpperCase(), `acme:${ACME}`]) {
      expect((await api.get('/v1/presets', bearer(key))).status).toBe(403);
    }
  });

  it('serves what needs no key', async () => {
    for (const path of ['/healthz', '/readyz', '/openapi.json', '/docs'])
      expect((await api.get(path)).status).toBe(200);
  });

  it('keeps tenants apart: another one’s sweep is as good as none', async () => {
    const submitted = await api.post('/v1/sweeps', DOCUMENT, bearer(ACME));
    expect(submitted.status).toBe(202);
    const { id } = (await submitted.json()) as { id: string };
    expect((await api.get(`/v1/sweeps/${id}`, bearer(ACME))).status).toBe(200);
    const bodies = await Promise.all(
      [id, UNKNOWN_ID].map(async (sweepId) => {
        const response = await api.get(`/v1/sweeps/${sweepId}`, { ...bearer(BOLT), 'x-request-id': 'same' });
        return { status: response.status, body: await response.text() };
      }),
    );
    expect(bodies[0]).toEqual(bodies[1]);
    expect(bodies[0]?.status).toBe(404);
    expect((await api.post(`/v1/sweeps/${id}/cancel`, {}, bearer(BOLT))).status).toBe(404);
    expect(await (await api.get('/v1/sweeps', bearer(BOLT))).json()).toEqual({ items: [], next_cursor: null });
  });

  it('keeps keys out of the log', () => {
    expect(api.log.join('')).not.toContain(ACME);
    expect(api.log.length).toBeGreaterThan(0);
  });
});

describe('without API keys', () => {
  it('serves this machine under its own name only', async () => {
    const api = await startApiUnderTest();
    expect((await api.get('/v1/presets')).status).toBe(200);
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      request({ port: api.api.port, path: '/v1/presets', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });
    expect(status).toBe(403);
    await api.close();
  });
});
