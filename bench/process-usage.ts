import { readFileSync, readdirSync } from 'node:fs';

/** Clock ticks of /proc/<pid>/stat a second; fixed at 100 in Linux's interface to programs. */
const TICKS_PER_SECOND = 100;
const KIB = 1024;

interface ProcessTimes {
  readonly pid: number;
  readonly parent: number;
  /** Own and of children it waited for, seconds. */
  readonly cpuSeconds: number;
}

/**
 * Processor seconds (user and system) of a process and everything below it, ended children included; undefined when it is gone.
 * Steps of 10 ms. Linux only: read from /proc.
 */
export function cpuSeconds(pid: number): number | undefined {
  const tree = processTree(pid);
  return tree.length === 0 ? undefined : tree.reduce((sum, one) => sum + one.cpuSeconds, 0);
}

/** Processor seconds of a process's main thread alone; undefined when it is gone. */
export function mainThreadSeconds(pid: number): number | undefined {
  return timesOf(`${pid}/task/${pid}`)?.cpuSeconds;
}

/** Memory of a process and everything below it, bytes. */
export interface ProcessMemory {
  /** Resident now; pages that processes share are split among them. */
  readonly residentBytes: number;
  /** Most that was ever resident in the process itself (VmHWM). */
  readonly peakBytes: number;
}

/** Memory of a process; undefined when it is gone. Linux only. */
export function processMemory(pid: number): ProcessMemory | undefined {
  const peak = kibOf(`/proc/${pid}/status`, 'VmHWM');
  if (peak === undefined) return undefined;
  const resident = processTree(pid).reduce(
    (sum, one) =>
      sum + (kibOf(`/proc/${one.pid}/smaps_rollup`, 'Pss') ?? kibOf(`/proc/${one.pid}/status`, 'VmRSS') ?? 0),
    0,
  );
  return { residentBytes: resident * KIB, peakBytes: peak * KIB };
}

function processTree(root: number): ProcessTimes[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => timesOf(name) ?? []);
  const tree = all.filter(({ pid }) => pid === root);
  for (let i = 0; i < tree.length; i++) tree.push(...all.filter(({ parent }) => parent === tree[i]?.pid));
  return tree;
}

/** Fields of proc(5) after the name, which may hold spaces and parentheses: state, ppid, … utime, stime, cutime, cstime. */
function timesOf(place: string): ProcessTimes | undefined {
  const text = read(`/proc/${place}/stat`);
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, place.includes('/') ? 13 : 15).reduce((sum, field) => sum + Number(field), 0);
  return { pid: parseInt(text, 10), parent: Number(fields[1]), cpuSeconds: ticks / TICKS_PER_SECOND };
}

function kibOf(file: string, member: string): number | undefined {
  const match = read(file)?.match(new RegExp(`^${member}:\\s+(\\d+) kB`, 'm'));
  return match ? Number(match[1]) : undefined;
}

/** A process may end between two looks; anything else (no /proc at all) is an error. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES') return undefined;
    throw error;
  }
}
