import { join } from 'node:path';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT, type ExitCode } from '../exit-code';
import { findRun } from '../runs/run-index';
import { headlineRows, showResults } from '../runs/show-results';
import { readResults } from '../runs/read-results';
import { openOutput } from '../terminal/output';

interface ResultsOptions {
  readonly json?: boolean;
}

/** `sim results`: the figures of a local run. */
export function registerResults(program: Command, context: CommandContext): void {
  program
    .command('results')
    .description('show the results of a local run')
    .argument('[id]', 'id of the run, or latest', 'latest')
    .option('--json', 'one JSON object a line')
    .action((id: string, options: ResultsOptions) => context.run(() => results(id, { options, context })));
}

interface Invocation {
  readonly options: ResultsOptions;
  readonly context: CommandContext;
}

async function results(id: string, { options, context }: Invocation): Promise<ExitCode> {
  const run = await findRun(context.environment('none').dataDirectory, id);
  const output = openOutput(context.streams, { json: options.json ?? false });
  const folder = join(run.out, 'bundle');
  if (output.json) {
    const found = await readResults(folder);
    for (const row of headlineRows(found)) output.event({ event: 'strategy', ...row });
    for (const { index, guardrails } of found.strategies) output.event({ event: 'guardrails', index, guardrails });
    output.event({ event: 'results', ...run, ...(found.stopping !== null && { stopping: found.stopping }) });
    return EXIT.ok;
  }
  output.line(`${run.name} · ${run.state} · ${run.id}`);
  output.line();
  await showResults(folder, output);
  output.line();
  output.line(`Report: ${join(folder, 'report.html')}`);
  return EXIT.ok;
}
