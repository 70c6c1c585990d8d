import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { runInForeground } from '../processes/run-application';

/** `sim serve`: the API. */
export function registerServe(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('run the API on the stores that the environment names')
    .action(() => context.run(() => runInForeground('api', context)));
}
