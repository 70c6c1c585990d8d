import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** Lints `text` as if it were the content of `file`, in a fresh process (the flat configuration is an ES module). */
function rulesBroken(file: string, text: string): string[] {
  const script = `
    import { ESLint } from 'eslint';
    const [result] = await new ESLint().lintText(process.env.PROBE_TEXT, { filePath: process.env.PROBE_FILE });
    console.log(JSON.stringify(result.messages.map((m) => m.ruleId ?? m.message)));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, PROBE_TEXT: text, PROBE_FILE: join(ROOT, file) },
  });
  return JSON.parse(out) as string[];
}

describe('lint bites', () => {
  it('module boundaries: the engine may not import an adapter', () => {
    expect(rulesBroken('libs/engine/src/index.ts', "export { Pool } from '@ihome/persistence';\n")).toEqual([
      'boundaries/dependencies',
    ]);
  });

  it('module boundaries: no deep imports, and the stand-ins are for the command line and specs only', () => {
    expect(rulesBroken('apps/api/src/main.ts', "export { a } from '@ihome/embedded';\n")).toContain(
      'boundaries/dependencies',
    );
    expect(rulesBroken('apps/api/src/main.ts', "export { a } from '@ihome/config/src/index';\n")).toContain(
      'no-restricted-imports',
    );
  });

  it.each(['engine', 'monte-carlo', 'risk'])(
    'purity of libs/%s: clock, environment, randomness, platform Math',
    (lib) => {
      const broken = rulesBroken(
        `libs/${lib}/src/index.ts`,
        "import 'node:fs';\nexport const a = [Math.exp(1), Math.random(), Date.now(), process.env, 2 ** 3];\nexport async function f(): Promise<void> {}\n",
      );
      expect(broken.filter((rule) => rule === 'no-restricted-properties')).toHaveLength(2);
      expect(broken).toEqual(expect.arrayContaining(['no-restricted-globals', 'no-restricted-syntax']));
    },
  );

  it('accepts clean code', () => {
    expect(rulesBroken('libs/engine/src/index.ts', 'export const half = Math.sqrt(0.25);\n')).toEqual([]);
  });
});
