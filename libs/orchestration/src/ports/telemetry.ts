/** Severity of a log line. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Counters the orchestration raises; the names are Prometheus names. */
export type CounterName =
  | 'sim_fenced_writes_total'
  | 'sim_duplicate_chunks_total'
  | 'sim_chunk_mismatches_total'
  | 'sim_stalled_jobs_total'
  | 'sim_chunks_enqueued_total'
  | 'sim_chunks_requeued_total'
  | 'sim_chunks_completed_total'
  | 'sim_chunk_start_limit_total'
  | 'sim_partials_lost_total'
  | 'sim_sweeps_finished_total'
  | 'counter_loans_generated'
  | 'counter_guardrail_violations';

/** Gauges the orchestration sets. */
export type GaugeName =
  'gauge_active_simulations' | 'sim_backlog_core_seconds' | 'sim_outstanding_chunks' | 'sim_stream_lag';

/** Distributions the orchestration observes. */
export type HistogramName =
  'histogram_mc_runtime_seconds' | 'histogram_irr_distribution' | 'sim_chunk_seconds' | 'sim_reduce_seconds';

/** Labels of one sample: few, with few values; never an id. */
export type MetricLabels = Readonly<Record<string, string>>;

/** One log line; `run_id` and `trace_id` go into `fields`. */
export interface LogLine {
  readonly level: LogLevel;
  /** Module of the contract: `sim.mc.*`, `sim.queue.*`, `sim.store.*`. */
  readonly module: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Set on debug lines that the run asked for: they are written whatever the level of the process. */
  readonly asked?: true;
}

/** Where logs and metrics go. Nothing here throws, and nothing depends on it. */
export interface Telemetry {
  count(name: CounterName, labels?: MetricLabels, by?: number): void;
  gauge(name: GaugeName, value: number, labels?: MetricLabels): void;
  observe(name: HistogramName, value: number, labels?: MetricLabels): void;
  log(line: LogLine): void;
}
