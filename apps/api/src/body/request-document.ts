import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { UnreadableDocument, parseStrictJson } from '@ihome/api-schema';
import { ValidationError } from '@ihome/config';
import type { JsonObject } from '@ihome/orchestration';
import { requireJson } from './media-type';
import { readBody } from './read-body';

/**
 * The JSON object a request carries. Type, encoding, size, UTF-8, depth and member names are checked before anything is built
 * from it; the rules of its content are the caller's.
 */
export async function readDocument(request: IncomingMessage): Promise<JsonObject> {
  requireJson(request.headers['content-type']);
  const value = parseStrictJson(decodeUtf8(await readBody(request)));
  if (!isJsonObject(value)) {
    throw new ValidationError([{ pointer: '', code: 'wrong_type', message: 'the body must be a JSON object' }]);
  }
  return value;
}

function decodeUtf8(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new UnreadableDocument({ pointer: '', code: 'bad_format', message: 'the body is not valid UTF-8' });
}

/** What the strict reader gives holds JSON values only. */
function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
