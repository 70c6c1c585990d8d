import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';

/** Everything the platform measures, in one Prometheus registry of its own. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds of computing one chunk. */
  readonly mcRuntimeSeconds: Histogram;
  /** Loans drawn by the engine. */
  readonly loansGenerated: Counter;
  /** Sweeps that are open in this process's sight. */
  readonly activeSimulations: Gauge;
  /** Mean net IRR of finished strategies. */
  readonly irrDistribution: Histogram;
  readonly guardrailViolations: Counter<'guardrail'>;
  readonly memoryUsageBytes: Gauge<'kind'>;
  readonly chunks: Counter<'outcome'>;
  readonly paths: Counter;
  /** Work that waits, in seconds of one core; workers scale on it. */
  readonly backlogCoreSeconds: Gauge;
  /** Entries of the partials stream that are not folded yet. */
  readonly streamLag: Gauge;
  readonly apiRequestSeconds: Histogram<'method' | 'route' | 'status'>;
  readonly apiEventStreams: Gauge;
  readonly eventLoopDelaySeconds: Gauge<'quantile'>;
  readonly buildInfo: Gauge<'version' | 'engine_version' | 'node_version'>;
  readonly fencedWrites: Counter;
  readonly duplicateChunks: Counter;
  readonly stalledJobs: Counter;
  readonly chunksRequeued: Counter;
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

const MC_BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60];
const API_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const IRR_BUCKETS = [-0.2, -0.1, -0.05, 0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3];

/** The registry with every metric of the platform at its start. Each call makes an independent one. */
export function createMetrics(build: BuildInfo): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string): Counter => new Counter({ name, help, registers });
  const delay = monitorEventLoopDelay({ resolution: EVENT_LOOP_RESOLUTION_MS });
  delay.enable();
  const buildInfo = new Gauge({
    name: 'sim_build_info',
    help: 'Versions of this process; always 1',
    labelNames: ['version', 'engine_version', 'node_version'] as const,
    registers,
  });
  buildInfo.set({ version: build.version, engine_version: build.engineVersion, node_version: process.version }, 1);
  return {
    registry,
    mcRuntimeSeconds: new Histogram({
      name: 'histogram_mc_runtime_seconds',
      help: 'Seconds of computing one chunk',
      buckets: MC_BUCKETS,
      registers,
    }),
    loansGenerated: counter('counter_loans_generated', 'Loans drawn by the engine'),
    activeSimulations: new Gauge({
      name: 'gauge_active_simulations',
      help: 'Sweeps that are not in a final state',
      registers,
    }),
    irrDistribution: new Histogram({
      name: 'histogram_irr_distribution',
      help: 'Mean net IRR of finished strategies',
      buckets: IRR_BUCKETS,
      registers,
    }),
    guardrailViolations: new Counter({
      name: 'counter_guardrail_violations',
      help: 'Guardrails that a finished strategy broke',
      labelNames: ['guardrail'] as const,
      registers,
    }),
    memoryUsageBytes: memoryGauge(registry),
    chunks: new Counter({
      name: 'sim_chunks_total',
      help: 'Chunks that ended here',
      labelNames: ['outcome'] as const,
      registers,
    }),
    paths: counter('sim_paths_total', 'Path-strategies computed'),
    backlogCoreSeconds: new Gauge({
      name: 'sim_backlog_core_seconds',
      help: 'Work that waits, in seconds of one core',
      registers,
    }),
    streamLag: new Gauge({ name: 'sim_stream_lag_entries', help: 'Partials that are not folded yet', registers }),
    apiRequestSeconds: new Histogram({
      name: 'sim_api_request_duration_seconds',
      help: 'Seconds from request to end of answer',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: API_BUCKETS,
      registers,
    }),
    apiEventStreams: new Gauge({ name: 'sim_api_event_streams', help: 'Open event streams', registers }),
    eventLoopDelaySeconds: eventLoopGauge(registry, delay),
    buildInfo,
    fencedWrites: counter('sim_fenced_writes_total', 'Writes refused because another process holds the lease'),
    duplicateChunks: counter('sim_duplicate_chunks_total', 'Chunks computed although their row existed'),
    stalledJobs: counter('sim_stalled_jobs_total', 'Jobs whose worker lost its lock'),
    chunksRequeued: counter('sim_chunks_requeued_total', 'Chunks enqueued again because the queue had lost them'),
    close: () => delay.disable(),
  };
}

function memoryGauge(registry: Registry): Gauge<'kind'> {
  return new Gauge({
    name: 'gauge_memory_usage_bytes',
    help: 'Memory of this process',
    labelNames: ['kind'] as const,
    registers: [registry],
    collect() {
      const usage = process.memoryUsage();
      this.set({ kind: 'rss' }, usage.rss);
      this.set({ kind: 'heap_used' }, usage.heapUsed);
      this.set({ kind: 'array_buffers' }, usage.arrayBuffers);
    },
  });
}

function eventLoopGauge(registry: Registry, delay: IntervalHistogram): Gauge<'quantile'> {
  return new Gauge({
    name: 'sim_event_loop_delay_seconds',
    help: 'Delay of the event loop since the last scrape',
    labelNames: ['quantile'] as const,
    registers: [registry],
    collect() {
      for (const quantile of QUANTILES) {
        this.set({ quantile: String(quantile) }, delay.percentile(quantile * 100) * NANOSECONDS);
      }
      delay.reset();
    },
  });
}
