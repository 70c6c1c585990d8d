import type { Logger, Metrics, ReadinessCheck } from '@ihome/observability';
import type { IdGenerator, ObjectStore, StrategyRecord, SweepModel, SweepStore } from '@ihome/orchestration';
import type { SweepFeed } from './events/sweep-feed';
import type { KeyRing } from './keys/api-keys';

/** Downloads that the API serves itself: the signed URLs of the folder that stands in for S3. */
export interface SignedDownloads {
  /** Path prefix of the URLs, without a trailing slash. */
  readonly prefix: string;
  /** The object a signed URL (path and query) names; null when the signature is wrong, the time is over, or the object is gone. */
  open(url: string): Promise<SignedDownload | null>;
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
  readonly model: SweepModel;
  readonly ids: IdGenerator;
  readonly objects: ObjectStore;
  readonly feed: SweepFeed;
  readonly keys: KeyRing;
  readonly engineVersion: string;
  readonly version: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly checks: readonly ReadinessCheck[];
  readonly downloads?: SignedDownloads;
  /** The trace of one path of a strategy. */
  trace(strategy: Pick<StrategyRecord, 'config' | 'role'>, path: number): object;
}
