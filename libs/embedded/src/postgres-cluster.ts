import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SimulationError } from '@ihome/config';
import type { PostgresBinaries } from './postgres-binaries';
import type { UnprivilegedLauncher } from './unprivileged';

/** The superuser of an embedded cluster. */
export const CLUSTER_USER = 'sim';
/** The database the platform uses in it; initdb makes it, so a start needs no CREATE DATABASE. */
export const CLUSTER_DATABASE = 'postgres';

const PASSWORD_BYTES = 24;

/** A database cluster on disk. */
export interface PostgresCluster {
  readonly directory: string;
  readonly password: string;
}

/** What makes a cluster. */
export interface ClusterOptions {
  /** Folder of the stand-in; the cluster goes into its subfolder `cluster`. */
  readonly directory: string;
  readonly binaries: PostgresBinaries;
  readonly launcher: UnprivilegedLauncher;
}

/**
 * The cluster in a folder, made by initdb when there is none: UTF-8, C collation, SCRAM password in a file only its
 * owner can read. A cluster appears under its name only when initdb has finished, so a start killed half way leaves
 * nothing that looks usable.
 */
export async function openCluster(options: ClusterOptions): Promise<PostgresCluster> {
  const directory = join(options.directory, 'cluster');
  const passwordFile = join(options.directory, 'password');
  if (!existsSync(join(directory, 'PG_VERSION'))) await initialise({ ...options, target: directory, passwordFile });
  return { directory, password: readFileSync(passwordFile, 'utf8').trim() };
}

async function initialise(options: ClusterOptions & { target: string; passwordFile: string }): Promise<void> {
  const { launcher, binaries, passwordFile, target } = options;
  const building = `${target}.new`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { mode: 0o700 });
  writeFileSync(passwordFile, `${randomBytes(PASSWORD_BYTES).toString('hex')}\n`, { mode: 0o600 });
  launcher.own(building);
  launcher.own(passwordFile);
  const { program, args } = launcher.command(binaries.initdb, [
    ...['--pgdata', building, '--username', CLUSTER_USER, '--pwfile', passwordFile],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-sync', '--no-instructions'],
  ]);
  const { status, output } = await run(program, { args, env: binaries.env, ...launcher.identity });
  if (status !== 0) throw new SimulationError('store_unavailable', `initdb failed (${status}):\n${output.trim()}`);
  renameSync(building, target);
}

interface RunOptions {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
}

function run(program: string, { args, env, ...identity }: RunOptions): Promise<{ status: string | 0; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      ...identity,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...env },
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({ status: code === 0 ? 0 : (signal ?? `exit code ${code}`), output }),
    );
  });
}
