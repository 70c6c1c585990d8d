import { SimulationError } from '@ihome/config';
import { migrateDatabase } from '@ihome/persistence';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT } from '../exit-code';
import { openOutput } from '../terminal/output';

/** `sim migrate`: brings the database up to date and ends. */
export function registerMigrate(program: Command, context: CommandContext): void {
  program
    .command('migrate')
    .description('bring the database up to date (serve and worker do so at start too)')
    .action(() =>
      context.run(async () => {
        const { databaseUrl } = context.environment('none');
        if (databaseUrl === undefined) throw new SimulationError('invalid_environment', 'DATABASE_URL is not set.');
        await migrateDatabase(databaseUrl);
        openOutput(context.streams, { json: false }).line('The database is up to date.');
        return EXIT.ok;
      }),
    );
}
