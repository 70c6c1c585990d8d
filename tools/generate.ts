import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { GENERATED_FILES } from './generate/files';
import type { GeneratedFile } from './generate/generated-file';

const ROOT = join(__dirname, '..');

/** Formatted text of a generated file. */
async function renderFile(file: GeneratedFile): Promise<string> {
  const filepath = join(ROOT, file.path);
  const options = await resolveConfig(filepath);
  return format(file.content(), { ...options, filepath });
}

/** Paths of generated files whose text below `root` is not what the sources give. */
async function staleFiles(root: string): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const file of GENERATED_FILES) {
    if ((await renderFile(file)) !== readText(join(root, file.path))) stale.push(file.path);
  }
  return stale;
}

async function main(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (options === null) {
    console.error('Usage: npm run generate [-- [--check] [--root FOLDER]]');
    return 2;
  }
  const { check, root } = options;
  if (check) {
    const stale = await staleFiles(root);
    for (const path of stale) console.error(`${path} is stale: run npm run generate and commit the result`);
    return stale.length === 0 ? 0 : 1;
  }
  for (const file of GENERATED_FILES) {
    const path = join(root, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await renderFile(file));
    console.log(file.path);
  }
  return 0;
}

interface Options {
  readonly check: boolean;
  /** Where the files are written or compared; the repository unless given. */
  readonly root: string;
}

function parseOptions(args: readonly string[]): Options | null {
  let check = false;
  let root = ROOT;
  for (let i = 0; i < args.length; i += 1) {
    const value = args[i + 1];
    if (args[i] === '--check') check = true;
    else if (args[i] === '--root' && value !== undefined) {
      root = value;
      i += 1;
    } else return null;
  }
  return { check, root };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
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
