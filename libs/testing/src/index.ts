export { referencePath } from './reference-model/reference-path';
export type { ReferencePath, ReferencePosition } from './reference-model/reference-path';
export { carrySplit, type CarrySplit, type FundFlows } from './reference-model/carry-split';
export { CONFIGURATION_FOCUSES, configurationArbitrary, randomConfiguration } from './random-configuration';
export type { ConfigurationFocus } from './random-configuration';
export * from './conformance';
export * from './simulator';
export { startRealServices, type RealServices } from './real-services';
export {
  startPlatform,
  storeVariables,
  type Platform,
  type PlatformOptions,
  type SweepView,
} from './platform/platform';
export type { ApplicationProcess } from './platform/application-process';
export { startS3Server, type S3Server } from './s3-server';
