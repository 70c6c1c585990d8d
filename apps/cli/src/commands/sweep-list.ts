import { sweepPage, type SweepResource } from '@ihome/api-schema';
import { fixed } from '@ihome/report';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT, type ExitCode } from '../exit-code';
import { openClient } from '../http/open-client';
import { openOutput } from '../terminal/output';
import { table } from '../terminal/table';
import { wholeNumber } from './option-values';

interface ListOptions {
  readonly limit: number;
  readonly state?: string;
  readonly tag?: string;
  readonly text?: string;
  readonly json?: boolean;
}

const DEFAULT_LIMIT = 20;
const PAGE = 100;

/** `sim sweep list` */
export function registerSweepList(sweep: Command, context: CommandContext): void {
  sweep
    .command('list')
    .description('list sweeps, newest first')
    .option('--limit <n>', 'how many', wholeNumber(1), DEFAULT_LIMIT)
    .option('--state <state>', 'in this state only')
    .option('--tag <tag>', 'with this tag only')
    .option('--text <text>', 'with this text in name or tags')
    .option('--json', 'one JSON object a line')
    .action((options: ListOptions) => context.run(() => list(options, context)));
}

async function list(options: ListOptions, context: CommandContext): Promise<ExitCode> {
  const output = openOutput(context.streams, { json: options.json ?? false });
  const sweeps = await firstSweeps(options, context);
  for (const sweep of sweeps) output.event({ event: 'sweep', ...sweep });
  const rows = sweeps.map(({ id, state, name, strategies, progress, created_at: created }) => [
    id,
    state,
    `${fixed(progress.paths.done, 0)} / ${fixed(progress.paths.total, 0)}`,
    String(strategies),
    created.slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' '),
    name,
  ]);
  const columns = ['Id', 'State', 'Paths', 'Strategies', 'Submitted (UTC)', 'Name'].map((title) => ({ title }));
  for (const line of table(columns, rows)) output.line(line);
  return EXIT.ok;
}

async function firstSweeps(
  { limit, state, tag, text }: ListOptions,
  context: CommandContext,
): Promise<SweepResource[]> {
  const client = openClient(context);
  const sweeps: SweepResource[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: String(Math.min(limit - sweeps.length, PAGE)) });
    for (const [name, value] of Object.entries({ state, tag, text })) if (value !== undefined) query.set(name, value);
    if (cursor !== null) query.set('cursor', cursor);
    const page: { items: SweepResource[]; next_cursor: string | null } = await client.json(
      { path: `v1/sweeps?${query}` },
      sweepPage,
    );
    sweeps.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== null && sweeps.length < limit);
  return sweeps;
}
