import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

const ETAG_DIGITS = 32;

/**
 * Answers 200 with JSON and a strong `ETag` (a digest of the bytes), or 304 when the client knows these bytes already.
 * Source: RFC 9110 §13.1.2 (`*` and lists; weak comparison). Verified by `sweep-routes.spec.ts`.
 */
export function sendJson(response: Response, request: Request, body: unknown): void {
  const text = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, ETAG_DIGITS)}"`;
  response.set('ETag', etag);
  response.set('Cache-Control', 'private, no-cache');
  if (matches(request.get('if-none-match'), etag)) {
    response.status(304).end();
    return;
  }
  response.status(200).type('application/json').send(text);
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((entry) => {
    const tag = entry.trim();
    return tag === '*' || tag.replace(/^W\//, '') === etag;
  });
}
