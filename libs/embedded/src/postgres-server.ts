import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { Client } from 'pg';
import { SimulationError } from '@ihome/config';
import { freePort } from './free-port';
import { reapPidFile } from './pid-file';
import { copyPostgresDistribution, postgresDistribution, preparePostgresBinaries } from './postgres-binaries';
import type { PostgresBinaries } from './postgres-binaries';
import { CLUSTER_DATABASE, CLUSTER_USER, openCluster, type PostgresCluster } from './postgres-cluster';
import { startStandIn, type StandInProcess } from './stand-in-process';
import { chooseLauncher, type UnprivilegedLauncher } from './unprivileged';

const PORT_TRIES = 3;
const CONNECT_TIMEOUT_MS = 2000;
const MAX_CONNECTIONS = 200;

/** Where a Postgres stand-in lives. */
export interface PostgresStandInOptions {
  /** Folder of its own; made when absent, kept on close. */
  readonly directory: string;
  /** How to shed root; found out when absent. */
  readonly launcher?: UnprivilegedLauncher;
}

/** A running Postgres of ours. */
export interface PostgresStandIn {
  readonly databaseUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Fast shutdown: clients are cut off, everything committed is on disk. */
  close(): Promise<void>;
  /** SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data after `close` or `kill`. */
  restart(): Promise<void>;
}

/**
 * Starts the real PostgreSQL on a free loopback port: no unix socket, SCRAM password, fsync on. A server that a dead
 * parent left on this folder is ended first. Ready when `select 1` answers.
 */
export async function startPostgres(options: PostgresStandInOptions): Promise<PostgresStandIn> {
  const directory = resolve(options.directory);
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  await reapPidFile(pidFileOf(directory));
  const launcher = options.launcher ?? chooseLauncher();
  const binaries = reachableBinaries(launcher, directory);
  const cluster = await openCluster({ directory, binaries, launcher });
  const setup: Setup = { directory, launcher, binaries, cluster };
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return new Server(setup, port, await launch(setup, port));
    } catch (error) {
      // Another process may have taken the port in between; only that is worth another try.
      if (attempt === PORT_TRIES || !String(error).includes('could not bind')) throw error;
    }
  }
}

interface Setup {
  readonly directory: string;
  readonly launcher: UnprivilegedLauncher;
  readonly binaries: PostgresBinaries;
  readonly cluster: PostgresCluster;
}

function pidFileOf(directory: string): string {
  return join(directory, 'postgres.pid.json');
}

/** The binaries, copied to a temporary folder when the user they run as cannot reach those of node_modules. */
function reachableBinaries(launcher: UnprivilegedLauncher, directory: string): PostgresBinaries {
  const distribution = postgresDistribution();
  const inPlace = preparePostgresBinaries(distribution, directory);
  if (launcher.kind !== 'setuid' || runs(inPlace, launcher)) return inPlace;
  const target = join(tmpdir(), `ihome-postgres-${process.arch}`);
  const copy = preparePostgresBinaries(copyPostgresDistribution(distribution, target), directory);
  if (runs(copy, launcher)) return copy;
  throw new SimulationError(
    'invalid_environment',
    `PostgreSQL must not run as root, and user ${launcher.identity.uid} cannot reach ${directory}. ` +
      'Run as another user, put SIM_DATA_DIR where every user may look, or set DATABASE_URL.',
  );
}

function runs(binaries: PostgresBinaries, launcher: UnprivilegedLauncher): boolean {
  const { program, args } = launcher.command(binaries.postgres, ['--version']);
  const env = { PATH: '/usr/bin:/bin', ...binaries.env };
  return spawnSync(program, [...args], { ...launcher.identity, env, cwd: '/', stdio: 'ignore' }).status === 0;
}

function urlOf(setup: Setup, port: number): string {
  return `postgres://${CLUSTER_USER}:${setup.cluster.password}@127.0.0.1:${port}/${CLUSTER_DATABASE}`;
}

function launch(setup: Setup, port: number): Promise<StandInProcess> {
  const { directory, launcher, binaries, cluster } = setup;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: String(MAX_CONNECTIONS),
    fsync: 'on',
    wal_level: 'minimal',
    max_wal_senders: '0',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const args = ['-D', cluster.directory, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
  return startStandIn({
    name: 'Postgres',
    ...launcher.command(binaries.postgres, args),
    ...launcher.identity,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...binaries.env },
    cwd: '/',
    pidFile: pidFileOf(directory),
    logFile: join(directory, 'postgres.log'),
    isReady: () => answers(urlOf(setup, port)),
  });
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined); // a server that is still starting drops connections
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

class Server implements PostgresStandIn {
  readonly databaseUrl: string;

  constructor(
    private readonly setup: Setup,
    readonly port: number,
    private process: StandInProcess,
  ) {
    this.databaseUrl = urlOf(setup, port);
  }

  get pid(): number {
    return this.process.pid;
  }

  close(): Promise<void> {
    return this.process.stop();
  }

  kill(): Promise<void> {
    return this.process.kill();
  }

  async restart(): Promise<void> {
    await this.process.stop();
    if (!existsSync(this.setup.cluster.directory)) {
      throw new SimulationError('invalid_environment', `${this.setup.cluster.directory} is gone.`);
    }
    this.process = await launch(this.setup, this.port);
  }
}
