import type { Command } from 'commander';
import type { CommandContext } from '../command-context';

/** `sim config`: configurations. */
export function registerConfig(program: Command, _context: CommandContext): void {
  program.command('config').description('configurations: init, validate, explain, diff, schema');
}
