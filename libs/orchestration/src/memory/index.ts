export type { MemorySweep } from './memory-sweep';
export * from './inline-compute';
export { MemoryJobBroker } from './memory-job-broker';
export * from './memory-job-queue';
export * from './memory-object-store';
export * from './memory-partial-stream';
export { initialProgress } from './memory-sweep';
export * from './memory-sweep-store';
