import type { JsonObject } from '@ihome/config';
import type { CommandContext } from '../command-context';
import { exitCodeOfState, type ExitCode } from '../exit-code';
import { openOutput, wantsJson } from '../terminal/output';
import { runSweep } from './run-sweep';

/** The options that every command has which runs a document here. */
export interface RunDocumentOptions {
  readonly workers?: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** Runs a sweep document in this process tree and shows it. @throws SimulationError for a document that breaks a rule */
export async function runDocument(
  document: JsonObject,
  { workers, out, json }: RunDocumentOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const environment = context.environment('none');
  const state = await runSweep({
    document,
    threads: workers ?? environment.workerThreads,
    dataDirectory: environment.dataDirectory,
    ...(out !== undefined && { out }),
    output: openOutput(context.streams, { json: wantsJson(context.streams, json) }),
    signal: context.signal,
  });
  return exitCodeOfState(state);
}
