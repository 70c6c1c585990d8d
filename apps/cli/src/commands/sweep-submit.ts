import { sweepResource } from '@ihome/api-schema';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { readDocument } from '../documents/read-file';
import { sweepDocumentOf } from '../documents/sweep-document';
import { EXIT, type ExitCode } from '../exit-code';
import { openClient } from '../http/open-client';
import { designText } from '../terminal/design-text';
import { openOutput, wantsJson } from '../terminal/output';
import { watchSweep } from './sweep-watch';

interface SubmitOptions {
  readonly key?: string;
  readonly watch?: boolean;
  readonly json?: boolean;
}

/** `sim sweep submit` */
export function registerSweepSubmit(sweep: Command, context: CommandContext): void {
  sweep
    .command('submit')
    .description('submit a sweep document or one configuration')
    .argument('<file>', '- reads standard input')
    .option('--key <text>', 'Idempotency-Key: repeating the command makes no second sweep')
    .option('--watch', 'follow it to the end')
    .option('--json', 'one JSON object a line')
    .action((file: string, options: SubmitOptions) => context.run(() => submit(file, { options, context })));
}

interface Invocation {
  readonly options: SubmitOptions;
  readonly context: CommandContext;
}

async function submit(file: string, { options, context }: Invocation): Promise<ExitCode> {
  const { key, watch = false } = options;
  const json = watch ? wantsJson(context.streams, options.json) : options.json === true;
  const output = openOutput(context.streams, { json });
  const body = sweepDocumentOf(await readDocument(file));
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  const client = openClient(context);
  const sweep = await client.json({ path: 'v1/sweeps', method: 'POST', body, headers }, sweepResource);
  output.event({ event: 'submitted', sweep });
  output.line(watch ? `Submitted ${sweep.id}` : sweep.id);
  const dropped = designText(sweep.design);
  if (watch && dropped !== null) output.line(`Design ${dropped}`);
  return watch ? watchSweep(sweep.id, { client, output, signal: context.signal }) : EXIT.ok;
}
