import type { ObjectStore } from '@ihome/orchestration';
import { FolderObjectStore } from './folder-object-store';
import { S3ObjectStore, type S3ObjectStoreOptions } from './s3-object-store';

/** A bucket, or the folder that stands in for one; the bucket wins when both are given. */
export interface ObjectStoreSource {
  readonly s3: S3ObjectStoreOptions | undefined;
  readonly folder: { readonly directory: string; readonly secret: string } | undefined;
  /** Where the API that serves the folder's URLs is reached. */
  readonly publicUrl: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The object store that is configured, or undefined when none is. */
export function openObjectStore({ s3, folder, publicUrl, now }: ObjectStoreSource): ObjectStore | undefined {
  if (s3 !== undefined) return new S3ObjectStore(s3);
  if (folder === undefined) return undefined;
  return new FolderObjectStore({ directory: folder.directory, signingKey: Buffer.from(folder.secret), publicUrl, now });
}
