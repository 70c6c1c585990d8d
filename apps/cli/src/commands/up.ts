import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT, type ExitCode } from '../exit-code';
import { startPlatform } from '../processes/platform';
import { openOutput } from '../terminal/output';
import { wholeNumber } from './option-values';

interface UpOptions {
  readonly workers: number;
}

const DEFAULT_WORKERS = 2;

/** `sim up`: the whole platform on this machine, with stand-ins for the stores that are not configured. */
export function registerUp(program: Command, context: CommandContext): void {
  program
    .command('up')
    .description('run API and workers here, with stand-ins for stores that are not configured')
    .option('--workers <n>', 'worker processes', wholeNumber(1), DEFAULT_WORKERS)
    .action((options: UpOptions) => context.run(() => up(options, context)));
}

async function up({ workers }: UpOptions, context: CommandContext): Promise<ExitCode> {
  const environment = context.environment('stand_ins');
  const output = openOutput(context.streams, { json: false });
  const platform = await startPlatform({
    environment,
    variables: context.variables,
    dataDirectory: environment.dataDirectory,
    workers,
    threadsPerWorker: Math.max(1, Math.floor(environment.workerThreads / workers)),
    apiPort: environment.apiPort,
  });
  for (const note of platform.notes) output.line(note);
  output.line(`API: ${platform.url} (documentation: ${platform.url}/docs). Ctrl-C ends everything.`);
  const told = new Promise<undefined>((resolve) => {
    if (context.signal.aborted) resolve(undefined);
    context.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const ended = await Promise.race([told, platform.oneEnded]);
  if (ended !== undefined) output.complain(`sim: the ${ended.name} ended by itself; ending the rest`);
  await platform.stop();
  return ended === undefined ? EXIT.ok : EXIT.failure;
}
