import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..', '..');

/** How to run one of the applications. */
export interface ApplicationOptions {
  readonly app: 'api' | 'worker';
  readonly environment: Readonly<Record<string, string>>;
  /** Node to run it with; default: this process's own. */
  readonly nodeBinary?: string;
}

/** An application in a process of its own. */
export interface ApplicationProcess {
  readonly pid: number;
  /** Everything it printed so far. */
  readonly output: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Resolves with exit code or signal once it has ended. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

const KEPT_OUTPUT = 200_000;

/** Starts `apps/<app>/src/main.ts` from source. */
export function startApplication({
  app,
  environment,
  nodeBinary = process.execPath,
}: ApplicationOptions): ApplicationProcess {
  const child: ChildProcess = spawn(nodeBinary, ['-r', 'ts-node/register', join(ROOT, 'apps', app, 'src', 'main.ts')], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (piece: Buffer): void => {
    output = (output + piece.toString('utf8')).slice(-KEPT_OUTPUT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | NodeJS.Signals);
  if (child.pid === undefined) throw new Error(`could not start ${app}`);
  return { pid: child.pid, output: () => output, signal: (signal) => child.kill(signal), ended };
}
