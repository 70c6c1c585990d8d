import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SimulationError } from '@ihome/config';

const KIB = 1024;

/** Most bytes of a body, before and after decompression. */
const MAX_BODY_BYTES = 1024 * KIB;

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

const tooLarge = (): SimulationError =>
  new SimulationError('payload_too_large', `A body may have ${MAX_BODY_BYTES} bytes, before and after decompression.`);

/**
 * The bytes of a request's body, decompressed. Reading stops at the first byte beyond the limit, so neither a long body nor one
 * that unpacks to gigabytes costs more than the limit.
 *
 * Throws `unsupported_media_type` for an encoding it does not know, `payload_too_large`, and `unreadable_body` for broken
 * compression. Verified by `bad-bodies.spec.ts`.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const decoder = encoding === 'identity' ? undefined : DECODERS[encoding];
  if (encoding !== 'identity' && decoder === undefined) {
    throw new SimulationError(
      'unsupported_media_type',
      'Content-Encoding may be gzip, deflate, br or identity, one of them.',
    );
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const sent = await collect(request);
  return decoder === undefined ? sent : decompress(sent, decoder());
}

function collect(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    const stop = (error: SimulationError): void => {
      request.removeAllListeners('data');
      request.resume();
      reject(error);
    };
    request.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > MAX_BODY_BYTES) stop(tooLarge());
      else pieces.push(piece);
    });
    request.once('end', () => resolve(Buffer.concat(pieces)));
    request.once('error', (cause) => {
      reject(new SimulationError('unreadable_body', 'The body ended before it was complete.', { cause }));
    });
  });
}

async function decompress(sent: Buffer, decoder: Transform): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  decoder.end(sent);
  try {
    for await (const piece of decoder as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > MAX_BODY_BYTES) throw tooLarge();
      pieces.push(piece);
    }
  } catch (cause) {
    if (cause instanceof SimulationError) throw cause;
    throw new SimulationError('unreadable_body', 'The body cannot be decompressed.', { cause });
  } finally {
    decoder.destroy();
  }
  return Buffer.concat(pieces);
}
