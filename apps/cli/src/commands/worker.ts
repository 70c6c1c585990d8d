import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { runInForeground } from '../processes/run-application';

/** `sim worker`: a worker. */
export function registerWorker(program: Command, context: CommandContext): void {
  program
    .command('worker')
    .description('run a worker on the stores that the environment names')
    .action(() => context.run(() => runInForeground('worker', context)));
}
