import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { describeObjectStore, startS3Server, type S3Server } from '@ihome/testing';
import { FolderObjectStore } from './folder-object-store';
import { S3ObjectStore, type S3ObjectStoreOptions } from './s3-object-store';
import { verifyObjectUrl } from './signed-object-url';

const signingKey = Buffer.alloc(32, 7);

async function fetchPresigned(url: string): Promise<{ status: number; body: Uint8Array }> {
  const answer = await fetch(url);
  return { status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) };
}

describeObjectStore('folder', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'objects-'));
  // The API's part in small: serve what a signed URL allows.
  const server: Server = createServer((request, response) => {
    const signed = verifyObjectUrl({ url: request.url ?? '', signingKey, nowMs: Date.now() });
    if (signed.kind !== 'valid') return void response.writeHead(403).end();
    store.get(signed.key).then(
      (body) => response.end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const store = new FolderObjectStore({
    directory,
    signingKey,
    publicUrl: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    now: Date.now,
  });
  return {
    store,
    fetchPresigned,
    dispose: async () => {
      expect(readdirSync(join(directory, '.incoming'))).toEqual([]);
      await new Promise((resolve) => server.close(resolve));
      rmSync(directory, { recursive: true });
    },
  };
});

let s3: S3Server;
let options: S3ObjectStoreOptions;
beforeAll(async () => {
  s3 = await startS3Server(['bundles']);
  options = {
    endpoint: s3.endpoint,
    region: 'eu-central-1',
    bucket: 'bundles',
    accessKeyId: 'test',
    secretAccessKey: 'test-secret',
  };
});
afterAll(() => s3.close());

function admin(): S3Client {
  const { endpoint, region, accessKeyId, secretAccessKey } = options;
  return new S3Client({ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } });
}

describeObjectStore('S3', async () => {
  const store = new S3ObjectStore(options);
  return { store, fetchPresigned, dispose: () => store.close() };
});

describe('S3ObjectStore', () => {
  it('keeps the checksum with the object', async () => {
    const store = new S3ObjectStore(options);
    const { sha256 } = await store.put({ key: 'with-checksum', body: Buffer.from('abc') });
    expect(await store.head('with-checksum')).toEqual({ key: 'with-checksum', bytes: 3, sha256 });
    expect(sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    await store.close();
  });

  it('signs for the public endpoint', async () => {
    const store = new S3ObjectStore({ ...options, publicEndpoint: 'https://files.example.com' });
    const url = new URL(await store.presign({ key: 'a/b.zip', expiresInSeconds: 900, fileName: 'bundle.zip' }));
    expect(url.origin).toBe('https://files.example.com');
    expect(url.pathname).toBe('/bundles/a/b.zip');
    expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
    expect(url.searchParams.get('response-content-disposition')).toBe('attachment; filename="bundle.zip"');
    expect(url.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
    await store.close();
  });

  it('says which bucket is missing, in every call', async () => {
    const store = new S3ObjectStore({ ...options, bucket: 'no-such-bucket' });
    const missing = {
      code: 'store_unavailable',
      retryable: true,
      detail: `The bucket "no-such-bucket" does not exist at ${options.endpoint}; create it or set S3_BUCKET.`,
    };
    await expect(store.ping()).rejects.toMatchObject(missing);
    await expect(store.put({ key: 'a', body: Buffer.from('a') })).rejects.toMatchObject(missing);
    await expect(store.get('a')).rejects.toMatchObject(missing);
    await expect(store.head('a')).rejects.toMatchObject(missing);
    async function* pieces(): AsyncIterable<Uint8Array> {
      yield Buffer.from('a');
    }
    await expect(store.put({ key: 'a', body: pieces() })).rejects.toMatchObject(missing);
    await store.close();
  });

  it('leaves no parts of an upload that broke off behind', async () => {
    const store = new S3ObjectStore(options);
    async function* pieces(): AsyncIterable<Uint8Array> {
      for (let n = 0; n < 8; n += 1) yield Buffer.alloc(2_000_000, n);
      throw new Error('on purpose');
    }
    await expect(store.put({ key: 'large-broken', body: pieces() })).rejects.toThrow('on purpose');
    const client = admin();
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: options.bucket }));
    client.destroy();
    expect(Uploads).toEqual([]);
    await store.close();
  });

  it('says that a server that is away is away', async () => {
    const store = new S3ObjectStore({ ...options, endpoint: 'http://127.0.0.1:1' });
    await expect(store.ping()).rejects.toMatchObject({ code: 'store_unavailable', retryable: true });
    await expect(store.get('a')).rejects.toMatchObject({ code: 'store_unavailable', retryable: true });
    await store.close();
  });
});
