import { UnreadableDocument } from '@ihome/api-schema';
import { SimulationError, ValidationError } from '@ihome/config';
import { exitCodeOf, exitCodeOfProblem, type ExitCode } from '../exit-code';
import { ApiProblem } from '../http/api-client';
import type { OutputStreams } from './output';
import { problemText } from './problem-text';

/** Writes what went wrong to standard error and gives the exit code for it. */
export function reportError(error: unknown, { stderr }: OutputStreams): ExitCode {
  stderr.write(`sim: ${textOf(error)}\n`);
  return error instanceof ApiProblem ? exitCodeOfProblem(error.problem.code) : exitCodeOf(error);
}

function textOf(error: unknown): string {
  if (error instanceof ApiProblem) return error.message;
  if (error instanceof ValidationError || error instanceof UnreadableDocument) {
    return problemText({ detail: error.detail, errors: error.errors.map((one) => ({ ...one })) });
  }
  if (error instanceof SimulationError) return error.detail;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
