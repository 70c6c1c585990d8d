export { describeJobQueue, type JobQueueSubject } from './describe-job-queue';
export { describeObjectStore, type ObjectStoreSubject } from './describe-object-store';
export { describePartialStream, type PartialStreamSubject } from './describe-partial-stream';
export { describeSweepStore, type SweepStoreSubject } from './describe-sweep-store';
export { chunkRow, newSweep, reducingSweep, runningSweep, TEST_ENGINE_VERSION, TEST_PLAN } from './sweep-fixture';
export { FINISHED_RESULTS, finishedSweep, type FinishedSweepOptions } from './finished-sweep';
