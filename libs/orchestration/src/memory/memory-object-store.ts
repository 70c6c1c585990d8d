import { createHash } from 'node:crypto';
import { SimulationError } from '@ihome/config';
import {
  MAX_PRESIGN_SECONDS,
  type ObjectBody,
  type ObjectHead,
  type ObjectRange,
  type ObjectStore,
  type PresignRequest,
  type PutObject,
  type StoredObject,
} from '../ports/object-store';

/** Keeps objects in memory: for `sim run` and tests. Its presigned URLs lead nowhere (`memory:`). */
export class MemoryObjectStore implements ObjectStore {
  private readonly objects = new Map<string, { readonly body: Uint8Array; readonly sha256: string }>();

  async put(object: PutObject): Promise<StoredObject> {
    checkKey(object.key);
    const body = await collect(object.body);
    const sha256 = createHash('sha256').update(body).digest('hex');
    if (object.sha256 !== undefined && object.sha256 !== sha256) {
      throw new SimulationError(
        'corrupt_data',
        `The body of ${object.key} has SHA-256 ${sha256}, not ${object.sha256}.`,
      );
    }
    this.objects.set(object.key, { body, sha256 });
    return { key: object.key, bytes: body.length, sha256 };
  }

  async get(key: string): Promise<Uint8Array> {
    return this.find(key).body.slice();
  }

  async getRange({ key, offset, length }: ObjectRange): Promise<Uint8Array> {
    const { body } = this.find(key);
    if (offset < 0 || length < 0 || offset + length > body.length) {
      throw new SimulationError('corrupt_data', `${key} has ${body.length} bytes, not ${length} from ${offset}.`);
    }
    return body.slice(offset, offset + length);
  }

  async *stream(key: string): AsyncIterable<Uint8Array> {
    yield await this.get(key);
  }

  async head(key: string): Promise<ObjectHead | null> {
    const object = this.objects.get(key);
    return object ? { key, bytes: object.body.length, sha256: object.sha256 } : null;
  }

  async deletePrefix(prefix: string): Promise<number> {
    checkKey(prefix);
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix));
    for (const key of keys) this.objects.delete(key);
    return keys.length;
  }

  async presign({ key, expiresInSeconds }: PresignRequest): Promise<string> {
    checkKey(key);
    if (expiresInSeconds > MAX_PRESIGN_SECONDS) {
      throw new SimulationError('internal', `A URL lives at most ${MAX_PRESIGN_SECONDS} s.`);
    }
    return `memory:${key}`;
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {
    this.objects.clear();
  }

  private find(key: string): { readonly body: Uint8Array; readonly sha256: string } {
    const object = this.objects.get(key);
    if (!object) throw new SimulationError('not_found', `There is no object ${key}.`);
    return object;
  }
}

function checkKey(key: string): void {
  if (key === '' || key.startsWith('/') || key.split('/').includes('..')) {
    throw new SimulationError('internal', `"${key}" is no object key.`);
  }
}

async function collect(body: ObjectBody): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body.slice();
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece.slice());
  return new Uint8Array(Buffer.concat(pieces));
}
