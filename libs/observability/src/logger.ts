import { pino, type DestinationStream, type Logger as PinoLogger, type LevelWithSilent } from 'pino';
import { REDACTED, SECRET_PATHS, redactSecrets } from './redaction';

/** Levels of `LOG_LEVEL`. */
export const LOG_LEVELS = [
  'fatal',
  'error',
  'warn',
  'info',
  'debug',
  'trace',
  'silent',
] as const satisfies readonly LevelWithSilent[];

/** One of `LOG_LEVELS`. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A logger of JSON lines: `ts, level, module, msg`, and `run_id`, `trace_id` where they are bound. */
export type Logger = PinoLogger;

/** The logger of a process, from which each part takes its own with `moduleLogger`. */
export interface RootLogger {
  readonly root: PinoLogger;
}

/** What a process's logger is made of. */
export interface LoggerOptions {
  readonly level?: LogLevel;
  /** Where the lines go; standard output when absent. */
  readonly destination?: DestinationStream;
}

/**
 * The logger of a process. It writes one JSON object a line, without secrets: members of secret names are replaced whole, and
 * passwords in URLs, bearer tokens and signatures are cut out of every text, those of errors and their causes too.
 *
 * Verified by `logger.spec.ts`.
 */
export function createRootLogger(options: LoggerOptions = {}): RootLogger {
  const settings = {
    level: options.level ?? 'info',
    base: null,
    timestamp: () => `,"ts":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: [...SECRET_PATHS], censor: REDACTED },
    errorKey: 'error',
    hooks: { streamWrite: redactSecrets },
  };
  return { root: options.destination === undefined ? pino(settings) : pino(settings, options.destination) };
}

/** The logger of one part of a process: `sim.api.server`, `sim.queue.worker`. */
export function moduleLogger({ root }: RootLogger, module: string): Logger {
  return root.child({ module });
}

/** The same logger with debug lines, whatever the level of the process; a silent process stays silent. */
export function debugLogger(logger: Logger): Logger {
  return logger.child(
    {},
    { level: logger.level === 'silent' || logger.isLevelEnabled('debug') ? logger.level : 'debug' },
  );
}

/** Identity of a run that every line about it carries. */
export interface RunFields {
  /** Id of the run. */
  readonly runId?: string;
  /** W3C trace id of the request that started it. */
  readonly traceId?: string;
}

/** The same logger with `run_id` and `trace_id` on every line. */
export function bindRun(logger: Logger, fields: RunFields): Logger {
  return logger.child({
    ...(fields.runId !== undefined && { run_id: fields.runId }),
    ...(fields.traceId !== undefined && { trace_id: fields.traceId }),
  });
}
