export { type ClusterMember, type ClusterOptions, SimulatedCluster, TOY_RULE } from './simulated-cluster';
export { type CallMoment, SimulatedProcess, type Strike } from './simulated-process';
export { TOY_ENGINE_VERSION, TOY_KERNEL_MODULE } from './toy-kernel';
export { toyBundleWriter, toyDocument, type ToyDocument, toyModel } from './toy-model';
export { VIRTUAL_START_MS, VirtualClock } from './virtual-clock';
export { type Violations, WriteLaws } from './write-laws';
