import type { JsonObject } from '@ihome/config';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { readDocument } from '../documents/read-file';
import { sweepDocumentOf, withSettings, type Setting } from '../documents/sweep-document';
import type { ExitCode } from '../exit-code';
import { runDocument, type RunDocumentOptions } from '../runs/run-document';
import { anyNumber, collectSettings, wholeNumber } from './option-values';

interface GoalSeekOptions extends RunDocumentOptions {
  readonly config: string;
  readonly set: readonly Setting[];
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
  readonly steps: number;
  readonly metric: string;
  readonly target: number;
  readonly paths?: number;
}

const STEPS = 9;

/** Nothing runs but the search, unless it is set otherwise. */
const SEARCH_ALONE: readonly Setting[] = [
  { path: 'stress.scenarios', value: [] },
  { path: 'sensitivity.method', value: 'none' },
];

/** `sim goal-seek`: where a figure meets a target along one parameter; a sweep over that parameter with a goal. */
export function registerGoalSeek(program: Command, context: CommandContext): void {
  program
    .command('goal-seek')
    .description('find the value of a parameter at which a figure meets a target')
    .requiredOption('--config <file>', 'sweep document, configuration or name of a preset; - reads standard input')
    .requiredOption('--parameter <path>', 'parameter that is moved')
    .requiredOption('--from <number>', 'its lowest value', anyNumber)
    .requiredOption('--to <number>', 'its highest value', anyNumber)
    .option('--steps <n>', 'values from end to end', wholeNumber(2), STEPS)
    .requiredOption('--metric <name>', 'figure that is to meet the target, such as net_irr.mean')
    .requiredOption('--target <number>', 'target in the unit of the figure', anyNumber)
    .option('--set <path=value>', 'set a parameter, as often as needed', collectSettings, [])
    .option('--paths <n>', 'paths of each strategy', wholeNumber(1))
    .option('--workers <n>', 'threads that compute; default: one a core', wholeNumber(1))
    .option('--out <dir>', 'folder for bundle.zip and bundle/; default: below the data folder')
    .option('--json', 'JSON lines only')
    .action((options: GoalSeekOptions) => context.run(() => goalSeek(options, context)));
}

async function goalSeek(options: GoalSeekOptions, context: CommandContext): Promise<ExitCode> {
  const { config, set, paths } = options;
  const settings: readonly Setting[] = [
    ...SEARCH_ALONE,
    ...set,
    ...(paths === undefined ? [] : [{ path: 'monte_carlo.num_paths', value: paths }]),
  ];
  const document = withSettings(withGoal(sweepDocumentOf(await readDocument(config)), options), settings);
  return runDocument(document, options, context);
}

/** The document with the axis of the parameter after its own axes, and the goal in place of its own. */
function withGoal(document: JsonObject, { parameter, from, to, steps, metric, target }: GoalSeekOptions): JsonObject {
  const { axes } = document;
  const axis = { parameter, range: { from, to, steps } };
  return { ...document, axes: [...(Array.isArray(axes) ? axes : []), axis], goal: { parameter, metric, target } };
}
