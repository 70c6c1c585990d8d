import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openObjectFolder, type ObjectFolder } from './object-folder';
import { startPostgres, type PostgresStandIn } from './postgres-server';
import { findRedisProgram } from './redis-program';
import { startRedis, type RedisStandIn } from './redis-server';

/** Which stand-ins are needed, and where their data goes. */
export interface EmbeddedOptions {
  /** Folder of everything they keep (`.sim`); made when absent. */
  readonly dataDir: string;
  readonly need: { readonly postgres: boolean; readonly redis: boolean; readonly objects: boolean };
}

/** The stand-ins that run; a member is absent when it was not needed (or, for Redis, not found on this machine). */
export interface EmbeddedStack {
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly objects?: ObjectFolder;
  /** One sentence a stand-in, for the line that says at start what was chosen. */
  readonly notes: readonly string[];
  /** Servers by name, for tests that kill and restart them. */
  readonly postgres?: PostgresStandIn;
  readonly redis?: RedisStandIn;
  /** Ends every server that was started; data stays. Safe to call again. */
  close(): Promise<void>;
}

/**
 * Starts the stand-ins that are needed, all at once. When one fails, the others are ended before the error is thrown.
 * Redis that is needed but not installed is left out: the queue then runs on BullMQ's Postgres backend.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedStack> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const objects = options.need.objects ? openObjectFolder(dataDir) : undefined;
  const redisProgram = options.need.redis ? findRedisProgram() : undefined;
  const [postgres, redis] = await Promise.allSettled([
    options.need.postgres ? startPostgres({ directory: join(dataDir, 'postgres') }) : undefined,
    redisProgram === undefined ? undefined : startRedis({ directory: join(dataDir, 'redis'), program: redisProgram }),
  ]);
  const servers = [postgres, redis].flatMap((s) =>
    s.status === 'fulfilled' && s.value !== undefined ? [s.value] : [],
  );
  const failed = [postgres, redis].find((s) => s.status === 'rejected');
  if (failed !== undefined) {
    await Promise.all(servers.map((server) => server.close()));
    throw failed.reason;
  }
  const stack = {
    ...(postgres.status === 'fulfilled' && postgres.value ? postgresPart(postgres.value) : {}),
    ...(redis.status === 'fulfilled' && redis.value ? redisPart(redis.value) : {}),
    ...(objects === undefined ? {} : { objects }),
  };
  return {
    ...stack,
    notes: notesOf(options, stack, redisProgram),
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

function postgresPart(postgres: PostgresStandIn): Pick<Required<EmbeddedStack>, 'postgres' | 'databaseUrl'> {
  return { postgres, databaseUrl: postgres.databaseUrl };
}

function redisPart(redis: RedisStandIn): Pick<Required<EmbeddedStack>, 'redis' | 'redisUrl'> {
  return { redis, redisUrl: redis.redisUrl };
}

function notesOf(
  { need }: EmbeddedOptions,
  stack: Pick<EmbeddedStack, 'postgres' | 'redis' | 'objects'>,
  redisProgram: string | undefined,
): string[] {
  const notes: string[] = [];
  if (stack.postgres !== undefined) notes.push(`Postgres: embedded on 127.0.0.1:${stack.postgres.port}`);
  if (stack.redis !== undefined) notes.push(`Redis: ${redisProgram} on 127.0.0.1:${stack.redis.port}`);
  if (need.redis && stack.redis === undefined) notes.push('Redis: none found; the queue runs on Postgres');
  if (stack.objects !== undefined) notes.push(`Objects: folder ${stack.objects.directory}`);
  return notes;
}
