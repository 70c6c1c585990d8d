import type { MetricLabels, Telemetry } from '@ihome/orchestration';
import { moduleLogger, type Logger, type RootLogger } from './logger';
import { COUNTERS, GAUGES, HISTOGRAMS, type MetricDefinition } from './metric-definitions';
import type { Metrics } from './metrics';

/** Where the orchestration's counts, gauges and log lines go: Prometheus and pino. */
export function createTelemetry(metrics: Metrics, logger: RootLogger): Telemetry {
  const loggers = new Map<string, Logger>();
  const loggerOf = (module: string): Logger => {
    const logged = loggers.get(module) ?? moduleLogger(logger, module);
    loggers.set(module, logged);
    return logged;
  };
  return {
    count: (name, labels, by) => metrics.counters[name].inc(known(COUNTERS[name], labels), by),
    gauge: (name, value, labels) => metrics.gauges[name].set(known(GAUGES[name], labels), value),
    observe: (name, value, labels) => metrics.histograms[name].observe(known(HISTOGRAMS[name], labels), value),
    log: ({ level, module, message, fields }) => loggerOf(module)[level]({ ...fields }, message),
  };
}

/** The labels a metric declares; the rest would be refused by the registry. */
function known(definition: MetricDefinition, labels: MetricLabels = {}): Record<string, string> {
  const declared = definition.labels ?? [];
  return Object.fromEntries(Object.entries(labels).filter(([name]) => declared.includes(name)));
}
