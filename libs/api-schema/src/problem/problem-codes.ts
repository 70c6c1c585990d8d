import type { SimulationErrorCode } from '@ihome/config';

/** Code of a problem: that of an error, or one that only HTTP knows. */
export type ProblemCode = SimulationErrorCode | 'method_not_allowed';

/** How one code is answered. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** When it happens and what to do, for the documentation. */
  readonly meaning: string;
  /** Seconds of `Retry-After`, where trying again helps. */
  readonly retryAfter?: number;
}

const defect = (title: string): ProblemKind => ({
  status: 500,
  title,
  meaning: 'A defect of the platform; the log has the request id.',
});

/** Every code a problem may carry, and its status: the one place that maps errors to HTTP. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = {
  validation_failed: {
    status: 422,
    title: 'The document breaks a rule',
    meaning: 'Each entry of `errors` points at a place in the body as sent and says which rule it breaks.',
  },
  unreadable_body: {
    status: 400,
    title: 'The body cannot be read',
    meaning: 'Broken JSON, UTF-8 or compression, a member name twice in one object, or nesting deeper than 64.',
  },
  payload_too_large: {
    status: 413,
    title: 'The body is too large',
    meaning: 'A body may have 1 MiB, before and after decompression.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'The body is of another type',
    meaning: 'Send application/json in UTF-8, plain or with Content-Encoding gzip, deflate or br.',
  },
  bad_request: { status: 400, title: 'The request is malformed', meaning: 'A header has a value that is not allowed.' },
  method_not_allowed: {
    status: 405,
    title: 'The method is not allowed here',
    meaning: 'The header `Allow` lists the methods of this address.',
  },
  unauthorised: { status: 401, title: 'An API key is needed', meaning: 'Send `Authorization: Bearer KEY`.' },
  forbidden: { status: 403, title: 'The API key is not accepted', meaning: 'The key is not one of SIM_API_KEYS.' },
  not_found: { status: 404, title: 'There is no such thing', meaning: 'Unknown id or address, or another tenant’s.' },
  wrong_state: {
    status: 409,
    title: 'The state of the sweep does not allow this',
    meaning: 'A final state is never left.',
  },
  not_ready: {
    status: 409,
    title: 'It is not there yet',
    meaning: 'Wait until the sweep is completed; see its events.',
  },
  idempotency_in_progress: {
    status: 409,
    title: 'The first request with this key is still being answered',
    meaning: 'Repeat the request a little later.',
    retryAfter: 1,
  },
  idempotency_mismatch: {
    status: 422,
    title: 'The key was used with another body',
    meaning: 'An Idempotency-Key stands for one body for 24 hours; choose a new key.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    meaning: 'Wait as long as `Retry-After` says.',
    retryAfter: 5,
  },
  quota_exceeded: {
    status: 429,
    title: 'The quota is used up',
    meaning: 'Wait as long as `Retry-After` says.',
    retryAfter: 60,
  },
  store_unavailable: {
    status: 503,
    title: 'A store cannot be reached',
    meaning: 'Postgres, the queue or the object store is away; it recovers by itself.',
    retryAfter: 2,
  },
  timeout: { status: 503, title: 'It took too long', meaning: 'Repeat the request a little later.', retryAfter: 2 },
  version_mismatch: {
    status: 409,
    title: 'Another engine version computed this',
    meaning: 'A path can be recomputed only by the engine version of its sweep.',
  },
  guardrail_failed: {
    status: 409,
    title: 'A guardrail was broken',
    meaning: 'The sweep ended in guardrail_failed; its results can be read.',
  },
  cancelled: { status: 409, title: 'It was cancelled', meaning: 'The sweep or request was cancelled.' },
  usage: { status: 400, title: 'The request is malformed', meaning: 'A value given is not usable.' },
  corrupt_data: defect('Stored data is damaged'),
  nondeterminism: defect('The same chunk gave other bytes'),
  lease_lost: defect('Somebody else is in charge'),
  non_finite: defect('A figure is not finite'),
  chunk_failed: defect('A chunk failed'),
  invalid_environment: defect('The environment is not usable'),
  internal: defect('Something went wrong'),
};

/** Codes in alphabetical order. */
export const PROBLEM_CODES: readonly ProblemCode[] = (Object.keys(PROBLEMS) as ProblemCode[]).sort();
