import { writeFile } from 'node:fs/promises';
import {
  calibrate,
  configurationFragment,
  parseIndexTable,
  PRICE_MODELS,
  readZoneList,
  type PriceModel,
} from '@ihome/calibration';
import { Option, type Command } from 'commander';
import { calibrationEvents } from '../calibration/calibration-events';
import { calibrationText } from '../calibration/calibration-text';
import type { CommandContext } from '../command-context';
import { readText } from '../documents/read-file';
import { EXIT, type ExitCode } from '../exit-code';
import { openOutput, type Output } from '../terminal/output';
import { wholeNumber } from './option-values';

interface CalibrateOptions {
  readonly index: string;
  readonly zones?: string;
  readonly from?: string;
  readonly to?: string;
  readonly model: PriceModel;
  readonly smoothingMonths: number;
  readonly seed: number;
  readonly replications: number;
  readonly blockMonths: number;
  readonly out?: string;
  readonly json?: boolean;
}

const INDENT = 2;

/** `sim calibrate`: parameters of the price models out of an index table. */
export function registerCalibrate(program: Command, context: CommandContext): void {
  program
    .command('calibrate')
    .description(
      'fit the price models to an index table: parameters ± standard errors, back-test, configuration fragment',
    )
    .requiredOption('--index <csv>', 'table with a date and one column a zone; - reads standard input')
    .option(
      '--zones <a,b,c>',
      'columns to use, by name, the part of it before a comma, or zone id; id=column names the zone (default: all)',
    )
    .option('--from <month>', 'first month to use, YYYY-MM')
    .option('--to <month>', 'last month to use, YYYY-MM')
    .addOption(
      new Option('--model <name>', 'model_type of the fragment').choices([...PRICE_MODELS]).default('momentum'),
    )
    .option('--smoothing-months <n>', 'months over which the index is a moving average', wholeNumber(1), 3)
    .option('--seed <n>', 'seed of the block bootstrap and of simulated forecasts', wholeNumber(0), 1)
    .option('--replications <n>', 'replications behind the standard errors', wholeNumber(2), 200)
    .option('--block-months <n>', 'mean block length of the standard errors', wholeNumber(1), 60)
    .option('--out <file>', 'write the fragment to a file')
    .option('--json', 'one JSON object a line')
    .action((options: CalibrateOptions) => context.run(() => runCalibration(options, context)));
}

async function runCalibration(options: CalibrateOptions, context: CommandContext): Promise<ExitCode> {
  const { model, smoothingMonths, seed, replications, blockMonths } = options;
  const output = openOutput(context.streams, { json: options.json ?? false });
  const table = parseIndexTable(await readText(options.index));
  const source = {
    table,
    zones: readZoneList(options.zones, table.columns),
    window: {
      ...(options.from !== undefined && { from: options.from }),
      ...(options.to !== undefined && { to: options.to }),
    },
  };
  const onStage = (stage: string): void => output.redraw(`${stage} …`);
  const report = calibrate({ ...source, smoothingMonths, seed, replications, blockMonths, onStage });
  output.redraw('');
  const fragment = configurationFragment({ report, model, ...source });
  const text = JSON.stringify(fragment, null, INDENT);
  if (options.out !== undefined) await writeFile(options.out, `${text}\n`);
  if (output.json) {
    for (const event of calibrationEvents(report)) output.event(event);
    const out = options.out ?? null;
    output.event({ event: 'completed', model, seed, replications: report.replications, fragment, out });
    return EXIT.ok;
  }
  for (const line of calibrationText(report)) output.line(line);
  showFragment(text, { out: options.out, output });
  return EXIT.ok;
}

function showFragment(
  text: string,
  { out, output }: { readonly out: string | undefined; readonly output: Output },
): void {
  output.line();
  output.line('Configuration fragment');
  if (out === undefined) output.result(text);
  else output.line(`written to ${out}`);
}
