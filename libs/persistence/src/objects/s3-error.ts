import { SimulationError } from '@ihome/config';

/** What an error of S3 is about. */
export interface S3Place {
  readonly bucket: string;
  readonly endpoint: string;
  /** Key or prefix. */
  readonly key: string;
}

/**
 * Turns an error of the SDK into ours: `not_found` for a missing object, `corrupt_data` for bytes that are not what
 * was announced, else `store_unavailable` (retryable: the server is away, the bucket missing, the keys refused: all of
 * it can be put right without a restart).
 */
export function mapS3Error(error: unknown, place: S3Place): SimulationError {
  if (error instanceof SimulationError) return error;
  const { name, status } = describe(error);
  const { bucket, endpoint, key } = place;
  const of = (code: 'not_found' | 'corrupt_data', text: string) => new SimulationError(code, text, { cause: error });
  const unavailable = (text: string) =>
    new SimulationError('store_unavailable', text, { retryable: true, cause: error });
  switch (name) {
    case 'NoSuchBucket':
      return unavailable(`The bucket "${bucket}" does not exist at ${endpoint}; create it or set S3_BUCKET.`);
    case 'NoSuchKey':
    case 'NotFound':
      return of('not_found', `There is no object ${key}.`);
    case 'InvalidRange':
      return of('corrupt_data', `${key} is shorter than the range asked for.`);
    case 'BadDigest':
    case 'InvalidDigest':
    case 'XAmzContentChecksumMismatch':
    case 'XAmzContentSHA256Mismatch':
      return of('corrupt_data', `${key} arrived at ${endpoint} with another checksum.`);
    case 'AccessDenied':
    case 'Forbidden':
    case 'InvalidAccessKeyId':
    case 'SignatureDoesNotMatch':
      return unavailable(`${endpoint} refuses our keys for the bucket "${bucket}" (${name}); see S3_ACCESS_KEY_ID.`);
    default:
      return unavailable(`The object store at ${endpoint} cannot be used now: ${name} (${status ?? 'no answer'}).`);
  }
}

function describe(error: unknown): { readonly name: string; readonly status: number | undefined } {
  if (typeof error !== 'object' || error === null) return { name: String(error), status: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const name = 'name' in error && typeof error.name === 'string' ? error.name : 'Error';
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const hasStatus = typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata;
  const status = hasStatus && typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
  return { name: name === 'Error' && code !== undefined ? code : name, status };
}
