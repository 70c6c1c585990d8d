import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openObjectStore } from '@ihome/persistence';
import { startApiUnderTest } from '../api-under-test.fixture';
import { folderDownloads } from '../folder-downloads';

const MINUTE = 60_000;

describe('downloads of the folder store', () => {
  it('serves a signed URL until it expires, and nothing else', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'objects-'));
    const secret = 's'.repeat(32);
    let clock = Date.UTC(2026, 0, 1);
    const now = (): number => clock;
    let publicUrl = '';
    const objects = openObjectStore({ s3: undefined, folder: { directory, secret }, publicUrl: () => publicUrl, now });
    if (objects === undefined) throw new Error('no store');
    const api = await startApiUnderTest({
      keys: `acme:${'k'.repeat(32)}`,
      downloads: folderDownloads({ objects, secret, now }),
    });
    publicUrl = api.api.url;
    try {
      await objects.put({ key: 'a/b/bundle', body: Buffer.from('bytes') });
      const url = await objects.presign({ key: 'a/b/bundle', expiresInSeconds: 900, fileName: 'sweep.zip' });
      const response = await fetch(url);
      expect([response.status, await response.text()]).toEqual([200, 'bytes']);
      expect(response.headers.get('content-disposition')).toContain('sweep.zip');
      expect(response.headers.get('content-type')).toBe('application/zip');
      for (const forged of [
        url.replace('a/b', 'a/c'),
        url.replace(/signature=./, 'signature=_'),
        url.replace(/expires=\d/, 'expires=9'),
        url.split('?')[0] ?? '',
      ]) {
        expect((await fetch(forged)).status).toBe(403);
      }
      expect((await fetch(url, { method: 'PUT' })).status).toBe(405);
      clock += 16 * MINUTE;
      expect((await fetch(url)).status).toBe(403);
    } finally {
      await api.close();
      rmSync(directory, { recursive: true });
    }
  });
});
