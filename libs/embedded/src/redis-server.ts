import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { SimulationError } from '@ihome/config';
import { freePort } from './free-port';
import { reapPidFile } from './pid-file';
import { findRedisProgram } from './redis-program';
import { startStandIn, type StandInProcess } from './stand-in-process';

const PORT_TRIES = 3;
const CONNECT_TIMEOUT_MS = 2000;
const PASSWORD_BYTES = 24;

/** Where a Redis stand-in lives. */
export interface RedisStandInOptions {
  /** Folder of its own; made when absent, kept on close. */
  readonly directory: string;
  /** Full path of redis-server or valkey-server; looked for on PATH when absent. */
  readonly program?: string;
}

/** A running Redis of ours. */
export interface RedisStandIn {
  readonly redisUrl: string;
  readonly port: number;
  readonly pid: number;
  close(): Promise<void>;
  /** SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data after `close` or `kill`. */
  restart(): Promise<void>;
  /** FLUSHALL, for tests of recovery: everything in it is lost, the server goes on. */
  flush(): Promise<void>;
}

/**
 * Starts redis-server or valkey-server on a free loopback port with a password, append-only file and `noeviction`. A
 * server that a dead parent left on this folder is ended first. Ready when PING answers.
 *
 * @throws SimulationError `invalid_environment` when neither program is found.
 */
export async function startRedis(options: RedisStandInOptions): Promise<RedisStandIn> {
  const directory = resolve(options.directory);
  const program = options.program ?? findRedisProgram();
  if (program === undefined) {
    const text =
      'Neither redis-server nor valkey-server is on PATH. Install one, set REDIS_URL, or SIM_QUEUE=postgres.';
    throw new SimulationError('invalid_environment', text);
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  await reapPidFile(pidFileOf(directory));
  const password = randomBytes(PASSWORD_BYTES).toString('hex');
  for (let attempt = 1; ; attempt += 1) {
    const setup: Setup = { directory, program, password, port: await freePort() };
    try {
      return new Server(setup, await launch(setup));
    } catch (error) {
      // Another process may have taken the port in between; only that is worth another try.
      if (attempt === PORT_TRIES || !String(error).includes('Address already in use')) throw error;
    }
  }
}

interface Setup {
  readonly directory: string;
  readonly program: string;
  readonly password: string;
  readonly port: number;
}

function pidFileOf(directory: string): string {
  return join(directory, 'redis.pid.json');
}

function urlOf({ password, port }: Setup): string {
  return `redis://:${password}@127.0.0.1:${port}`;
}

function launch(setup: Setup): Promise<StandInProcess> {
  const { directory, program, password, port } = setup;
  const config = join(directory, 'redis.conf');
  const settings = [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    'appendonly yes',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
    `dir ${JSON.stringify(directory)}`,
  ];
  writeFileSync(config, `${settings.join('\n')}\n`, { mode: 0o600 });
  return startStandIn({
    name: 'Redis',
    program,
    args: [config],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    cwd: directory,
    pidFile: pidFileOf(directory),
    logFile: join(directory, 'redis.log'),
    isReady: () => answers(urlOf(setup)),
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => undefined); // refused until the server listens
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false; // still loading, or not listening yet
  } finally {
    if (client.status !== 'end') client.disconnect(); // on a closed one ioredis would wait for a second close
  }
}

class Server implements RedisStandIn {
  readonly redisUrl: string;
  readonly port: number;

  constructor(
    private readonly setup: Setup,
    private process: StandInProcess,
  ) {
    this.redisUrl = urlOf(setup);
    this.port = setup.port;
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
    this.process = await launch(this.setup);
  }

  async flush(): Promise<void> {
    const client = new Redis(this.redisUrl, { maxRetriesPerRequest: 0 });
    try {
      await client.flushall();
    } finally {
      client.disconnect();
    }
  }
}
