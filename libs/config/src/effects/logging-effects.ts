import type { ParameterEffect } from './parameter-effect';

/** Effects of what a run writes into the log. */
export const LOGGING_EFFECTS: readonly ParameterEffect[] = [{ of: 'logging.debug', to: true, raises: 'log:debug' }];
