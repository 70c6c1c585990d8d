export * from './memory';
export * from './ports';
export * from './settings';
export * from './sweep-state';
export { silentTelemetry } from './system/silent-telemetry';
export { systemClock } from './system/system-clock';
export { uuidGenerator } from './system/uuid-generator';
