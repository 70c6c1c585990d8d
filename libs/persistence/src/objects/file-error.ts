import { SimulationError } from '@ihome/config';

/**
 * Turns an error of the file system into ours: `not_found`, or `store_unavailable` (retryable) when the folder cannot
 * be used. Anything else, such as the error that broke off a body, is given back as it is.
 */
export function mapFileError(error: unknown, key: string): unknown {
  const code = codeOf(error);
  if (code === undefined || error instanceof SimulationError) return error;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') {
    return new SimulationError('not_found', `There is no object ${key}.`, { cause: error });
  }
  const text = `The object folder cannot be used now (${code}, ${key}).`;
  return new SimulationError('store_unavailable', text, { retryable: true, cause: error });
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('errno' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
