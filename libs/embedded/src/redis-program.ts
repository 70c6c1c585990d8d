import { findProgram } from './find-program';

/** Servers that speak Redis' protocol and BullMQ's scripts, in order of preference. */
const REDIS_PROGRAMS = ['redis-server', 'valkey-server'] as const;

/** The Redis or Valkey server of this machine, or undefined when neither is on PATH (or where Debian puts it). */
export function findRedisProgram(searchPath: string = defaultSearchPath()): string | undefined {
  return findProgram(REDIS_PROGRAMS, searchPath);
}

function defaultSearchPath(): string {
  return `${process.env['PATH'] ?? ''}:/usr/bin:/usr/local/bin:/opt/homebrew/bin`;
}
