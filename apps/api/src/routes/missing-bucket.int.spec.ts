import { problem } from '@ihome/api-schema';
import { S3ObjectStore } from '@ihome/persistence';
import { finishedSweep, startS3Server, type S3Server } from '@ihome/testing';
import { startApiUnderTest, type ApiUnderTest } from '../api-under-test.fixture';

const BUNDLE = { key: 'bundles/one.zip', body: Uint8Array.of(1, 2, 3) };

describe('an API whose bucket is missing', () => {
  let s3: S3Server;
  let api: ApiUnderTest;
  beforeAll(async () => {
    s3 = await startS3Server([]);
    const keys = { accessKeyId: 'id', secretAccessKey: 'secret' };
    const objects = new S3ObjectStore({ endpoint: s3.endpoint, region: 'eu-central-1', bucket: 'absent', ...keys });
    api = await startApiUnderTest({ objects });
  });
  afterAll(async () => {
    await api.services.objects.close();
    await api.close();
    await s3.close();
  });

  it('answers 503 where it needs it, and recovers by itself once it is there', async () => {
    const { sweepId } = await finishedSweep(api.services.store, { bundleKey: BUNDLE.key });
    const response = await api.get(`/v1/sweeps/${sweepId}/bundle`);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(problem.parse(await response.json())).toMatchObject({
      code: 'store_unavailable',
      detail: expect.stringContaining('The bucket "absent" does not exist') as string,
    });
    expect((await api.get('/healthz')).status).toBe(200);
    const unready = await api.get('/readyz');
    expect(unready.status).toBe(503);
    expect(await unready.json()).toMatchObject({ checks: { postgres: 'ok', object_store: 'unavailable' } });
    expect((await api.get(`/v1/sweeps/${sweepId}`)).status).toBe(200);

    expect((await fetch(`${s3.endpoint}/absent`, { method: 'PUT' })).status).toBe(200);
    expect((await api.get('/readyz')).status).toBe(200);
    expect((await api.get(`/v1/sweeps/${sweepId}/bundle`)).status).toBe(404);
    await api.services.objects.put(BUNDLE);
    const location = (await api.get(`/v1/sweeps/${sweepId}/bundle`)).headers.get('location') ?? '';
    const parameters = new URL(location).searchParams;
    expect(Number(parameters.get('X-Amz-Expires'))).toBeGreaterThan(0);
    expect(Number(parameters.get('X-Amz-Expires'))).toBeLessThanOrEqual(15 * 60);
    expect(parameters.get('response-content-disposition')).toContain(`sweep-${sweepId}.zip`);
    const download = await fetch(location);
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(BUNDLE.body);
  });
});
