import { sweepResource } from '@ihome/api-schema';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT } from '../exit-code';
import { openClient } from '../http/open-client';
import { openOutput } from '../terminal/output';

interface CancelOptions {
  readonly json?: boolean;
}

/** `sim sweep cancel` */
export function registerSweepCancel(sweep: Command, context: CommandContext): void {
  sweep
    .command('cancel')
    .description('cancel a sweep')
    .argument('<id>')
    .option('--json', 'one JSON object a line')
    .action((id: string, { json = false }: CancelOptions) =>
      context.run(async () => {
        const output = openOutput(context.streams, { json });
        const path = `v1/sweeps/${encodeURIComponent(id)}/cancel`;
        const cancelled = await openClient(context).json({ path, method: 'POST' }, sweepResource);
        output.event({ event: 'cancelled', sweep: cancelled });
        output.line(cancelled.state);
        return EXIT.ok;
      }),
    );
}
