import type { SweepEstimate } from '@ihome/api-schema';
import type { FieldError } from '@ihome/config';
import type { Logger, Metrics, ReadinessCheck } from '@ihome/observability';
import type { CreateOutcome, JsonObject, ObjectStore, SweepStore } from '@ihome/orchestration';
import type { SweepFeed } from './events/sweep-feed';
import type { KeyRing } from './keys/api-keys';

/** A sweep document a client wants to be run. */
export interface Submission {
  readonly tenantId: string;
  readonly document: JsonObject;
  readonly idempotencyKey: string | null;
  readonly traceId: string;
}

/** Answer for a valid configuration or document. */
export interface ValidDocument {
  readonly configHash: string;
  readonly warnings: readonly FieldError[];
}

/** A preset. */
export interface Preset {
  readonly name: string;
  readonly description: string;
  readonly config: JsonObject;
}

/** Downloads that the API serves itself: the signed URLs of the folder that stands in for S3. */
export interface SignedDownloads {
  /** Path prefix of the URLs, without a trailing slash. */
  readonly prefix: string;
  /** The object a signed URL names; null when the signature is wrong, the time is over, or the object is gone. */
  open(url: URL): Promise<SignedDownload | null>;
}

/** An object ready to be sent. */
export interface SignedDownload {
  readonly bytes: number;
  readonly fileName: string;
  readonly contentType: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Everything the routes of the API work with. */
export interface ApiServices {
  readonly store: SweepStore;
  readonly objects: ObjectStore;
  readonly feed: SweepFeed;
  readonly keys: KeyRing;
  readonly engineVersion: string;
  readonly version: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly checks: readonly ReadinessCheck[];
  readonly downloads?: SignedDownloads;
  /** Checks, expands and stores a sweep; throws a ValidationError. */
  submit(submission: Submission): Promise<CreateOutcome>;
  /** Checks and measures a sweep, without any effect. */
  estimate(document: JsonObject): Promise<SweepEstimate>;
  /** Checks `{config}` or a sweep document; throws a ValidationError. */
  validate(document: JsonObject): ValidDocument;
  /** Paths of a resolved configuration. */
  pathsOf(config: JsonObject): number;
  /** The trace of one path of a resolved configuration. */
  trace(config: JsonObject, path: number): object;
  /** JSON Schema of a configuration. */
  readonly parameters: object;
  readonly presets: readonly Preset[];
}
