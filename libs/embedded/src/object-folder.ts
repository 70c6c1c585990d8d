import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCode } from './error-code';

const KEY_BYTES = 32;

/** A folder that stands in for an S3 bucket, and the key its download URLs are signed with. */
export interface ObjectFolder {
  readonly directory: string;
  /** 32 bytes; kept beside the folder so a URL given out survives a restart. */
  readonly signingKey: Buffer;
}

/** Opens the object folder in `dataDir`, making folder and key when absent. */
export function openObjectFolder(dataDir: string): ObjectFolder {
  const directory = join(resolve(dataDir), 'objects');
  const keyFile = join(resolve(dataDir), 'objects.key');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(keyFile, randomBytes(KEY_BYTES).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error; // EEXIST: the key of an earlier start
  }
  return { directory, signingKey: Buffer.from(readFileSync(keyFile, 'utf8'), 'hex') };
}
