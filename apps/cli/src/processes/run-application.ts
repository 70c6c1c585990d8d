import { EXIT, type ExitCode } from '../exit-code';
import type { CommandContext } from '../command-context';
import { forkApplication, type ApplicationName } from './application';

/** Runs an application in the foreground until it ends or we are told to. */
export async function runInForeground(name: ApplicationName, context: CommandContext): Promise<ExitCode> {
  context.environment('required');
  const application = await forkApplication({ name, variables: context.variables });
  const stop = (): void => void application.stop();
  if (context.signal.aborted) stop();
  context.signal.addEventListener('abort', stop, { once: true });
  const code = await application.ended;
  return code === 0 ? EXIT.ok : EXIT.failure;
}
