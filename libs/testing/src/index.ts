export { referencePath } from './reference-model/reference-path';
export type { ReferencePath, ReferencePosition } from './reference-model/reference-path';
export { CONFIGURATION_FOCUSES, configurationArbitrary, randomConfiguration } from './random-configuration';
export type { ConfigurationFocus } from './random-configuration';
export * from './conformance';
export { VIRTUAL_START_MS, VirtualClock } from './simulator/virtual-clock';
export { startRealServices, type RealServices } from './real-services';
export { startS3Server, type S3Server } from './s3-server';
