import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { registerSweepCancel } from './sweep-cancel';
import { registerSweepDownload } from './sweep-download';
import { registerSweepList } from './sweep-list';
import { registerSweepResults } from './sweep-results';
import { registerSweepSubmit } from './sweep-submit';
import { registerSweepWatch } from './sweep-watch';

/** `sim sweep`: sweeps of a server, over HTTP. */
export function registerSweep(program: Command, context: CommandContext): void {
  const sweep = program.command('sweep').description('sweeps of a server (SIM_API_URL, SIM_API_KEY)');
  registerSweepSubmit(sweep, context);
  registerSweepWatch(sweep, context);
  registerSweepCancel(sweep, context);
  registerSweepList(sweep, context);
  registerSweepResults(sweep, context);
  registerSweepDownload(sweep, context);
}
