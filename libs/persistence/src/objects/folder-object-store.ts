import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, readFile, rename, rm, rmdir, stat, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { SimulationError } from '@ihome/config';
import type {
  ObjectHead,
  ObjectRange,
  ObjectStore,
  PresignRequest,
  PutObject,
  StoredObject,
} from '@ihome/orchestration';
import { mapFileError } from './file-error';
import { checkObjectKey, checkObjectPrefix, checkPresignRequest } from './object-key';
import { signObjectUrl } from './signed-object-url';
import { verifiedPieces } from './verified-pieces';

/** Bodies being written; no key begins with a dot. */
const INCOMING = '.incoming';
const MKDIR_TRIES = 5;

/** A folder in place of a bucket. */
export interface FolderObjectStoreOptions {
  readonly directory: string;
  /** Key of the HMAC in its URLs. */
  readonly signingKey: Uint8Array;
  /** Where the API that serves the URLs is reached, e.g. `http://127.0.0.1:8080`; asked for at each signing. */
  readonly publicUrl: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The ObjectStore of one machine: a file an object, put in place by a rename. Many processes may share it. */
export class FolderObjectStore implements ObjectStore {
  constructor(private readonly options: FolderObjectStoreOptions) {}

  async put(object: PutObject): Promise<StoredObject> {
    checkObjectKey(object.key);
    const incoming = join(this.options.directory, INCOMING, randomUUID());
    const { pieces, summary } = verifiedPieces(object);
    try {
      await mkdir(dirname(incoming), { recursive: true, mode: 0o700 });
      const file = await open(incoming, 'wx', 0o600);
      try {
        for await (const piece of pieces) await writeAll(file, piece);
        await file.datasync();
      } finally {
        await file.close();
      }
      await this.moveInPlace(incoming, this.fileOf(object.key));
    } catch (error) {
      await rm(incoming, { force: true });
      throw mapFileError(error, object.key);
    }
    return { key: object.key, ...summary() };
  }

  async get(key: string): Promise<Uint8Array> {
    checkObjectKey(key);
    return readFile(this.fileOf(key)).catch((error: unknown) => {
      throw mapFileError(error, key);
    });
  }

  async getRange({ key, offset, length }: ObjectRange): Promise<Uint8Array> {
    checkObjectKey(key);
    try {
      const file = await open(this.fileOf(key), 'r');
      try {
        return await readRange(file, { key, offset, length });
      } finally {
        await file.close();
      }
    } catch (error) {
      throw mapFileError(error, key);
    }
  }

  async *stream(key: string): AsyncIterable<Uint8Array> {
    checkObjectKey(key);
    try {
      for await (const piece of createReadStream(this.fileOf(key))) yield piece as Buffer;
    } catch (error) {
      throw mapFileError(error, key);
    }
  }

  async head(key: string): Promise<ObjectHead | null> {
    checkObjectKey(key);
    try {
      const { size } = await stat(this.fileOf(key));
      return { key, bytes: size };
    } catch (error) {
      const mapped = mapFileError(error, key);
      if (mapped instanceof SimulationError && mapped.code === 'not_found') return null;
      throw mapped;
    }
  }

  async deletePrefix(prefix: string): Promise<number> {
    checkObjectPrefix(prefix);
    // The folder that holds every key with this prefix; what lies in it is looked at one by one.
    const root = this.fileOf(prefix.includes('/') ? prefix.slice(0, prefix.lastIndexOf('/')) : '.');
    let deleted = 0;
    try {
      const folder = await opendir(root, { recursive: true });
      for await (const entry of folder) {
        const file = join(entry.parentPath, entry.name);
        if (!entry.isFile() || !this.keyOf(file).startsWith(prefix)) continue;
        await unlink(file);
        deleted += 1;
      }
      if (prefix.endsWith('/')) await rmdir(root).catch(() => undefined); // other objects came meanwhile
    } catch (error) {
      const mapped = mapFileError(error, prefix);
      if (!(mapped instanceof SimulationError && mapped.code === 'not_found')) throw mapped;
    }
    return deleted;
  }

  async presign(request: PresignRequest): Promise<string> {
    checkPresignRequest(request);
    const { signingKey, publicUrl, now } = this.options;
    return signObjectUrl(request, { signingKey, publicUrl: publicUrl(), nowMs: now() });
  }

  async ping(): Promise<void> {
    await mkdir(join(this.options.directory, INCOMING), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw mapFileError(error, this.options.directory);
    });
  }

  async close(): Promise<void> {}

  private fileOf(key: string): string {
    return join(this.options.directory, ...key.split('/'));
  }

  private keyOf(file: string): string {
    return relative(this.options.directory, file).split(sep).join('/');
  }

  /** A deletePrefix may remove the folder between mkdir and rename. */
  private async moveInPlace(incoming: string, file: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      try {
        return await rename(incoming, file);
      } catch (error) {
        if (attempt === MKDIR_TRIES) throw error;
      }
    }
  }
}

async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let written = 0; written < piece.length;) {
    written += (await file.write(piece, written)).bytesWritten;
  }
}

async function readRange(file: FileHandle, { key, offset, length }: ObjectRange): Promise<Uint8Array> {
  const { size } = await file.stat();
  if (offset < 0 || length < 0 || offset + length > size) {
    throw new SimulationError('corrupt_data', `${key} has ${size} bytes, not ${length} from ${offset}.`);
  }
  const range = new Uint8Array(length);
  for (let read = 0; read < length;) {
    const { bytesRead } = await file.read(range, read, length - read, offset + read);
    if (bytesRead === 0) throw new SimulationError('corrupt_data', `${key} shrank while it was read.`);
    read += bytesRead;
  }
  return range;
}
