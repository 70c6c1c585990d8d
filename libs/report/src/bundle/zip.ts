import { join } from 'node:path';
import { ZipFile } from 'yazl';

/** Local midnight, because a zip's time fields hold local time: the same bytes in every time zone. */
const FIXED_TIME = new Date(1980, 0, 1);
const REGULAR_FILE = 0o100644;

/**
 * A zip of `paths` below `folder`, in that order, as a stream. Files are stored, not deflated: zlib's output differs between Node
 * versions, and the large files (Parquet) are compressed already. Fixed time and mode: equal files give equal bytes.
 */
export async function* zipStream(folder: string, paths: readonly string[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  for (const path of paths) {
    zip.addFile(join(folder, path), path, {
      mtime: FIXED_TIME,
      mode: REGULAR_FILE,
      compress: false,
      forceDosTimestamp: true,
    });
  }
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  zip.end();
  const pieces = zip.outputStream[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([pieces.next(), failed]);
    if (next.done === true) return;
    yield typeof next.value === 'string' ? new TextEncoder().encode(next.value) : next.value;
  }
}
