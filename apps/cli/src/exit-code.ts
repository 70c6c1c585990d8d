import type { ProblemCode } from '@ihome/api-schema';
import { SimulationError } from '@ihome/config';
import type { SweepState } from '@ihome/orchestration';

/** Exit codes of the command line. */
export const EXIT = {
  ok: 0,
  failure: 1,
  usage: 2,
  notAuthorised: 3,
  notFound: 4,
  cancelled: 5,
  quota: 6,
  guardrailFailed: 7,
} as const;

/** One of `EXIT`. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code for an error's or a problem's code. */
export function exitCodeOfProblem(code: ProblemCode): ExitCode {
  switch (code) {
    case 'validation_failed':
    case 'unreadable_body':
    case 'payload_too_large':
    case 'unsupported_media_type':
    case 'bad_request':
    case 'method_not_allowed':
    case 'idempotency_mismatch':
    case 'invalid_environment':
    case 'usage':
      return EXIT.usage;
    case 'unauthorised':
    case 'forbidden':
      return EXIT.notAuthorised;
    case 'not_found':
      return EXIT.notFound;
    case 'cancelled':
      return EXIT.cancelled;
    case 'rate_limited':
    case 'quota_exceeded':
      return EXIT.quota;
    case 'guardrail_failed':
      return EXIT.guardrailFailed;
    case 'wrong_state':
    case 'not_ready':
    case 'idempotency_in_progress':
    case 'store_unavailable':
    case 'corrupt_data':
    case 'nondeterminism':
    case 'lease_lost':
    case 'version_mismatch':
    case 'non_finite':
    case 'chunk_failed':
    case 'timeout':
    case 'internal':
      return EXIT.failure;
  }
}

/** The exit code for how a sweep ended; a sweep that has not ended is a failure to follow it. */
export function exitCodeOfState(state: SweepState): ExitCode {
  switch (state) {
    case 'completed':
      return EXIT.ok;
    case 'guardrail_failed':
      return EXIT.guardrailFailed;
    case 'cancelled':
      return EXIT.cancelled;
    case 'failed':
    case 'queued':
    case 'planning':
    case 'running':
    case 'paused':
    case 'reducing':
    case 'cancelling':
      return EXIT.failure;
  }
}

/** The exit code for an error. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof SimulationError ? exitCodeOfProblem(error.code) : EXIT.failure;
}
