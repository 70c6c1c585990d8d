import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SimulationError } from '@ihome/config';
import { fromBufferPromise } from 'yauzl';

/** A bundle to be unpacked. */
export interface UnpackOptions {
  readonly zip: Uint8Array;
  /** Made when absent. */
  readonly folder: string;
}

/** Writes every file of a bundle below a folder; a name that leads out of it is refused. Answers the paths in the zip. */
export async function unpackBundle({ zip, folder }: UnpackOptions): Promise<string[]> {
  const archive = await fromBufferPromise(Buffer.from(zip), { lazyEntries: true });
  const paths: string[] = [];
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const file = join(folder, entry.fileName);
    if (relative(folder, file).startsWith('..')) {
      throw new SimulationError('corrupt_data', `The bundle holds a file outside its folder: ${entry.fileName}`);
    }
    await mkdir(dirname(file), { recursive: true });
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file));
    paths.push(entry.fileName);
  }
  return paths;
}
