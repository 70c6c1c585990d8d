import { createHash } from 'node:crypto';
import { SimulationError } from '@ihome/config';
import type { ObjectBody, PutObject } from '@ihome/orchestration';

/** The pieces of a body, with what is known once the last one has passed. */
export interface VerifiedPieces {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Size and checksum of what passed. */
  summary(): { readonly bytes: number; readonly sha256: string };
}

/**
 * Passes the pieces of an object's body on and digests them. Where a checksum was announced and does not hold, the
 * stream breaks off with `corrupt_data` instead of ending, so whoever stores it does not take it for whole.
 */
export function verifiedPieces({ key, body, sha256 }: PutObject): VerifiedPieces {
  const hash = createHash('sha256');
  let bytes = 0;
  let digest: string | undefined;
  async function* pass(): AsyncIterable<Uint8Array> {
    for await (const piece of piecesOf(body)) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
    digest = hash.digest('hex');
    if (sha256 !== undefined && sha256 !== digest) {
      throw new SimulationError('corrupt_data', `The body of ${key} has SHA-256 ${digest}, not ${sha256}.`);
    }
  }
  return {
    pieces: pass(),
    summary: () => {
      if (digest === undefined) throw new SimulationError('internal', `The body of ${key} was not read to its end.`);
      return { bytes, sha256: digest };
    },
  };
}

async function* piecesOf(body: ObjectBody): AsyncIterable<Uint8Array> {
  if (body instanceof Uint8Array) yield body;
  else yield* body;
}
