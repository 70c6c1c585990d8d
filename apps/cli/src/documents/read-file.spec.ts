import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from './read-file';

describe('readDocument', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sim-read-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('reads a file', async () => {
    const file = join(folder, 'sweep.json');
    await writeFile(file, '{"preset": "levered"}');
    expect(await readDocument(file)).toEqual({ preset: 'levered' });
  });

  it('takes the name of a preset for it, unless a file has that name', async () => {
    expect(await readDocument('levered')).toEqual({ name: 'levered', preset: 'levered' });
    const before = process.cwd();
    await writeFile(join(folder, 'levered'), '{"preset": "american"}');
    process.chdir(folder);
    try {
      expect(await readDocument('levered')).toEqual({ preset: 'american' });
    } finally {
      process.chdir(before);
    }
  });

  it('refuses what is not there, no JSON, or no object', async () => {
    await expect(readDocument(join(folder, 'none.json'))).rejects.toThrow(/^There is no file .*none\.json\.$/);
    await expect(readDocument(folder)).rejects.toThrow('cannot be read');
    const file = join(folder, 'bad.json');
    await writeFile(file, '[1]');
    await expect(readDocument(file)).rejects.toMatchObject({ errors: [{ code: 'wrong_type' }] });
    await writeFile(file, '{"a": 1, "a": 2}');
    await expect(readDocument(file)).rejects.toThrow();
  });
});
