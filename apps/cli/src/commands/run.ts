import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { readDocument } from '../documents/read-file';
import { sweepDocumentOf, withSettings, type Setting } from '../documents/sweep-document';
import type { ExitCode } from '../exit-code';
import { runDocument, type RunDocumentOptions } from '../runs/run-document';
import { collectSettings, wholeNumber } from './option-values';

interface RunOptions extends RunDocumentOptions {
  readonly config: string;
  readonly set: readonly Setting[];
  readonly paths?: number;
  readonly seed?: number;
}

/** `sim run`: a strategy or sweep in this process tree, without servers. */
export function registerRun(program: Command, context: CommandContext): void {
  program
    .command('run')
    .description('run one strategy or sweep here, without servers')
    .requiredOption('--config <file>', 'sweep document, configuration or name of a preset; - reads standard input')
    .option('--set <path=value>', 'set a parameter, as often as needed', collectSettings, [])
    .option('--paths <n>', 'paths of each strategy', wholeNumber(1))
    .option('--seed <n>', 'seed of the random numbers', wholeNumber(0))
    .option('--workers <n>', 'threads that compute; default: one a core', wholeNumber(1))
    .option('--out <dir>', 'folder for bundle.zip and bundle/; default: below the data folder')
    .option('--json', 'JSON lines only')
    .action((options: RunOptions) => context.run(() => run(options, context)));
}

async function run(options: RunOptions, context: CommandContext): Promise<ExitCode> {
  const { config, set, paths, seed } = options;
  const settings: readonly Setting[] = [
    ...set,
    ...(paths === undefined ? [] : [{ path: 'monte_carlo.num_paths', value: paths }]),
    ...(seed === undefined ? [] : [{ path: 'monte_carlo.seed', value: seed }]),
  ];
  const document = withSettings(sweepDocumentOf(await readDocument(config)), settings);
  return runDocument(document, options, context);
}
