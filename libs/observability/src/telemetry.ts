import type { MetricLabels, Telemetry } from '@ihome/orchestration';
import { debugLogger, moduleLogger, type Logger, type RootLogger } from './logger';
import { COUNTERS, GAUGES, HISTOGRAMS, type MetricDefinition } from './metric-definitions';
import type { Metrics } from './metrics';

/** Where the orchestration's counts, gauges and log lines go: Prometheus and pino. */
export function createTelemetry(metrics: Metrics, logger: RootLogger): Telemetry {
  return {
    count: (name, labels, by) => metrics.counters[name].inc(known(COUNTERS[name], labels), by),
    gauge: (name, value, labels) => metrics.gauges[name].set(known(GAUGES[name], labels), value),
    observe: (name, value, labels) => metrics.histograms[name].observe(known(HISTOGRAMS[name], labels), value),
    log: lineWriter(logger),
  };
}

/** Where the orchestration's log lines go: to pino; debug lines that their run asked for pass the level of the process. */
export function lineWriter(logger: RootLogger): Telemetry['log'] {
  const loggers = new Map<string, Logger>();
  const loggerOf = (module: string, isAsked: boolean): Logger => {
    const key = `${isAsked ? 'asked' : 'usual'} ${module}`;
    const made = (): Logger => (isAsked ? debugLogger : (usual: Logger) => usual)(moduleLogger(logger, module));
    const logged = loggers.get(key) ?? made();
    loggers.set(key, logged);
    return logged;
  };
  return ({ level, module, message, fields, asked = false }) => loggerOf(module, asked)[level]({ ...fields }, message);
}

/** The labels a metric declares; the rest would be refused by the registry. */
function known(definition: MetricDefinition, labels: MetricLabels = {}): Record<string, string> {
  const declared = definition.labels ?? [];
  return Object.fromEntries(Object.entries(labels).filter(([name]) => declared.includes(name)));
}
