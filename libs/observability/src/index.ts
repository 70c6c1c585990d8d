export { runApplication } from './application';
export type { ApplicationOptions, RunningApplication } from './application';
export { EnvironmentError, isLoopbackHost, readEnvironment } from './environment/environment';
export type {
  Environment,
  EnvironmentProblem,
  FolderSettings,
  ReadEnvironmentOptions,
  StoreUse,
  S3Settings,
} from './environment/environment';
export { FEATURE_FLAGS, parseFeatureFlags } from './environment/feature-flags';
export { LOG_LEVELS, bindRun, createRootLogger, debugLogger, moduleLogger } from './logger';
export type { Logger, LoggerOptions, LogLevel, RootLogger, RunFields } from './logger';
export { createMetrics } from './metrics';
export type { BuildInfo, Metrics } from './metrics';
export { startMetricsServer } from './metrics-server';
export type { MetricsServer, MetricsServerOptions } from './metrics-server';
export { readinessOf } from './readiness';
export type { Readiness, ReadinessCheck } from './readiness';
export { retryUntilDone } from './retry-until';
export type { RetryOptions } from './retry-until';
export { redactSecrets } from './redaction';
export { createTelemetry, lineWriter } from './telemetry';
export { traceContextFrom, traceparentOf } from './trace-context';
export type { TraceContext } from './trace-context';
