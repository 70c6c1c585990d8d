import { CHUNK_RULE, planChunks } from '../plan/chunk-plan';
import type { JsonObject } from '../ports/json';
import type { SweepPorts } from '../ports/sweep-ports';
import type { DesignSummary } from '../ports/sweep-records';

/** What a sweep would cost. */
export interface SweepCost {
  readonly strategies: number;
  readonly design: DesignSummary;
  /** Paths times strategies. */
  readonly pathStrategies: number;
  /** Whether the sweep may stop before that: then everything here is the most that it takes. */
  readonly upperBound: boolean;
  readonly chunks: number;
  readonly coreSeconds: number;
  /** Slots of the workers alive; at least one is assumed. */
  readonly slots: number;
  /** Seconds from start to end, when nothing else runs. */
  readonly duration: { readonly from: number; readonly to: number };
}

/** Core-seconds of one path of one strategy, before a sweep's own chunks say better: 400 loans over 120 months. */
const CORE_SECONDS_PER_PATH_STRATEGY = 1 / 15_000;

const FASTEST = 0.5;
const SLOWEST = 3;
const OVERHEAD_SECONDS = 2;

/** Size, cost and time range of a sweep, without any side effect. Throws a ValidationError as submitting would. */
export async function estimateSweep(
  { store, model }: Pick<SweepPorts, 'store' | 'model'>,
  { document, engineVersion }: { readonly document: JsonObject; readonly engineVersion: string },
): Promise<SweepCost> {
  const { strategies, design, baseConfig } = model.expand(document);
  const checkpoints = model.checkpointsOf(baseConfig);
  const plan = planChunks({
    generation: 1,
    strategies: strategies.map(({ config }) => ({ groupKey: 'one', paths: model.pathsOf(config) })),
    rule: CHUNK_RULE,
    checkpoints,
  });
  const slots = Math.max(await store.countSlots(engineVersion), 1);
  const coreSeconds = plan.pathStrategies * CORE_SECONDS_PER_PATH_STRATEGY;
  const seconds = coreSeconds / Math.min(slots, plan.chunks);
  return {
    strategies: strategies.length,
    design,
    pathStrategies: plan.pathStrategies,
    upperBound: checkpoints.length > 1,
    chunks: plan.chunks,
    coreSeconds,
    slots,
    duration: { from: seconds * FASTEST, to: seconds * SLOWEST + OVERHEAD_SECONDS },
  };
}
