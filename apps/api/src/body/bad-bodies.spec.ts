import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { problem } from '@ihome/api-schema';
import { DOCUMENT, startApiUnderTest, type ApiUnderTest } from '../api-under-test.fixture';

const MIB = 1 << 20;

describe('bodies that cannot be read', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApiUnderTest();
  });
  afterAll(() => api.close());

  async function refused(
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; pointer: string | undefined }> {
    const response = await api.post('/v1/configs/validate', body, headers);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const told = problem.parse(await response.json());
    expect(told.status).toBe(response.status);
    return { status: response.status, pointer: told.errors?.[0]?.pointer };
  }

  it.each([
    ['empty', ''],
    ['no JSON', 'name=x'],
    ['cut off', '{"name": "x"'],
    ['two documents', '{} {}'],
    ['byte order mark', '\ufeff{}'],
    ['single quotes', "{'a': 1}"],
    ['duplicate names', '{"preset":"base","preset":"base"}'],
    ['deep', '['.repeat(65) + ']'.repeat(65)],
    ['a megabyte of brackets', '['.repeat(MIB)],
    ['half a surrogate pair', '{"name":"\\ud83d"}'],
    ['invalid UTF-8', Uint8Array.of(0x22, 0xc3, 0x28, 0x22)],
    ['overlong UTF-8', Uint8Array.of(0x22, 0xc0, 0xaf, 0x22)],
    ['UTF-16', new Uint8Array(Buffer.from('{}', 'utf16le'))],
  ])('400 for %s', async (_name, body) => {
    expect((await refused(body)).status).toBe(400);
  });

  it.each([
    ['a number out of range', '{"config":{"fund":{"fund_size":1e400}}}', '/config/fund/fund_size'],
    ['__proto__', '{"config":{"__proto__":{"x":1}}}', '/config/__proto__'],
    ['constructor', '{"config":{"constructor":1}}', '/config/constructor'],
    ['NUL', '{"name":"a\\u0000b","preset":"base"}', '/name'],
    ['an array', '[]', ''],
    ['a text', '"x"', ''],
    ['null', 'null', ''],
  ])('422 for %s', async (_name, body, pointer) => {
    expect(await refused(body)).toEqual({ status: 422, pointer });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
    'application/jsonx',
    '',
  ])('415 for content type %j', async (type) => {
    expect((await refused('{}', { 'content-type': type })).status).toBe(415);
  });

  it('415 for an unknown or doubled encoding', async () => {
    expect((await refused('{}', { 'content-encoding': 'zstd' })).status).toBe(415);
    expect((await refused('{}', { 'content-encoding': 'gzip, gzip' })).status).toBe(415);
  });

  it('413 over a mebibyte, sent or unpacked', async () => {
    expect((await refused(`"${'x'.repeat(MIB)}"`)).status).toBe(413);
    const bomb = Buffer.alloc(64 * MIB, ' ');
    expect((await refused(new Uint8Array(gzipSync(bomb)), { 'content-encoding': 'gzip' })).status).toBe(413);
    expect((await refused(new Uint8Array(brotliCompressSync(bomb)), { 'content-encoding': 'br' })).status).toBe(413);
    const chunks = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(MIB / 4).fill(0x20)),
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: chunks,
      duplex: 'half',
    } as const;
    expect((await fetch(`${api.api.url}/v1/configs/validate`, init)).status).toBe(413);
  });

  it('400 for broken compression', async () => {
    const packed = gzipSync(JSON.stringify(DOCUMENT));
    expect((await refused('not gzip', { 'content-encoding': 'gzip' })).status).toBe(400);
    expect(
      (await refused(new Uint8Array(packed.subarray(0, packed.length - 9)), { 'content-encoding': 'gzip' })).status,
    ).toBe(400);
  });

  it('reads every encoding it announces', async () => {
    const text = JSON.stringify(DOCUMENT);
    const encodings = {
      gzip: gzipSync(text),
      deflate: deflateSync(text),
      br: brotliCompressSync(text),
      identity: Buffer.from(text),
    };
    for (const [encoding, bytes] of Object.entries(encodings)) {
      const response = await api.post('/v1/configs/validate', new Uint8Array(bytes), {
        'content-encoding': encoding,
        'content-type': 'Application/JSON; charset="UTF-8"',
      });
      expect(await response.json()).toMatchObject({ valid: true });
    }
  });
});
