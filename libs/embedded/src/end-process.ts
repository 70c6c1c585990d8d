import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './error-code';
import { isSameProcess } from './process-identity';

const SECOND = 1000;
const POLL_MS = 20;
/** How long a server may take to write its data away before it is killed. */
const GRACE_MS = 10 * SECOND;
/** Postgres ends at once on SIGINT ("fast"), Redis too; neither waits for its clients. */
const POLITE_SIGNAL = 'SIGINT';

/**
 * Ends a process that is not our child: SIGINT, and SIGKILL when it still lives after ten seconds. Resolves when it
 * is gone. A pid that now belongs to another process is left alone.
 */
export async function endProcess(pid: number, start: string): Promise<void> {
  signal(pid, POLITE_SIGNAL);
  const deadline = performance.now() + GRACE_MS;
  let killed = false;
  while (isSameProcess(pid, start)) {
    if (!killed && performance.now() > deadline) {
      signal(pid, 'SIGKILL');
      killed = true;
    }
    await sleep(POLL_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error; // ESRCH: it is gone already
  }
}
