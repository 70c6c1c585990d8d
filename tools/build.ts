/**
 * Builds the production tree: `dist/` is this workspace as plain JavaScript with the same layout (apps/, libs/, schemas/).
 * Workspace packages resolve through `dist/node_modules/@ihome/*`; third-party packages through the nearest node_modules above.
 * Types are checked apart (`npm run typecheck`). `npm run build -- FOLDER` builds into another folder, which must not exist.
 */
import { transformFile } from '@swc/core';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = join(__dirname, '..');
const [FOLDER] = process.argv.slice(2);
const DIST = FOLDER === undefined ? join(ROOT, 'dist') : resolve(FOLDER);
/** Packages of tests and scripts are not shipped. */
const NOT_SHIPPED = new Set(['testing']);

interface PackageManifest {
  readonly name: string;
  readonly main?: string;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function compile(source: string, target: string): Promise<void> {
  const { code, map } = await transformFile(source, {
    swcrc: false,
    sourceMaps: true,
    module: { type: 'commonjs' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  });
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, `${code}//# sourceMappingURL=${target.split('/').pop()}.map\n`);
  await writeFile(`${target}.map`, map ?? '');
}

async function buildPackage(folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8')) as PackageManifest;
  for (const file of await filesBelow(join(ROOT, folder))) {
    const path = relative(ROOT, file);
    // The images take third-party packages from the top-level node_modules only.
    if (path.includes('node_modules/'))
      throw new Error(`${path}: a package is nested; align its version with the others`);
    if (/\.(spec|int\.spec|slow\.spec)\.ts$/.test(path)) continue;
    const target = join(DIST, path);
    if (path.endsWith('.ts')) await compile(file, target.replace(/\.ts$/, '.js'));
    else await cp(file, target);
  }
  const main = manifest.main?.replace(/\.ts$/, '.js');
  const { types: _types, ...shipped } = { types: '', ...manifest, ...(main === undefined ? {} : { main }) };
  await writeFile(join(DIST, folder, 'package.json'), `${JSON.stringify(shipped, null, 2)}\n`);
  const link = join(DIST, 'node_modules', manifest.name);
  await mkdir(dirname(link), { recursive: true });
  await symlink(relative(dirname(link), join(DIST, folder)), link);
}

async function main(): Promise<void> {
  if (FOLDER === undefined) await rm(DIST, { recursive: true, force: true });
  await mkdir(dirname(DIST), { recursive: true });
  await mkdir(DIST);
  const packages: string[] = [];
  for (const group of ['libs', 'apps']) {
    for (const name of await readdir(join(ROOT, group))) if (!NOT_SHIPPED.has(name)) packages.push(join(group, name));
  }
  await Promise.all(packages.map(buildPackage));
  await cp(join(ROOT, 'schemas'), join(DIST, 'schemas'), { recursive: true });
  console.log(`built ${packages.length} packages into ${DIST}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
