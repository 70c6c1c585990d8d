/**
 * Stand-ins on loopback for the servers of the platform: the real PostgreSQL from npm binaries, the Redis or Valkey
 * server found on PATH, and a folder as object store. Used by `sim up`, the demo and tests only.
 *
 * - *stand-in*: a server process this process started and ends.
 * - *pid file*: `<data dir>/<name>.pid.json`, by which a stand-in whose parent died is found and ended.
 * - *watchdog*: a shell of a few hundred kilobytes that ends a stand-in as soon as its parent is gone.
 */
export { startEmbedded, type EmbeddedOptions, type EmbeddedStack } from './start-embedded';
export { startPostgres, type PostgresStandIn, type PostgresStandInOptions } from './postgres-server';
export { startRedis, type RedisStandIn, type RedisStandInOptions } from './redis-server';
export { findRedisProgram } from './redis-program';
export { findProgram } from './find-program';
export { freePort } from './free-port';
export { openObjectFolder, type ObjectFolder } from './object-folder';
