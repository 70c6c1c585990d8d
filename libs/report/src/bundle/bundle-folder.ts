import { SimulationError } from '@ihome/config';
import { createHash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { once } from 'node:events';

/** One file of the bundle as the manifest names it. */
export interface BundleFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The bundle's files on disk, hashed while they are written. */
export interface BundleFolder {
  readonly folder: string;
  readonly files: readonly BundleFile[];
  /** Writes one file whole. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Opens a file to be written piece by piece; `close` completes it. */
  open(path: string): Promise<BundleFileWriter>;
  /** Closes what is still open and removes the folder. */
  dispose(): Promise<void>;
}

/** A file of the bundle being written. */
export interface BundleFileWriter {
  append(piece: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Collects the bundle's files below `folder`. */
export function bundleFolder(folder: string): BundleFolder {
  const files: BundleFile[] = [];
  const unfinished = new Set<WriteStream>();
  const open = async (path: string): Promise<BundleFileWriter> => {
    if (files.some((file) => file.path === path))
      throw new SimulationError('internal', `the bundle holds ${path} twice`);
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    const stream = createWriteStream(target);
    await once(stream, 'open');
    unfinished.add(stream);
    const hash = createHash('sha256');
    let bytes = 0;
    return {
      append: async (piece) => {
        hash.update(piece);
        bytes += piece.byteLength;
        if (!stream.write(piece)) await once(stream, 'drain');
      },
      close: async () => {
        stream.end();
        await once(stream, 'close');
        unfinished.delete(stream);
        files.push({ path, sha256: hash.digest('hex'), bytes });
      },
    };
  };
  return {
    folder,
    files,
    open,
    dispose: async () => {
      for (const stream of unfinished) stream.destroy();
      await rm(folder, { recursive: true, force: true });
    },
    write: async (path, content) => {
      const writer = await open(path);
      await writer.append(typeof content === 'string' ? new TextEncoder().encode(content) : content);
      await writer.close();
    },
  };
}
