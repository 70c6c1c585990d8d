import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { GENERATED_FILES } from './generate/files';
import type { GeneratedFile } from './generate/generated-file';

const ROOT = join(__dirname, '..');

/** Formatted text of a generated file. */
export async function renderFile(file: GeneratedFile): Promise<string> {
  const filepath = join(ROOT, file.path);
  const options = await resolveConfig(filepath);
  return format(file.content(), { ...options, filepath });
}

/** Paths of generated files whose tracked text is not what the sources give. */
export async function staleFiles(): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const file of GENERATED_FILES) {
    if ((await renderFile(file)) !== readTracked(file.path)) stale.push(file.path);
  }
  return stale;
}

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--check');
  if (unknown.length > 0) {
    console.error(`Unknown option ${unknown.join(' ')}. Usage: npm run generate [-- --check]`);
    return 2;
  }
  if (args.includes('--check')) {
    const stale = await staleFiles();
    for (const path of stale) console.error(`${path} is stale: run npm run generate and commit the result`);
    return stale.length === 0 ? 0 : 1;
  }
  for (const file of GENERATED_FILES) {
    const path = join(ROOT, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await renderFile(file));
    console.log(file.path);
  }
  return 0;
}

function readTracked(path: string): string | null {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

if (require.main === module) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
