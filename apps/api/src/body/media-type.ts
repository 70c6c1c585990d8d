import { SimulationError } from '@ihome/config';

/**
 * Refuses a body that is not `application/json` in UTF-8 (415). Parameters other than `charset` are ignored, as RFC 8259
 * defines none.
 */
export function requireJson(contentType: string | undefined): void {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (type !== 'application/json') {
    throw new SimulationError('unsupported_media_type', 'Send the body as Content-Type: application/json.');
  }
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !['utf-8', 'utf8'].includes(charset.replaceAll('"', ''))) {
    throw new SimulationError('unsupported_media_type', 'Send the body in UTF-8.');
  }
}
