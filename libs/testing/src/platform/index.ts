export {
  REPOSITORY,
  startApplication,
  startCommand,
  type ApplicationOptions,
  type ApplicationProcess,
  type CommandOptions,
} from './application-process';
export { type ChunkStarts, type DatabaseView } from './database-view';
export { nodeBinaryOf, OTHER_NODE_MAJORS } from './node-binary';
export { startPlatform, storeVariables, untilReady, type Platform, type PlatformOptions } from './platform';
export { buildProductionImages, type ProductionImage, type ProductionImages } from './production-image';
export { processesNaming, type NamingProcess } from './processes-naming';
export { simRun, type SimRunOptions, type SimRunOutcome } from './sim-command';
export { smallSweep, type SmallSweepOptions } from './small-sweep';
export { sweepClient, type SweepClient, type SweepClientOptions, type SweepView } from './sweep-client';
export { until } from './until';
export { metricOf, metricOfAll, untilWorking, type WorkerView } from './worker-view';
