/** Longest life of a presigned URL: 15 minutes. */
export const MAX_PRESIGN_SECONDS = 15 * 60;

/** Bytes to be stored: in one piece or as a stream of pieces (then sent as a multipart upload). */
export type ObjectBody = Uint8Array | AsyncIterable<Uint8Array>;

/** What to store and under which key. */
export interface PutObject {
  readonly key: string;
  readonly body: ObjectBody;
  readonly contentType?: string;
  /** SHA-256 of the whole body in lower-case hex when known; a body that differs is refused and nothing is kept. */
  readonly sha256?: string;
}

/** An object as stored. */
export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  /** SHA-256 of the body in lower-case hex, computed while it was sent. */
  readonly sha256: string;
}

/** What `head` knows of an object. */
export interface ObjectHead {
  readonly key: string;
  readonly bytes: number;
  /** Present when the adapter kept it with the object. */
  readonly sha256?: string;
}

/** A part of an object: `length` bytes from `offset`. */
export interface ObjectRange {
  readonly key: string;
  readonly offset: number;
  readonly length: number;
}

/** What a presigned URL answers. */
export interface PresignRequest {
  readonly key: string;
  /** At most MAX_PRESIGN_SECONDS; more is an error. */
  readonly expiresInSeconds: number;
  /** Name the browser saves the file under. */
  readonly fileName?: string;
}

/**
 * Keeps bytes under keys (`a/b/c`, no leading slash, no `..`).
 *
 * A key becomes visible with its whole body or not at all. A missing object is the SimulationError `not_found`; a store that can't be
 * reached is `store_unavailable`, retryable.
 */
export interface ObjectStore {
  /** Stores the body under its key, replacing what was there. Verifies `sha256` when given (`corrupt_data`). */
  put(object: PutObject): Promise<StoredObject>;
  /** The whole object. */
  get(key: string): Promise<Uint8Array>;
  /** A part; a range past the end is the error `corrupt_data`. */
  getRange(range: ObjectRange): Promise<Uint8Array>;
  /** The object piece by piece. */
  stream(key: string): AsyncIterable<Uint8Array>;
  /** Size and checksum, or null when the object does not exist. */
  head(key: string): Promise<ObjectHead | null>;
  /** Deletes every object whose key starts with `prefix` (not empty); answers how many. */
  deletePrefix(prefix: string): Promise<number>;
  /** A URL that anyone may GET until it expires. */
  presign(request: PresignRequest): Promise<string>;
  /** Rejects with `store_unavailable` when the store or its bucket can't be used (readiness). */
  ping(): Promise<void>;
  close(): Promise<void>;
}
