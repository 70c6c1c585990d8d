import { randomUUID } from 'node:crypto';
import { traceContextFrom, type TraceContext } from '@ihome/observability';
import type { Request, Response } from 'express';

/** What is known of a request besides its content. */
export interface RequestContext {
  /** Of the client when it sent a well-formed `X-Request-Id`, else new. */
  readonly requestId: string;
  readonly trace: TraceContext;
  /** Set once the key was checked. */
  tenantId: string;
}

const REQUEST_ID = /^[\w.:-]{1,128}$/;
const contexts = new WeakMap<Response, RequestContext>();

/** Opens the context of a request, and names it in the answer's `X-Request-Id`. */
export function openContext(request: Request, response: Response): RequestContext {
  const given = request.get('x-request-id');
  const context: RequestContext = {
    requestId: given !== undefined && REQUEST_ID.test(given) ? given : randomUUID(),
    trace: traceContextFrom(request.get('traceparent')),
    tenantId: '',
  };
  contexts.set(response, context);
  response.setHeader('x-request-id', context.requestId);
  return context;
}

/** The context of the request that `response` answers. */
export function contextOf(response: Response): RequestContext {
  const context = contexts.get(response);
  if (context === undefined) throw new Error('the request has no context: openContext must run first');
  return context;
}
