import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The workspace's top folder. */
export const REPOSITORY = join(__dirname, '..', '..', '..', '..');

/** A command to run as a process of its own. */
export interface CommandOptions {
  readonly program: string;
  readonly args: readonly string[];
  /** Default: the workspace's top folder. */
  readonly cwd?: string;
  /** Added to PATH and HOME, which are ours. */
  readonly environment?: Readonly<Record<string, string>>;
  /** User to run it as; ours when absent. */
  readonly identity?: { readonly uid: number; readonly gid: number };
  /** Whether it leads a process group, so that a signal to `-pid` reaches all of it, as Ctrl-C in a terminal does. */
  readonly leadsGroup?: boolean;
}

/** An application, or another command, in a process of its own. */
export interface ApplicationProcess {
  readonly pid: number;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Calls back with each piece it prints from now on. */
  readonly onOutput: (listener: (piece: string) => void) => void;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Resolves with exit code or signal once it has ended and its output is complete. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

const KEPT_OUTPUT = 400_000;

/** Starts a command; its output is kept, not shown. */
export function startCommand(options: CommandOptions): ApplicationProcess {
  const { program, args, cwd = REPOSITORY, environment = {}, identity = {}, leadsGroup = false } = options;
  const child: ChildProcess = spawn(program, [...args], {
    ...{ cwd, ...identity },
    detached: leadsGroup,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid === undefined) throw new Error(`could not start ${program}`);
  const listeners: ((piece: string) => void)[] = [];
  let output = '';
  const keep = (piece: string): void => {
    output = (output + piece).slice(-KEPT_OUTPUT);
    for (const listener of listeners) listener(piece);
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  return {
    pid: child.pid,
    output: () => output,
    onOutput: (listener) => void listeners.push(listener),
    signal: (signal) => void child.kill(signal),
    ended: once(child, 'close').then(([code, signal]) => (signal ?? code) as number | NodeJS.Signals),
  };
}

/** How to run one of the applications. */
export interface ApplicationOptions {
  readonly app: 'api' | 'worker';
  readonly environment: Readonly<Record<string, string>>;
  /** Node to run it with; default: this process's own. */
  readonly nodeBinary?: string;
}

/** Starts `apps/<app>/src/main.ts` from source. */
export function startApplication({ app, environment, nodeBinary }: ApplicationOptions): ApplicationProcess {
  const args = ['-r', 'ts-node/register', join(REPOSITORY, 'apps', app, 'src', 'main.ts')];
  return startCommand({ program: nodeBinary ?? process.execPath, args, environment });
}
