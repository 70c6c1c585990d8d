/**
 * The system's code of an error (`ENOENT`, `ESRCH`, ...), or undefined. Looks at the value's shape: an error of
 * Node's own realm is not an `instanceof Error` of a test's.
 */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
