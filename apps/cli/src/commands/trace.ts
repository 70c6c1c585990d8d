import { writeFile } from 'node:fs/promises';
import { SimulationError } from '@ihome/config';
import { strategyRole, traceStrategy } from '@ihome/monte-carlo';
import { sweepModel, type StrategyRecord } from '@ihome/orchestration';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { readDocument } from '../documents/read-file';
import { sweepDocumentOf, withSettings, type Setting } from '../documents/sweep-document';
import { EXIT, type ExitCode } from '../exit-code';
import { openOutput } from '../terminal/output';
import { collectSettings, wholeNumber } from './option-values';

interface TraceOptions {
  readonly config: string;
  readonly path: number;
  readonly strategy: number;
  readonly scenario?: string;
  readonly set: readonly Setting[];
  readonly out?: string;
}

const INDENT = 2;

/** `sim trace`: one path alone, with every figure it is made of. */
export function registerTrace(program: Command, context: CommandContext): void {
  program
    .command('trace')
    .description('recompute one path and print its whole story as JSON')
    .requiredOption('--config <file>', 'sweep document, configuration or name of a preset; - reads standard input')
    .requiredOption('--path <k>', 'index of the path, from 0', wholeNumber(0))
    .option('--strategy <n>', 'index of the strategy in a sweep', wholeNumber(0), 0)
    .option('--scenario <name>', 'the base configuration under one of its stress scenarios instead')
    .option('--set <path=value>', 'set a parameter, as often as needed', collectSettings, [])
    .option('--out <file>', 'write to a file')
    .action((options: TraceOptions) => context.run(() => trace(options, context)));
}

async function trace(options: TraceOptions, context: CommandContext): Promise<ExitCode> {
  const document = withSettings(sweepDocumentOf(await readDocument(options.config)), options.set);
  const { config, role } = chosen(sweepModel.expand(document).strategies, options);
  const text = JSON.stringify(traceStrategy(config, options.path, strategyRole(role)), null, INDENT);
  if (options.out === undefined) openOutput(context.streams, { json: false }).result(text);
  else await writeFile(options.out, `${text}\n`);
  return EXIT.ok;
}

function chosen(
  strategies: readonly StrategyRecord[],
  { strategy: index, scenario }: Pick<TraceOptions, 'strategy' | 'scenario'>,
): StrategyRecord {
  if (scenario === undefined) {
    const strategy = strategies[index];
    if (strategy === undefined) throw new SimulationError('not_found', `There is no strategy ${index}.`);
    return strategy;
  }
  const names = strategies.flatMap(({ role }) => (role['kind'] === 'stress' ? [String(role['scenario'])] : []));
  const stressed = strategies.find(({ role }) => role['kind'] === 'stress' && role['scenario'] === scenario);
  if (stressed !== undefined) return stressed;
  const known = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
  throw new SimulationError('not_found', `The configuration has no scenario ${JSON.stringify(scenario)}; ${known}.`);
}
