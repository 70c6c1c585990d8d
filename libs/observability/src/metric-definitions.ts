import type { CounterName, GaugeName, HistogramName } from '@ihome/orchestration';

/** How one metric is described; labels that are not named here are dropped. */
export interface MetricDefinition {
  readonly help: string;
  readonly labels?: readonly string[];
}

/** A histogram with the upper bounds of its buckets. */
export interface HistogramDefinition extends MetricDefinition {
  readonly buckets: readonly number[];
}

const MC_BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60];
const IRR_BUCKETS = [-0.2, -0.1, -0.05, 0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3];

/** Counters of the life of a sweep. */
export const COUNTERS: Readonly<Record<CounterName, MetricDefinition>> = {
  counter_loans_generated: { help: 'Loans drawn by the engine' },
  counter_guardrail_violations: { help: 'Guardrails that a finished strategy broke', labels: ['guardrail'] },
  sim_fenced_writes_total: { help: 'Writes refused because another process holds the lease', labels: ['writer'] },
  sim_duplicate_chunks_total: { help: 'Chunks whose row stood already' },
  sim_chunk_mismatches_total: { help: 'Chunks that gave other bytes than before: an alarm' },
  sim_stalled_jobs_total: { help: 'Jobs whose worker lost its lock', labels: ['kind'] },
  sim_chunks_enqueued_total: { help: 'Chunks put into the queue' },
  sim_chunks_requeued_total: { help: 'Chunks enqueued again because the queue had lost them' },
  sim_chunks_completed_total: { help: 'Chunks computed and stored' },
  sim_chunk_start_limit_total: { help: 'Chunks started too often without an end' },
  sim_partials_lost_total: { help: 'Partials that did not reach the live picture' },
  sim_sweeps_finished_total: { help: 'Sweeps that reached a final state', labels: ['state'] },
};

/** Gauges of the life of a sweep. */
export const GAUGES: Readonly<Record<GaugeName, MetricDefinition>> = {
  gauge_active_simulations: { help: 'Sweeps that are not in a final state' },
  sim_backlog_core_seconds: { help: 'Work that waits, in seconds of one core; workers scale on it' },
  sim_outstanding_chunks: { help: 'Chunks in the queue or being computed' },
  sim_stream_lag: { help: 'Partials in the stream that are not folded yet' },
};

/** Distributions of the life of a sweep. */
export const HISTOGRAMS: Readonly<Record<HistogramName, HistogramDefinition>> = {
  histogram_mc_runtime_seconds: { help: 'Seconds from submission to the end of a sweep or chunk', buckets: MC_BUCKETS },
  histogram_irr_distribution: { help: 'Mean net IRR of finished strategies', buckets: IRR_BUCKETS },
  sim_chunk_seconds: { help: 'Seconds of computing and storing one chunk', buckets: MC_BUCKETS },
  sim_reduce_seconds: { help: 'Seconds of reducing a sweep', buckets: MC_BUCKETS },
};
