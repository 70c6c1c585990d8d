import { signObjectUrl, verifyObjectUrl, type SignedObject } from './signed-object-url';

const signingKey = Buffer.alloc(32, 1);
const nowMs = 1_700_000_000_000;
const url = signObjectUrl(
  { key: 'sweeps/1/bundle.zip', expiresInSeconds: 900, fileName: 'bundle.zip' },
  { signingKey, publicUrl: 'http://127.0.0.1:8080/', nowMs },
);

function verify(changed: string, atMs = nowMs, key: Uint8Array = signingKey): SignedObject {
  const { pathname, search } = new URL(changed);
  return verifyObjectUrl({ url: `${pathname}${search}`, signingKey: key, nowMs: atMs });
}

test('a signed URL names its object until it expires', () => {
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8080\/objects\/sweeps\/1\/bundle\.zip\?expires=1700000900&name=/);
  const valid = { kind: 'valid', key: 'sweeps/1/bundle.zip', fileName: 'bundle.zip' };
  expect(verify(url)).toEqual(valid);
  expect(verify(url, nowMs + 900_000)).toEqual(valid);
  expect(verify(url, nowMs + 900_001)).toEqual({ kind: 'expired' });
});

test.each([
  ['another key', url.replace('sweeps/1', 'sweeps/2')],
  ['a key that climbs', url.replace('sweeps/1', 'sweeps/1/..%2f2')],
  ['a later end', url.replace('1700000900', '1700009999')],
  ['another name', url.replace('name=bundle.zip', 'name=other.zip')],
  ['no name', url.replace('name=bundle.zip&', '')],
  ['another signature', url.replace(/signature=./, (s) => (s.endsWith('A') ? 'signature=B' : 'signature=A'))],
  ['no signature', url.replace(/&signature=.*/, '')],
  ['another route', url.replace('/objects/', '/objectz/')],
  ['percent signs that mean nothing', url.replace('sweeps', '%zz')],
])('%s is refused', (_what, changed) => {
  expect(changed).not.toBe(url);
  expect(verify(changed)).toEqual({ kind: 'invalid' });
});

test('another key of the HMAC is refused', () => {
  expect(verify(url, nowMs, Buffer.alloc(32, 2))).toEqual({ kind: 'invalid' });
});

test('a URL without a file name', () => {
  const plain = signObjectUrl({ key: 'a', expiresInSeconds: 1 }, { signingKey, publicUrl: 'http://x', nowMs });
  expect(verify(plain)).toEqual({ kind: 'valid', key: 'a', fileName: undefined });
});
