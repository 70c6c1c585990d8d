import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { processStart } from './process-identity';
import { startPostgres } from './postgres-server';
import { startRedis } from './redis-server';
import { startEmbedded } from './start-embedded';
import { setuidLauncher } from './unprivileged';

const ROOT = resolve(__dirname, '../../..');
const ALL = { postgres: true, redis: true, objects: true };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Live processes that work in the test's folder or mention it in their command line. */
function leftovers(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && processStart(Number(name)) !== undefined)
    .map((pid) => {
      try {
        return `${pid} ${readlinkSync(`/proc/${pid}/cwd`)} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8')}`;
      } catch {
        return ''; // ended while we looked
      }
    })
    .filter((line) => line.includes(folder));
}

interface Parent {
  readonly child: ChildProcess;
  readonly databaseUrl: string;
  readonly pids: readonly number[];
}

/** Another Node process that starts the stack on the test's folder. */
async function startParent(): Promise<Parent> {
  const script = `
    const { startEmbedded } = require('./libs/embedded/src');
    startEmbedded({ dataDir: ${JSON.stringify(folder)}, need: ${JSON.stringify(ALL)} }).then((s) => {
      process.stdout.write(JSON.stringify({ databaseUrl: s.databaseUrl, pids: [s.postgres.pid, s.redis.pid] }) + '\\n');
      setInterval(() => {}, 1000);
    });`;
  const child = spawn(process.execPath, ['-r', 'ts-node/register', '-e', script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((done) => child.stdout.once('data', (data: Buffer) => done(data.toString())));
  return { child, ...(JSON.parse(line) as Omit<Parent, 'child'>) };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i += 1) await sleep(25);
  expect(condition()).toBe(true);
}

/** Watchdogs of a parent, by its pid. */
function watchdogsOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const isChild = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(parent);
        return isChild && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('stand-in-watchdog');
      } catch {
        return false; // ended while we looked
      }
    })
    .map(Number);
}

test('starts Postgres and Redis, keeps their data over a restart and leaves nothing running', async () => {
  const first = await startEmbedded({ dataDir: folder, need: ALL });
  await query(first.databaseUrl ?? '', 'create table kept as select 42 as answer');
  const redis = new Redis(first.redisUrl ?? '');
  await redis.set('kept', '42');
  expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
  redis.disconnect();
  await first.close();
  await first.close();
  expect(leftovers()).toEqual([]);

  const second = await startEmbedded({ dataDir: folder, need: ALL });
  expect(await query(second.databaseUrl ?? '', 'select answer from kept')).toEqual([{ answer: 42 }]);
  expect(await query(second.databaseUrl ?? '', 'show fsync')).toEqual([{ fsync: 'on' }]);
  const again = new Redis(second.redisUrl ?? '');
  expect(await again.get('kept')).toBe('42');
  again.disconnect();
  expect(second.objects?.signingKey).toEqual(first.objects?.signingKey);
  await second.close();
  expect(leftovers()).toEqual([]);
});

test('a wrong password is refused', async () => {
  const postgres = await startPostgres({ directory: folder });
  const url = postgres.databaseUrl.replace(/:[0-9a-f]+@/, ':wrong@');
  await expect(query(url, 'select 1')).rejects.toThrow('password authentication failed');
  await postgres.close();
});

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('nothing is left after the parent gets %s', async (signal) => {
  const parent = await startParent();
  expect(leftovers().length).toBeGreaterThan(0);
  await ended(parent.child, signal);
  await until(() => leftovers().length === 0);
  expect(parent.pids.map(processStart)).toEqual([undefined, undefined]);
});

test('stand-ins whose parent and watchdogs were killed are ended at the next start', async () => {
  const parent = await startParent();
  const watchdogs = watchdogsOf(parent.child.pid ?? 0);
  expect(watchdogs).toHaveLength(2);
  watchdogs.forEach((pid) => process.kill(pid, 'SIGKILL'));
  await ended(parent.child, 'SIGKILL');
  await sleep(100);
  expect(parent.pids.map(processStart)).not.toContain(undefined);

  const next = await startEmbedded({ dataDir: folder, need: ALL });
  expect(parent.pids.map(processStart)).toEqual([undefined, undefined]);
  expect(await query(next.databaseUrl ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  await next.close();
  expect(leftovers()).toEqual([]);
});

test('a folder in use by a living process is refused', async () => {
  const stack = await startEmbedded({ dataDir: folder, need: { ...ALL, redis: false } });
  await expect(startEmbedded({ dataDir: folder, need: ALL })).rejects.toMatchObject({ code: 'invalid_environment' });
  expect(await query(stack.databaseUrl ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  await stack.close();
  expect(leftovers()).toEqual([]);
});

test('a pid that now belongs to another program is left alone', async () => {
  const bystander = spawn('sleep', ['60'], { stdio: 'ignore' });
  const record = { pid: bystander.pid, start: '1', ownerPid: 999_999_999, ownerStart: '1' };
  writeFileSync(join(folder, 'redis.pid.json'), JSON.stringify(record));
  const redis = await startRedis({ directory: folder });
  expect(processStart(bystander.pid ?? 0)).toBeDefined();
  await redis.close();
  await ended(bystander, 'SIGKILL');
});

test('Postgres killed and started again serves what was committed on the same URL', async () => {
  const postgres = await startPostgres({ directory: folder });
  await query(postgres.databaseUrl, 'create table kept as select 7 as answer');
  await postgres.kill();
  await expect(query(postgres.databaseUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
  await postgres.restart();
  expect(await query(postgres.databaseUrl, 'select answer from kept')).toEqual([{ answer: 7 }]);
  await postgres.close();
  expect(leftovers()).toEqual([]);
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;
asRoot('runs under another user where the kernel allows no user namespace', async () => {
  execFileSync('chmod', ['755', folder]);
  const postgres = await startPostgres({ directory: folder, launcher: setuidLauncher() });
  expect(await query(postgres.databaseUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  const status = readFileSync(`/proc/${postgres.pid}/status`, 'utf8');
  expect(status).toMatch(/^Uid:\s+65534\s/m);
  await postgres.close();
});

test('a server that cannot start says why', async () => {
  await expect(startRedis({ directory: folder, program: '/bin/false' })).rejects.toMatchObject({
    code: 'store_unavailable',
    detail: expect.stringContaining('exit code 1'),
  });
  expect(leftovers()).toEqual([]);
});
