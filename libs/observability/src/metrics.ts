import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import type { CounterName, GaugeName, HistogramName } from '@ihome/orchestration';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { COUNTERS, GAUGES, HISTOGRAMS } from './metric-definitions';

/** Everything the platform measures, in one Prometheus registry of its own. */
export interface Metrics {
  readonly registry: Registry;
  readonly counters: Readonly<Record<CounterName, Counter>>;
  readonly gauges: Readonly<Record<GaugeName, Gauge>>;
  readonly histograms: Readonly<Record<HistogramName, Histogram>>;
  /** Latency of the API. */
  readonly apiRequestSeconds: Histogram<'method' | 'route' | 'status'>;
  /** Open event streams. */
  readonly apiEventStreams: Gauge;
  /** Ends the measuring of the event loop. */
  close(): void;
}

/** Versions that `sim_build_info` shows. */
export interface BuildInfo {
  readonly version: string;
  readonly engineVersion: string;
}

const NANOSECONDS = 1e-9;
const EVENT_LOOP_RESOLUTION_MS = 20;
const QUANTILES = [0.5, 0.99, 1] as const;
const API_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The registry with every metric of the platform at its start. Each call makes an independent one. */
export function createMetrics(build: BuildInfo): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const delay = monitorEventLoopDelay({ resolution: EVENT_LOOP_RESOLUTION_MS });
  delay.enable();
  registerProcessMetrics(registry, { build, delay });
  return {
    registry,
    counters: mapDefinitions(
      COUNTERS,
      (name, { help, labels = [] }) => new Counter({ name, help, labelNames: labels, registers }),
    ),
    gauges: mapDefinitions(
      GAUGES,
      (name, { help, labels = [] }) => new Gauge({ name, help, labelNames: labels, registers }),
    ),
    histograms: mapDefinitions(
      HISTOGRAMS,
      (name, { help, labels = [], buckets }) =>
        new Histogram({ name, help, labelNames: labels, buckets: [...buckets], registers }),
    ),
    apiRequestSeconds: new Histogram({
      name: 'sim_api_request_duration_seconds',
      help: 'Seconds from request to end of answer',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: API_BUCKETS,
      registers,
    }),
    apiEventStreams: new Gauge({ name: 'sim_api_event_streams', help: 'Open event streams', registers }),
    close: () => delay.disable(),
  };
}

function mapDefinitions<K extends string, D, M>(
  definitions: Readonly<Record<K, D>>,
  make: (name: K, definition: D) => M,
): Readonly<Record<K, M>> {
  const names = Object.keys(definitions) as K[];
  return Object.fromEntries(names.map((name) => [name, make(name, definitions[name])])) as Record<K, M>;
}

interface ProcessSources {
  readonly build: BuildInfo;
  readonly delay: IntervalHistogram;
}

function registerProcessMetrics(registry: Registry, { build, delay }: ProcessSources): void {
  const registers = [registry];
  const labelNames = ['version', 'engine_version', 'node_version'] as const;
  const info = new Gauge({ name: 'sim_build_info', help: 'Versions of this process; always 1', labelNames, registers });
  info.set({ version: build.version, engine_version: build.engineVersion, node_version: process.version }, 1);
  new Gauge({
    name: 'gauge_memory_usage_bytes',
    help: 'Memory of this process',
    labelNames: ['kind'] as const,
    registers,
    collect() {
      const usage = process.memoryUsage();
      this.set({ kind: 'rss' }, usage.rss);
      this.set({ kind: 'heap_used' }, usage.heapUsed);
      this.set({ kind: 'array_buffers' }, usage.arrayBuffers);
    },
  });
  new Gauge({
    name: 'sim_event_loop_delay_seconds',
    help: 'Delay of the event loop since the last scrape',
    labelNames: ['quantile'] as const,
    registers,
    collect() {
      for (const quantile of QUANTILES) {
        this.set({ quantile: String(quantile) }, delay.percentile(quantile * 100) * NANOSECONDS);
      }
      delay.reset();
    },
  });
}
