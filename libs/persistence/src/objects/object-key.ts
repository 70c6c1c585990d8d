import { SimulationError } from '@ihome/config';
import { MAX_PRESIGN_SECONDS, type PresignRequest } from '@ihome/orchestration';

const MAX_KEY_LENGTH = 1024;
/** What a key may hold: nothing that a file system, a shell or a URL reads in its own way. */
const KEY = /^[A-Za-z0-9_][A-Za-z0-9_.=-]*(\/[A-Za-z0-9_][A-Za-z0-9_.=-]*)*$/;
const PREFIX = /^[A-Za-z0-9_][A-Za-z0-9_.=-]*(\/[A-Za-z0-9_][A-Za-z0-9_.=-]*)*\/?$/;
const FILE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_. -]{0,199}$/;

/** Throws unless `key` names an object: `a/b/c`, no empty part, none that begins with a dot. */
export function checkObjectKey(key: string): void {
  if (!KEY.test(key) || key.length > MAX_KEY_LENGTH)
    throw new SimulationError('internal', `"${key}" is no object key.`);
}

/** Throws unless `prefix` can begin the key of an object. */
export function checkObjectPrefix(prefix: string): void {
  if (!PREFIX.test(prefix)) throw new SimulationError('internal', `"${prefix}" is no prefix of object keys.`);
}

/** Throws unless the request is for a key, a time and a file name that a URL may be signed for. */
export function checkPresignRequest({ key, expiresInSeconds, fileName }: PresignRequest): void {
  checkObjectKey(key);
  if (!(expiresInSeconds > 0 && expiresInSeconds <= MAX_PRESIGN_SECONDS)) {
    throw new SimulationError('internal', `A URL lives at most ${MAX_PRESIGN_SECONDS} s, not ${expiresInSeconds}.`);
  }
  if (fileName !== undefined && !FILE_NAME.test(fileName)) {
    throw new SimulationError('internal', `"${fileName}" is no name to save a file under.`);
  }
}

/** The Content-Disposition header that makes a browser save the answer under a checked name. */
export function attachmentOf(fileName: string): string {
  return `attachment; filename="${fileName}"`;
}
