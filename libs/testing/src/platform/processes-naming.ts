import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A living process whose command line or environment holds a text. */
export interface NamingProcess {
  readonly pid: number;
  readonly command: string;
}

/**
 * The processes, without this one, that have a text, say the path of a folder that is theirs alone, in their command line or in the
 * environment they were started with. Children inherit the environment, so none of a tree is missed.
 */
export function processesNaming(text: string): readonly NamingProcess[] {
  const all = process.platform === 'linux' ? fromProc() : fromPs();
  return all
    .filter(({ pid, told }) => pid !== process.pid && told.includes(text))
    .map(({ pid, told }) => ({ pid, command: told.slice(0, 200) }));
}

interface ToldProcess {
  readonly pid: number;
  readonly told: string;
}

function fromProc(): ToldProcess[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => ({ pid: Number(pid), told: `${partOf(pid, 'cmdline')}\n${partOf(pid, 'environ')}` }));
}

function partOf(pid: string, part: 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${part}`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // it has ended, or is another user's
  }
}

function fromPs(): ToldProcess[] {
  const { stdout } = spawnSync('ps', ['-axEww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return stdout.split('\n').map((line) => ({ pid: Number.parseInt(line, 10), told: line }));
}
