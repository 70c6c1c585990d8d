import type { JsonObject, JsonValue } from './json';
import type {
  CheckpointRecord,
  DesignSummary,
  StrategyRecord,
  StrategyResultRow,
  SweepPriority,
} from './sweep-records';

/** A sweep document taken apart: every strategy with its whole configuration. */
export interface ExpandedSweep {
  readonly name: string;
  readonly tags: readonly string[];
  readonly priority: SweepPriority;
  /** The resolved base configuration, without any axis. */
  readonly baseConfig: JsonObject;
  readonly configHash: string;
  readonly seed: number;
  readonly design: DesignSummary;
  readonly strategies: readonly StrategyRecord[];
}

/** What is known of a sweep when every strategy has been reduced. */
export interface ConcludeInput {
  readonly engineVersion: string;
  /** The resolved base configuration, without any axis, and its hash. */
  readonly baseConfig: JsonObject;
  readonly configHash: string;
  readonly design: DesignSummary;
  readonly seed: number;
  /** The sweep document as it was submitted. */
  readonly document: JsonObject;
  /** Ascending by index. */
  readonly strategies: readonly StrategyRecord[];
  /** Ascending by index, one a strategy. */
  readonly results: readonly StrategyResultRow[];
  /** What the paths of the compared strategies gave together; null when there was nothing to compare. */
  readonly comparison: JsonObject | null;
  /** Checkpoints that were decided, in their order. */
  readonly checkpoints: readonly CheckpointRecord[];
}

/** Which strategies are compared path by path. */
export interface ComparisonPlan {
  /** Ascending; fewer than two when there is nothing to compare. */
  readonly indices: readonly number[];
  /** The same, the nearest to the frontier first. */
  readonly nearest: readonly number[];
}

/** What is known when a sweep may stop. */
export interface JudgeInput {
  readonly baseConfig: JsonObject;
  readonly paths: number;
  /** The watched figure of every variant over these paths. */
  readonly figures: readonly StrategyResultRow[];
}

/** The results of a sweep. */
export interface Conclusion {
  /** Content of results.json: resolved configurations, seed, engine version, figures; no id, time, host or duration. */
  readonly results: JsonObject;
  readonly frontier: JsonValue;
  readonly guardrails: JsonValue;
  /** Stress and sensitivity of the base configuration, tables over two axes, and the goal sought. */
  readonly analyses: JsonValue;
  /** Whether an enforced guardrail was broken. */
  readonly guardrailFailed: boolean;
  /** How many guardrails were broken, for the metric. */
  readonly violations: number;
}

/** The mathematics of a whole sweep, as the pure libs compute it. */
export interface SweepModel {
  /** Checks and expands a document; throws a ValidationError with pointers into it. */
  expand(document: JsonObject): ExpandedSweep;
  /** Paths of a strategy's configuration. */
  pathsOf(config: JsonObject): number;
  /** Path counts at which a sweep of this base configuration may stop, ascending, all paths last; none when it runs all its paths. */
  checkpointsOf(baseConfig: JsonObject): readonly number[];
  /** Decides at a checkpoint, from the figures alone. */
  judge(input: JudgeInput): CheckpointRecord;
  /** Merges two aggregates of the same strategy. */
  mergeAggregates(into: JsonValue, more: JsonValue): JsonValue;
  /** Live estimates out of the aggregates known so far, by strategy index. */
  estimates(aggregates: ReadonlyMap<number, JsonValue>, strategies: readonly StrategyRecord[]): JsonValue;
  /** Chooses what is compared once every strategy has its row: it depends on these rows alone. */
  planComparison(input: Pick<ConcludeInput, 'strategies' | 'results'>): ComparisonPlan;
  conclude(input: ConcludeInput): Conclusion;
}
