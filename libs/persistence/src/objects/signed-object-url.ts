import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PresignRequest } from '@ihome/orchestration';

const SECOND = 1000;
/** Where the API serves signed objects; what follows is the object's key. No API key is asked for there. */
export const OBJECT_ROUTE = '/objects/';

/** What signing needs besides the request. */
export interface SigningContext {
  readonly signingKey: Uint8Array;
  readonly publicUrl: string;
  readonly nowMs: number;
}

/**
 * A URL that lets anyone GET one object until it expires:
 * `<public>/objects/<key>?expires=<seconds since 1970>&name=<file>&signature=<HMAC-SHA-256, base64url>`.
 */
export function signObjectUrl(request: PresignRequest, { signingKey, publicUrl, nowMs }: SigningContext): string {
  const expires = String(Math.floor(nowMs / SECOND) + Math.ceil(request.expiresInSeconds));
  const name = request.fileName ?? '';
  const signature = sign(signingKey, { key: request.key, expires, name });
  const query = new URLSearchParams({ expires, ...(name === '' ? {} : { name }), signature });
  return `${publicUrl.replace(/\/$/, '')}${OBJECT_ROUTE}${request.key}?${query.toString()}`;
}

/** A request to OBJECT_ROUTE as the API received it. */
export interface SignedObjectRequest {
  /** Path and query, e.g. the `url` of Node's request: `/objects/a/b?expires=…`. */
  readonly url: string;
  readonly signingKey: Uint8Array;
  readonly nowMs: number;
}

/** What a signed URL allows. */
export type SignedObject =
  | { readonly kind: 'valid'; readonly key: string; readonly fileName: string | undefined }
  | { readonly kind: 'expired' }
  /** Not signed by us, or changed since. */
  | { readonly kind: 'invalid' };

/** Checks a signed URL; only a `valid` answer names an object that may be served. */
export function verifyObjectUrl({ url, signingKey, nowMs }: SignedObjectRequest): SignedObject {
  let parsed: URL;
  let key: string;
  try {
    parsed = new URL(url, 'http://localhost');
    key = decodeURIComponent(parsed.pathname.slice(OBJECT_ROUTE.length));
  } catch {
    return { kind: 'invalid' }; // not a URL, or percent signs that mean nothing
  }
  if (!parsed.pathname.startsWith(OBJECT_ROUTE)) return { kind: 'invalid' };
  const [expires, signature, name] = ['expires', 'signature', 'name'].map((p) => parsed.searchParams.get(p) ?? '');
  if (expires === undefined || signature === undefined || name === undefined) return { kind: 'invalid' };
  const expected = Buffer.from(sign(signingKey, { key, expires, name }));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { kind: 'invalid' };
  if (nowMs > Number(expires) * SECOND) return { kind: 'expired' };
  return { kind: 'valid', key, fileName: name === '' ? undefined : name };
}

interface SignedParts {
  readonly key: string;
  readonly expires: string;
  readonly name: string;
}

/** Newlines keep the parts apart; neither a checked key nor a checked name holds one. */
function sign(signingKey: Uint8Array, { key, expires, name }: SignedParts): string {
  return createHmac('sha256', signingKey).update(`GET\n${key}\n${expires}\n${name}`).digest('base64url');
}
