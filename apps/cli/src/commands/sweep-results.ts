import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT } from '../exit-code';
import { openClient } from '../http/open-client';
import { sweepHeadlines } from '../http/sweep-headlines';
import { headlineTable } from '../runs/headline-table';
import { stoppingText } from '@ihome/report';
import { openOutput } from '../terminal/output';

interface ResultsOptions {
  readonly json?: boolean;
}

/** `sim sweep results` */
export function registerSweepResults(sweep: Command, context: CommandContext): void {
  sweep
    .command('results')
    .description('headline figures of a sweep')
    .argument('<id>')
    .option('--json', 'one JSON object a line')
    .action((id: string, { json = false }: ResultsOptions) =>
      context.run(async () => {
        const output = openOutput(context.streams, { json });
        const { sweep: found, rows } = await sweepHeadlines(openClient(context), id);
        for (const row of rows) output.event({ event: 'strategy', ...row });
        output.event({ event: 'results', sweep: found });
        output.line(`${found.name} · ${found.state} · ${found.id}`);
        output.line();
        for (const line of headlineTable(rows)) output.line(line);
        if (found.stopping !== null) output.line(stoppingText(found.stopping));
        return EXIT.ok;
      }),
    );
}
