import { execFile } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GENERATED_FILES } from './generate/files';

const ROOT = join(__dirname, '..');
const GENERATE = ['-r', 'ts-node/register', join(ROOT, 'tools/generate.ts')];

function generate(...args: readonly string[]): Promise<{ readonly code: number; readonly stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...GENERATE, ...args], { cwd: ROOT }, (_, __, stderr) => {
      resolve({ code: child.exitCode ?? -1, stderr });
    });
  });
}

describe('generated files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'generated-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are fresh in the repository', async () => {
    expect(await generate('--check')).toEqual({ code: 0, stderr: '' });
  });

  it('are reported when they are missing or differ by a byte', async () => {
    const empty = await generate('--check', '--root', folder);
    expect(empty.code).toBe(1);
    for (const { path } of GENERATED_FILES) expect(empty.stderr).toContain(`${path} is stale`);
    expect((await generate('--root', folder)).code).toBe(0);
    const edited = GENERATED_FILES[0]?.path ?? '';
    appendFileSync(join(folder, edited), '\n');
    const { code, stderr } = await generate('--check', '--root', folder);
    expect(code).toBe(1);
    expect(stderr).toBe(`${edited} is stale: run npm run generate and commit the result\n`);
  });

  it('say in their first line that they are generated, where their form has comments', () => {
    const withComments = GENERATED_FILES.filter(({ path }) => /\.(ts|md)$/.test(path));
    expect(withComments.length).toBeGreaterThan(0);
    for (const { content } of withComments) expect(content().split('\n')[0]).toMatch(/Generated .*: do not edit/);
  });
});
