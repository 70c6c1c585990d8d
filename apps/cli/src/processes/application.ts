import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { SimulationError } from '@ihome/config';

/** An application of this project that runs as a process of its own. */
export type ApplicationName = 'api' | 'worker';

/** How to start one. */
export interface ForkOptions {
  readonly name: ApplicationName;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Gets each line of its log; without it the log goes to our own output. */
  readonly onLine?: (line: string) => void;
}

/** A running application. */
export interface Application {
  readonly name: ApplicationName;
  readonly process: ChildProcess;
  /** What it announced once it had started. */
  readonly announcement: Readonly<Record<string, unknown>>;
  /** Resolves with the exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Tells it to end and waits; kills it when it takes too long. */
  stop(): Promise<void>;
}

const SECOND = 1000;
/** Longer than a worker drains. */
const STOP_WITHIN = 45 * SECOND;
const SOURCES = __filename.endsWith('.ts');
const REPOSITORY = join(__dirname, '..', '..', '..', '..');

/**
 * Forks an application and waits until it says that it has started. It has a process group of its own, so Ctrl-C reaches us alone
 * and we end it in order; it ends by itself when we are gone (its channel to us closes).
 */
export async function forkApplication({ name, variables, onLine }: ForkOptions): Promise<Application> {
  const file = join(REPOSITORY, 'apps', name, 'src', SOURCES ? 'main.ts' : 'main.js');
  const child = fork(file, [], {
    detached: true,
    execArgv: SOURCES ? ['-r', require.resolve('ts-node/register')] : [],
    env: { ...variables, ...(SOURCES && { TS_NODE_PROJECT: join(REPOSITORY, 'tsconfig.json') }) },
    stdio: onLine === undefined ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  if (onLine !== undefined) for (const stream of [child.stdout, child.stderr]) readLines(stream, onLine);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
    await ended;
    clearTimeout(force);
  };
  const started = new Promise<Readonly<Record<string, unknown>>>((resolve) => {
    child.once('message', (message) => resolve(message as Record<string, unknown>));
  });
  const failed = ended.then((code) => {
    throw new SimulationError('internal', `The ${name} ended before it had started (exit code ${String(code)}).`);
  });
  const announcement = await Promise.race([started, failed]);
  failed.catch(() => undefined); // from here on, `ended` tells
  return { name, process: child, announcement, ended, stop };
}

function readLines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let text = '';
  stream?.setEncoding('utf8').on('data', (piece: string) => {
    const lines = (text + piece).split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}
