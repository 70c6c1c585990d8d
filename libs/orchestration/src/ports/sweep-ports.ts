import type { BundleWriter } from './bundle-writer';
import type { ChunkCompute } from './chunk-compute';
import type { Clock } from './clock';
import type { IdGenerator } from './id-generator';
import type { JobQueue } from './job-queue';
import type { ObjectStore } from './object-store';
import type { PartialStream } from './partial-stream';
import type { SweepModel } from './sweep-model';
import type { SweepStore } from './sweep-store';
import type { Telemetry } from './telemetry';

/** Everything the life of a sweep touches; each use case takes the part it needs. */
export interface SweepPorts {
  readonly store: SweepStore;
  readonly queue: JobQueue;
  readonly stream: PartialStream;
  readonly objects: ObjectStore;
  readonly compute: ChunkCompute;
  readonly model: SweepModel;
  readonly bundles: BundleWriter;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly telemetry: Telemetry;
}
