import { Command } from 'commander';
import { version } from '../package.json';
import type { CommandContext } from './command-context';
import { registerCalibrate } from './commands/calibrate';
import { registerConfig } from './commands/config';
import { registerGoalSeek } from './commands/goal-seek';
import { registerMigrate } from './commands/migrate';
import { registerResults } from './commands/results';
import { registerRun } from './commands/run';
import { registerServe } from './commands/serve';
import { registerSweep } from './commands/sweep';
import { registerTrace } from './commands/trace';
import { registerUp } from './commands/up';
import { registerWorker } from './commands/worker';

/** The `sim` command with all its sub-commands. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('sim')
    .description('Monte Carlo sweeps over strategies of a fund that buys home-equity investments')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(add --help for the options)')
    .configureOutput({
      writeOut: (text) => context.streams.stdout.write(text),
      writeErr: (text) => context.streams.stderr.write(text),
    });
  registerRun(program, context);
  registerGoalSeek(program, context);
  registerResults(program, context);
  registerTrace(program, context);
  registerCalibrate(program, context);
  registerConfig(program, context);
  registerSweep(program, context);
  registerServe(program, context);
  registerWorker(program, context);
  registerUp(program, context);
  registerMigrate(program, context);
  return program;
}
