import { randomBytes } from 'node:crypto';

/** Ids of one request in a distributed trace (W3C Trace Context). */
export interface TraceContext {
  /** 32 hexadecimal digits, not all zero. */
  readonly traceId: string;
  /** 16 hexadecimal digits of this process's part. */
  readonly spanId: string;
  /** Whether the caller records the trace. */
  readonly sampled: boolean;
}

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?$/;

/**
 * The trace a request belongs to: that of its `traceparent` header, or a new one where the header is missing or malformed
 * (the standard asks to ignore a malformed one).
 *
 * Source: https://www.w3.org/TR/trace-context/ §3.2. Verified by `trace-context.spec.ts`.
 */
export function traceContextFrom(traceparent: string | undefined): TraceContext {
  const spanId = randomBytes(8).toString('hex');
  const match = traceparent === undefined ? null : TRACEPARENT.exec(traceparent.trim());
  const version00HasTail = match?.[3] !== undefined && traceparent?.startsWith('00') === true;
  if (match?.[1] === undefined || version00HasTail)
    return { traceId: randomBytes(16).toString('hex'), spanId, sampled: false };
  return { traceId: match[1], spanId, sampled: (Number.parseInt(match[2] ?? '0', 16) & 1) === 1 };
}

/** The `traceparent` header that hands the trace on. */
export function traceparentOf(context: TraceContext): string {
  return `00-${context.traceId}-${context.spanId}-${context.sampled ? '01' : '00'}`;
}
