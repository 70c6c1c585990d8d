import { PROBLEM_MEDIA_TYPE, PROBLEMS, UnreadableDocument, problemOf, type ProblemCode } from '@ihome/api-schema';
import { SimulationError, ValidationError, type FieldError } from '@ihome/config';
import type { Response } from 'express';
import { contextOf } from '../request/request-context';

/** An error as the API tells it. */
export interface ToldError {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors: readonly FieldError[];
}

/** Defects are told without their inner details; the log has those. */
const DEFECT_STATUS = 500;

/** How an error is told to a client: by its code when it is one of ours, else as a defect. */
export function toldErrorOf(error: unknown): ToldError {
  if (error instanceof ValidationError || error instanceof UnreadableDocument) {
    return { code: error.code, detail: error.detail, errors: error.errors };
  }
  if (error instanceof SimulationError && PROBLEMS[error.code].status !== DEFECT_STATUS) {
    return { code: error.code, detail: error.detail, errors: [] };
  }
  if (isUriError(error)) return { code: 'not_found', detail: 'There is nothing at this address.', errors: [] };
  const code = error instanceof SimulationError ? error.code : 'internal';
  return { code, detail: 'Something went wrong here; the log has the request id.', errors: [] };
}

/** Writes a problem. An answer that has begun can only be cut off. */
export function sendProblem(response: Response, told: ToldError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const kind = PROBLEMS[told.code];
  const { requestId } = contextOf(response);
  if (kind.retryAfter !== undefined) response.set('Retry-After', String(kind.retryAfter));
  if (told.code === 'unauthorised') response.set('WWW-Authenticate', 'Bearer');
  response.removeHeader('ETag');
  const body = problemOf(told.code, { detail: told.detail, requestId, errors: told.errors });
  response.status(kind.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(body));
}

/** The router's refusal of an address with broken percent encoding. */
function isUriError(error: unknown): boolean {
  return error instanceof URIError;
}
