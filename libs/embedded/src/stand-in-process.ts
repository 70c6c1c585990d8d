import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SimulationError } from '@ihome/config';
import { removePidFile, writePidFile } from './pid-file';
import { startWatchdog, type Watchdog } from './watchdog';

const SECOND = 1000;
const GRACE_MS = 10 * SECOND;
const READY_MS = 30 * SECOND;
const READY_POLL_MS = 15;
/** How much of a server's log goes into the error when it does not start. */
const LOG_TAIL_CHARACTERS = 1500;

/** How to start a stand-in and how to know that it serves. */
export interface StandInCommand {
  /** Name for messages, e.g. "Postgres". */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly pidFile: string;
  /** Both outputs of the server are appended here. */
  readonly logFile: string;
  /** Resolves true once the server answers a real request. */
  readonly isReady: () => Promise<boolean>;
}

/** A server process of ours. */
export interface StandInProcess {
  readonly pid: number;
  /** False once the process has ended, whoever ended it. */
  isRunning(): boolean;
  /** Ends it and resolves when it, its watchdog and its pid file are gone. Safe to call again. */
  stop(): Promise<void>;
  /** SIGKILL, for tests of recovery; resolves when it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts a server in its own session (Ctrl-C does not reach it; whoever started it decides when it ends), notes its
 * pid, sets a watchdog on it and waits until it answers.
 *
 * @throws SimulationError `store_unavailable` with the end of the server's log when it ends or does not answer in 30 s.
 */
export async function startStandIn(command: StandInCommand): Promise<StandInProcess> {
  const log = openSync(command.logFile, 'a', 0o600);
  let child: ChildProcess;
  try {
    child = spawn(command.program, [...command.args], {
      cwd: command.cwd,
      env: command.env,
      detached: true,
      stdio: ['ignore', log, log],
      ...(command.uid === undefined ? {} : { uid: command.uid }),
      ...(command.gid === undefined ? {} : { gid: command.gid }),
    });
  } finally {
    closeSync(log);
  }
  const ended = endOf(child);
  const pid = child.pid;
  if (pid === undefined) throw notStarted(command, await ended.promise);
  const watchdog = startWatchdog(pid);
  writePidFile(command.pidFile, pid);
  const standIn = new OwnedProcess({ child, pid, ended, watchdog, pidFile: command.pidFile });
  try {
    await untilReady(command, ended);
  } catch (error) {
    await standIn.stop();
    throw error;
  }
  child.unref();
  return standIn;
}

interface End {
  readonly promise: Promise<string>;
  reason: string | undefined;
}

function endOf(child: ChildProcess): End {
  const end: End = {
    reason: undefined,
    promise: new Promise((resolve) => {
      const settle = (reason: string): void => {
        end.reason ??= reason;
        resolve(reason);
      };
      child.once('error', (error) => settle(error.message));
      child.once('exit', (code, signal) => settle(signal === null ? `exit code ${code}` : signal));
    }),
  };
  return end;
}

async function untilReady(command: StandInCommand, ended: End): Promise<void> {
  const deadline = performance.now() + READY_MS;
  for (;;) {
    if (ended.reason !== undefined) throw notStarted(command, ended.reason);
    if (await command.isReady()) return;
    if (performance.now() > deadline) throw notStarted(command, `no answer within ${READY_MS / SECOND} s`);
    await sleep(READY_POLL_MS);
  }
}

function notStarted(command: StandInCommand, reason: string): SimulationError {
  let tail = '';
  try {
    tail = readFileSync(command.logFile, 'utf8').slice(-LOG_TAIL_CHARACTERS).trim();
  } catch (error) {
    tail = `(log unreadable: ${String(error)})`;
  }
  const text = `${command.name} did not start: ${reason}. Its log (${command.logFile}) ends:\n${tail}`;
  return new SimulationError('store_unavailable', text, { retryable: true });
}

interface OwnedParts {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly ended: End;
  readonly watchdog: Watchdog;
  readonly pidFile: string;
}

class OwnedProcess implements StandInProcess {
  readonly pid: number;
  private stopping: Promise<void> | undefined;

  constructor(private readonly parts: OwnedParts) {
    this.pid = parts.pid;
  }

  isRunning(): boolean {
    return this.parts.ended.reason === undefined;
  }

  stop(): Promise<void> {
    this.stopping ??= this.end('SIGINT');
    return this.stopping;
  }

  kill(): Promise<void> {
    this.stopping ??= this.end('SIGKILL');
    return this.stopping;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child, ended, watchdog, pidFile } = this.parts;
    child.ref();
    if (this.isRunning()) child.kill(signal);
    const killer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await ended.promise;
    clearTimeout(killer);
    await watchdog.dismiss();
    removePidFile(pidFile);
  }
}
