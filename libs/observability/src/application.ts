import { EnvironmentError } from './environment/environment';
import type { Logger } from './logger';

/** Exit codes of an application; a subset of those of the command line. */
const EXIT = { failure: 1, usage: 2 } as const;

const SECOND = 1000;

/** An application that has started. */
export interface RunningApplication {
  readonly logger: Logger;
  /** What to tell the parent process, when there is one, e.g. the port. */
  readonly announcement?: Readonly<Record<string, string | number>>;
  /** Ends everything within `stopWithinMs`. */
  stop(): Promise<void>;
}

/** How an application runs. */
export interface ApplicationOptions {
  /** Starts it; gets a signal that aborts when it is told to end while it still starts. */
  readonly start: (signal: AbortSignal) => Promise<RunningApplication>;
  /** Longest time `stop` may take; then the process ends anyway. */
  readonly stopWithinMs: number;
}

/**
 * Runs an application until SIGTERM, SIGINT, or the end of the parent process that it was forked by; then stops it and ends the
 * process: 0 after a clean stop, 1 after a failure, 2 for an unusable environment. A second signal ends it at once.
 */
export async function runApplication({ start, stopWithinMs }: ApplicationOptions): Promise<void> {
  const ending = new AbortController();
  const told = new Promise<string>((resolve) => {
    const tell = (reason: string): void => {
      if (ending.signal.aborted) process.exit(EXIT.failure);
      ending.abort();
      resolve(reason);
    };
    process.on('SIGTERM', () => tell('SIGTERM'));
    process.on('SIGINT', () => tell('SIGINT'));
    if (process.send !== undefined) process.once('disconnect', () => tell('the parent process ended'));
  });
  let application: RunningApplication;
  try {
    application = await start(ending.signal);
  } catch (error) {
    process.exitCode = failed(error, ending.signal);
    leaveParent();
    return;
  }
  const { logger, announcement } = application;
  if (announcement !== undefined) process.send?.({ event: 'listening', ...announcement });
  logger.info({ reason: await told }, 'stopping');
  const force = setTimeout(() => {
    logger.error({ seconds: stopWithinMs / SECOND }, 'could not stop in time');
    process.exit(EXIT.failure);
  }, stopWithinMs);
  try {
    await application.stop();
    logger.info('stopped');
  } catch (error) {
    logger.error({ error }, 'stopping failed');
    process.exitCode = EXIT.failure;
  }
  clearTimeout(force);
  leaveParent();
}

/** A channel to the parent keeps the process alive. */
function leaveParent(): void {
  if (process.connected) process.disconnect();
}

function failed(error: unknown, signal: AbortSignal): number {
  if (signal.aborted) return 0;
  const text = error instanceof EnvironmentError ? error.detail : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  return error instanceof EnvironmentError ? EXIT.usage : EXIT.failure;
}
