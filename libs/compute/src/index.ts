export { createThreadPool, type ThreadPoolOptions } from './thread-pool';
export { loadHighsSolver } from './highs-solver';
export { ComputeThreadDied } from './compute-thread';
export { kernel as engineKernel } from './engine-kernel';
