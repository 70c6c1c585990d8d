import { readEnvironment } from '@ihome/observability';
import { CommanderError } from 'commander';
import type { CommandContext } from './command-context';
import { EXIT } from './exit-code';
import { createProgram } from './program';
import { reportError } from './terminal/report-error';

/** Runs `sim` with the arguments of this process. */
export function main(): void {
  const interrupted = new AbortController();
  const interrupt = (): void => {
    if (interrupted.signal.aborted) process.exit(EXIT.cancelled);
    interrupted.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const streams = { stdout: process.stdout, stderr: process.stderr };
  const variables = { ...process.env };
  const context: CommandContext = {
    streams,
    variables,
    signal: interrupted.signal,
    environment: (stores) => readEnvironment({ variables, stores }),
    run: async (command) => {
      try {
        process.exitCode = await command();
      } catch (error) {
        process.exitCode = interrupted.signal.aborted ? EXIT.cancelled : reportError(error, streams);
      }
    },
  };
  // Reading `sim … | head` closes our output early; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
  });
  createProgram(context)
    .parseAsync(process.argv)
    .catch((error: unknown) => {
      process.exitCode = error instanceof CommanderError ? exitOfCommander(error) : reportError(error, streams);
    });
}

/** Help and version end well; anything else commander refuses is a mistake in the arguments. */
function exitOfCommander({ exitCode }: CommanderError): number {
  return exitCode === 0 ? EXIT.ok : EXIT.usage;
}
