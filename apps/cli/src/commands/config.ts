import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import {
  configDiff,
  configExplain,
  configInit,
  configSchema,
  configValidate,
  type ConfigAnswer,
} from '../config-commands';
import { readDocument } from '../documents/read-file';
import type { Setting } from '../documents/sweep-document';
import { EXIT } from '../exit-code';
import { openOutput } from '../terminal/output';
import { collectSettings } from './option-values';

interface JsonOption {
  readonly json?: boolean;
}

interface InitOptions extends JsonOption {
  readonly preset: string;
  readonly set: readonly Setting[];
}

/** `sim config`: configurations. */
export function registerConfig(program: Command, context: CommandContext): void {
  const config = program.command('config').description('configurations: init, validate, explain, diff, schema');
  const answer = (make: () => Promise<ConfigAnswer> | ConfigAnswer, { json = false }: JsonOption): Promise<void> =>
    context.run(async () => {
      const { text, json: object } = await make();
      openOutput(context.streams, { json }).result(json ? JSON.stringify(object) : text);
      return EXIT.ok;
    });

  config
    .command('init')
    .description('write a complete configuration to start from')
    .option('--preset <name>', 'preset to start from', 'base')
    .option('--set <path=value>', 'change a parameter; may be repeated', collectSettings, [])
    .option('--json', 'one JSON object a line')
    .action((options: InitOptions) =>
      answer(() => configInit({ preset: options.preset, settings: options.set }), options),
    );
  config
    .command('validate')
    .description('check a sweep document or a configuration')
    .argument('<file>', 'or the name of a preset; - reads standard input')
    .option('--json', 'one JSON object a line')
    .action((file: string, options: JsonOption) =>
      answer(async () => configValidate(await readDocument(file)), options),
    );
  config
    .command('explain')
    .description('what a parameter, or a section, is and does')
    .argument('<path>', 'e.g. origination.avg_loan_ltv')
    .option('--json', 'one JSON object a line')
    .action((path: string, options: JsonOption) => answer(() => configExplain(path), options));
  config
    .command('diff')
    .description('the parameters that two files set differently')
    .argument('<before>', 'file or name of a preset')
    .argument('<after>', 'file or name of a preset')
    .option('--json', 'one JSON object a line')
    .action((before: string, after: string, options: JsonOption) =>
      answer(async () => configDiff(await readDocument(before), await readDocument(after)), options),
    );
  config
    .command('schema')
    .description('the JSON Schema of a configuration')
    .option('--json', 'on one line')
    .action((options: JsonOption) => answer(configSchema, options));
}
