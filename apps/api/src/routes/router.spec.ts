import { OPERATION_NAMES, openApiDocument, operationOf, problem } from '@ihome/api-schema';
import { startApiUnderTest, type ApiUnderTest } from '../api-under-test.fixture';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

describe('routes', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApiUnderTest();
  });
  afterAll(() => api.close());

  const address = (path: string): string =>
    `${api.api.url}${path.replace('{id}', '0199f0a2-6c1e-7c3a-9d0e-3a5f6b7c8d9e').replace(/\{\w\}/g, '0')}`;

  it('are those of the OpenAPI document: each answers, other methods get 405 with Allow', async () => {
    for (const path of new Set(OPERATION_NAMES.map((name) => operationOf(name).path))) {
      const methods = OPERATION_NAMES.map(operationOf)
        .filter((operation) => operation.path === path)
        .map(({ method }) => method.toUpperCase());
      for (const method of METHODS) {
        const response = await fetch(address(path), { method });
        const body = await response.text();
        const known = methods.includes(method) || (method === 'HEAD' && methods.includes('GET'));
        if (method === 'OPTIONS') expect(response.status).toBe(204);
        else if (known) expect(response.status).not.toBe(405);
        else {
          expect(response.status).toBe(405);
          expect(response.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(methods));
          if (method !== 'HEAD') expect(problem.parse(JSON.parse(body)).code).toBe('method_not_allowed');
        }
      }
    }
  });

  it.each(['/', '/nothing', '/v1', '/v1/nothing', '/V1/sweeps', '/healthz/', '/metrics'])(
    '404 as a problem for %s',
    async (path) => {
      const response = await fetch(`${api.api.url}${path}`);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      const told = problem.parse(await response.json());
      expect(told.request_id).toBe(response.headers.get('x-request-id'));
    },
  );

  it('serves its OpenAPI document and a page that needs nothing else', async () => {
    expect(await (await api.get('/openapi.json')).json()).toEqual(JSON.parse(JSON.stringify(openApiDocument('0.0.0'))));
    const page = await api.get('/docs');
    const html = await page.text();
    expect(html).not.toMatch(/<script|src=|https?:\/\/(?!127\.0\.0\.1)/);
    expect(OPERATION_NAMES.filter((name) => !html.includes(`id="${name}"`))).toEqual([]);
    const { createHash } = await import('node:crypto');
    const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? '';
    expect(page.headers.get('content-security-policy')).toContain(
      `sha256-${createHash('sha256').update(style).digest('base64')}`,
    );
  });

  it('hardens every answer', async () => {
    const response = await api.get('/nothing');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  it('takes over a request id that is harmless and no other', async () => {
    expect((await api.get('/healthz', { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1');
    expect((await api.get('/healthz', { 'x-request-id': 'a b' })).headers.get('x-request-id')).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });

  it('serves the JSON Schema and the presets', async () => {
    expect(await (await api.get('/v1/parameters')).json()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
    });
    const { items } = (await (await api.get('/v1/presets')).json()) as { items: { name: string; config: object }[] };
    expect(items.map(({ name }) => name)).toContain('base');
    for (const { config } of items) {
      const response = await api.post('/v1/configs/validate', { config });
      expect(await response.json()).toMatchObject({
        valid: true,
        config_hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
    }
  });
});
