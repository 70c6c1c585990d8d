import { spawn } from 'node:child_process';

/**
 * Reads one line from the parent. The line `done` means the stand-in has ended; end of file means the parent is gone,
 * however it went, and then the stand-in ($1) is ended: SIGINT, after ten seconds SIGKILL.
 */
const SCRIPT = `
read -r line
[ "$line" = done ] && exit 0
kill -INT "$1" 2>/dev/null
i=0
while [ "$i" -lt 100 ] && kill -0 "$1" 2>/dev/null; do sleep 0.1; i=$((i + 1)); done
kill -KILL "$1" 2>/dev/null
exit 0
`;

/** A small process that outlives this one just long enough to end a stand-in. */
export interface Watchdog {
  /** Tells it that its stand-in has ended. Resolves when the watchdog is gone. */
  dismiss(): Promise<void>;
}

/**
 * Starts the watchdog of process `pid`. It sits in its own session, so Ctrl-C in the terminal does not reach it, and
 * keeps this process alive no longer than it would live without it. On Windows, which has no `sh`, the pid file alone
 * finds what a killed parent left.
 */
export function startWatchdog(pid: number): Watchdog {
  if (process.platform === 'win32') return { dismiss: () => Promise.resolve() };
  const child = spawn('sh', ['-c', SCRIPT, 'stand-in-watchdog', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve()); // no shell: the pid file remains
  });
  child.stdin.on('error', () => child.unref()); // EPIPE: it ended before us
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return {
    dismiss(): Promise<void> {
      child.ref();
      child.stdin.end('done\n');
      return gone;
    },
  };
}
