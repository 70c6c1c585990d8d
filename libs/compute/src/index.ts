export { createThreadPool, type ThreadPoolOptions } from './thread-pool';
export { ComputeThreadDied } from './compute-thread';
export { kernel as engineKernel } from './engine-kernel';
