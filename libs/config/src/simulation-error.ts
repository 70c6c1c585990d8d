/**
 * Every code a `SimulationError` may carry. Edges (HTTP, queue, command line) map this union exhaustively; nobody
 * matches on messages.
 */
export const SIMULATION_ERROR_CODES = [
  /** A document breaks one or more rules; carried by `ValidationError` with its field errors. */
  'validation_failed',
  /** A request body cannot be read: JSON, UTF-8, compression, duplicate member names, depth. */
  'unreadable_body',
  'payload_too_large',
  'unsupported_media_type',
  /** A header or query value is malformed. */
  'bad_request',
  'unauthorised',
  'forbidden',
  'not_found',
  /** The state of the sweep does not allow the action. */
  'wrong_state',
  /** What was asked for does not exist yet, e.g. the bundle of a running sweep. */
  'not_ready',
  /** The first request with this Idempotency-Key is still being answered. */
  'idempotency_in_progress',
  /** The Idempotency-Key was used with another body. */
  'idempotency_mismatch',
  'rate_limited',
  'quota_exceeded',
  /** A store (Postgres, Redis, object store) cannot be reached now. */
  'store_unavailable',
  /** Stored bytes do not have the digest or layout that was written. */
  'corrupt_data',
  /** Two runs of the same chunk gave different bytes. */
  'nondeterminism',
  /** The lease or fencing epoch is no longer ours; the write was refused. */
  'lease_lost',
  /** A chunk or plan belongs to another engine version or generation. */
  'version_mismatch',
  /** A number left the finite range in the engine; the detail names path, month and variable. */
  'non_finite',
  /** A chunk was started too often without an end. */
  'chunk_failed',
  'cancelled',
  'timeout',
  /** Environment variables or command-line options are missing or contradict each other. */
  'invalid_environment',
  'usage',
  /** A guardrail of severity error was breached and enforcement is `fail`. */
  'guardrail_failed',
  /** A defect of ours. */
  'internal',
] as const;

/** The closed union of error codes. */
export type SimulationErrorCode = (typeof SIMULATION_ERROR_CODES)[number];

/** What may accompany an error. */
export interface SimulationErrorOptions {
  /** RFC 6901 pointer to the place in the document that was given. */
  readonly pointer?: string;
  /** Whether the same call may succeed later without any change; false when absent. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/**
 * An error with a code from a closed union, a sentence a user can act on, and, where they apply, a pointer and
 * whether trying again helps.
 */
export class SimulationError extends Error {
  readonly code: SimulationErrorCode;
  /** The sentence for the user; equal to `message`. */
  readonly detail: string;
  readonly pointer: string | undefined;
  readonly retryable: boolean;

  constructor(code: SimulationErrorCode, detail: string, options: SimulationErrorOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.detail = detail;
    this.pointer = options.pointer;
    this.retryable = options.retryable ?? false;
  }
}
