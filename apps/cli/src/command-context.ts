import type { Environment, StoreUse } from '@ihome/observability';
import type { ExitCode } from './exit-code';
import type { OutputStreams } from './terminal/output';

/** What every command works with. */
export interface CommandContext {
  readonly streams: OutputStreams;
  /** Aborts on Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** The variables of this process as they are, to be handed on to processes it starts. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The checked environment. */
  environment(stores: StoreUse): Environment;
  /** Runs a command and keeps its exit code; errors become messages and exit codes. */
  run(command: () => Promise<ExitCode>): Promise<void>;
}
