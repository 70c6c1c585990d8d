/** Reads a bundle's zip back. */
import { fromBufferPromise } from 'yauzl';

/**
 * The text of every file of a zip, by path. Hashes are blanked: every change of a configuration changes them, and says nothing of
 * what the file shows.
 */
export async function unzipped(zip: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const file = await fromBufferPromise(Buffer.from(zip));
  for await (const entry of file.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await file.openReadStreamPromise(entry)) parts.push(Buffer.from(part));
    texts.set(
      entry.fileName,
      Buffer.concat(parts)
        .toString('utf8')
        .replace(/[0-9a-f]{64}/g, ''),
    );
  }
  return texts;
}
