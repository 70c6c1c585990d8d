import type { SweepEvent } from '@ihome/api-schema';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT, exitCodeOfState, type ExitCode } from '../exit-code';
import type { ApiClient } from '../http/api-client';
import { followSweep } from '../http/event-source';
import { openClient } from '../http/open-client';
import { stoppingText } from '@ihome/report';
import { openOutput, wantsJson, type Output } from '../terminal/output';
import { Progress } from '../terminal/progress';

interface WatchOptions {
  readonly json?: boolean;
}

/** `sim sweep watch` */
export function registerSweepWatch(sweep: Command, context: CommandContext): void {
  sweep
    .command('watch')
    .description('follow a sweep to its end; the exit code says how it ended')
    .argument('<id>')
    .option('--json', 'one JSON object a line')
    .action((id: string, { json }: WatchOptions) =>
      context.run(() => {
        const output = openOutput(context.streams, { json: wantsJson(context.streams, json) });
        return watchSweep(id, { client: openClient(context), output, signal: context.signal });
      }),
    );
}

/** How to watch. */
export interface WatchSweepOptions {
  readonly client: ApiClient;
  readonly output: Output;
  readonly signal: AbortSignal;
}

/** Shows a sweep's progress until it ends. Leaving early leaves the sweep alone. */
export async function watchSweep(id: string, { client, output, signal }: WatchSweepOptions): Promise<ExitCode> {
  const progress = new Progress(output);
  let last: SweepEvent | undefined;
  for await (const event of followSweep(client, { id, signal })) {
    progress.show(event);
    last = event;
  }
  progress.end();
  if (last === undefined) return EXIT.failure;
  const { state, result_digest: digest, reason, stopping } = last;
  output.event({
    event: 'completed',
    state,
    ...(digest !== undefined && { result_digest: digest }),
    ...(reason && { reason }),
    ...(stopping !== null && { stopping }),
  });
  output.line(`${state}${reason === undefined ? '' : `: ${reason.detail}`}`);
  if (stopping !== null) output.line(stoppingText(stopping));
  return exitCodeOfState(state);
}
