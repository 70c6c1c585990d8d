import { createHash } from 'node:crypto';
import { MAX_PRESIGN_SECONDS, type ObjectStore, uuidGenerator } from '@ihome/orchestration';

/** An ObjectStore under test. */
export interface ObjectStoreSubject {
  readonly store: ObjectStore;
  /** GETs a presigned URL; absent where its URLs lead nowhere. */
  readonly fetchPresigned?: (url: string) => Promise<{ readonly status: number; readonly body: Uint8Array }>;
  readonly dispose: () => Promise<void>;
}

/** The conformance suite of the ObjectStore port. `makeSubject` is called once; every test has a prefix of its own. */
export function describeObjectStore(name: string, makeSubject: () => Promise<ObjectStoreSubject>): void {
  describe(`ObjectStore: ${name}`, () => {
    let subject: ObjectStoreSubject | undefined;
    beforeAll(async () => {
      subject = await makeSubject();
    });
    afterAll(async () => {
      await subject?.dispose();
    });
    const use = (): ObjectStoreSubject => {
      if (!subject) throw new Error('there is no subject');
      return subject;
    };
    const newPrefix = (): string => `conformance/${uuidGenerator.uuid()}/`;

    it('keeps bytes as they are, of any size, and replaces them', async () => {
      const { store } = use();
      const key = `${newPrefix()}a/b.bin`;
      for (const body of [bytes(0), bytes(1), bytes(100_000), bytes(17)]) {
        const stored = await store.put({ key, body, contentType: 'application/octet-stream' });
        expect(stored).toEqual({ key, bytes: body.length, sha256: sha256(body) });
        expect(sha256(await store.get(key))).toBe(sha256(body));
        expect(await store.head(key)).toMatchObject({ key, bytes: body.length });
        expect(sha256(await collect(store.stream(key)))).toBe(sha256(body));
      }
    });

    it('takes a stream of pieces larger than one part of a multipart upload', async () => {
      const { store } = use();
      const key = `${newPrefix()}large.bin`;
      const piece = bytes(1_000_000);
      const whole = new Uint8Array(Buffer.concat(Array.from({ length: 12 }, () => piece)));
      async function* pieces(): AsyncIterable<Uint8Array> {
        for (let n = 0; n < 12; n++) yield piece;
      }
      const stored = await store.put({ key, body: pieces(), sha256: sha256(whole) });
      expect(stored).toEqual({ key, bytes: whole.length, sha256: sha256(whole) });
      expect(sha256(await store.get(key))).toBe(sha256(whole));
    });

    it('reads ranges, and refuses one past the end', async () => {
      const { store } = use();
      const key = `${newPrefix()}ranges`;
      const body = bytes(1_000);
      await store.put({ key, body });
      expect([...(await store.getRange({ key, offset: 10, length: 5 }))]).toEqual([...body.slice(10, 15)]);
      expect([...(await store.getRange({ key, offset: 0, length: 1_000 }))]).toEqual([...body]);
      expect(await store.getRange({ key, offset: 1_000, length: 0 })).toHaveLength(0);
      await expect(store.getRange({ key, offset: 990, length: 20 })).rejects.toMatchObject({ code: 'corrupt_data' });
    });

    it('refuses a body that is not what was announced, and keeps nothing of it', async () => {
      const { store } = use();
      const key = `${newPrefix()}announced`;
      const wrong = sha256(bytes(3));
      await expect(store.put({ key, body: bytes(4), sha256: wrong })).rejects.toMatchObject({ code: 'corrupt_data' });
      async function* piece(): AsyncIterable<Uint8Array> {
        yield bytes(4);
      }
      await expect(store.put({ key, body: piece(), sha256: wrong })).rejects.toMatchObject({ code: 'corrupt_data' });
      expect(await store.head(key)).toBeNull();
    });

    it('keeps nothing of a stream that breaks off', async () => {
      const { store } = use();
      const key = `${newPrefix()}broken`;
      async function* broken(): AsyncIterable<Uint8Array> {
        yield bytes(1_000);
        throw new Error('on purpose');
      }
      await expect(store.put({ key, body: broken() })).rejects.toThrow('on purpose');
      expect(await store.head(key)).toBeNull();
    });

    it('says not_found for what is not there', async () => {
      const { store } = use();
      const key = `${newPrefix()}nothing`;
      expect(await store.head(key)).toBeNull();
      await expect(store.get(key)).rejects.toMatchObject({ code: 'not_found' });
      await expect(store.getRange({ key, offset: 0, length: 1 })).rejects.toMatchObject({ code: 'not_found' });
      await expect(collect(store.stream(key))).rejects.toMatchObject({ code: 'not_found' });
    });

    it('deletes by prefix, nothing else', async () => {
      const { store } = use();
      const prefix = newPrefix();
      for (const name of ['x/1', 'x/2', 'xy', 'z']) await store.put({ key: `${prefix}${name}`, body: bytes(3) });
      expect(await store.deletePrefix(`${prefix}x/`)).toBe(2);
      expect(await store.head(`${prefix}x/1`)).toBeNull();
      expect(await store.head(`${prefix}xy`)).not.toBeNull();
      expect(await store.deletePrefix(`${prefix}x/`)).toBe(0);
      await expect(store.deletePrefix('')).rejects.toThrow();
    });

    it('refuses keys that could leave its place', async () => {
      const { store } = use();
      for (const key of ['', '/a', '../a', 'a/../../b'])
        await expect(store.put({ key, body: bytes(1) })).rejects.toThrow();
    });

    it('signs URLs of at most 15 minutes', async () => {
      const { store, fetchPresigned } = use();
      const key = `${newPrefix()}signed`;
      const body = bytes(500);
      await store.put({ key, body });
      await expect(store.presign({ key, expiresInSeconds: MAX_PRESIGN_SECONDS + 1 })).rejects.toThrow();
      const url = await store.presign({ key, expiresInSeconds: 60, fileName: 'bundle.zip' });
      if (!fetchPresigned) return;
      const answer = await fetchPresigned(url);
      expect(answer.status).toBe(200);
      expect(sha256(answer.body)).toBe(sha256(body));
    });

    it('answers a ping', async () => {
      await expect(use().store.ping()).resolves.toBeUndefined();
    });
  });
}

/** Bytes that depend on the length alone and repeat nowhere soon. */
function bytes(length: number): Uint8Array {
  const body = new Uint8Array(length);
  let word = length ^ 0x9e3779b9;
  for (let n = 0; n < length; n++) {
    word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d) + n;
    body[n] = word >>> 24;
  }
  return body;
}

function sha256(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
