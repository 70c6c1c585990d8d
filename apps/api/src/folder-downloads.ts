import { OBJECT_ROUTE, verifyObjectUrl } from '@ihome/persistence';
import type { ObjectStore } from '@ihome/orchestration';
import type { SignedDownload, SignedDownloads } from './api-services';

/** A folder store and the secret its URLs are signed with. */
export interface FolderDownloadsOptions {
  readonly objects: ObjectStore;
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  json: 'application/json',
  html: 'text/html',
};

/** Downloads of the folder that stands in for S3, by its signed URLs. */
export function folderDownloads({ objects, secret, now }: FolderDownloadsOptions): SignedDownloads {
  const signingKey = Buffer.from(secret);
  return {
    prefix: OBJECT_ROUTE.replace(/\/$/, ''),
    async open(url: string): Promise<SignedDownload | null> {
      const signed = verifyObjectUrl({ url, signingKey, nowMs: now() });
      if (signed.kind !== 'valid') return null;
      const head = await objects.head(signed.key);
      if (head === null) return null;
      const fileName = signed.fileName ?? signed.key.slice(signed.key.lastIndexOf('/') + 1);
      const extension = fileName.slice(fileName.lastIndexOf('.') + 1);
      return {
        bytes: head.bytes,
        fileName,
        contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream',
        body: objects.stream(signed.key),
      };
    },
  };
}
