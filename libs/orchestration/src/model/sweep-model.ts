import { canonicalHash, plainJson, type SimulationConfig } from '@ihome/config';
import {
  VARIANT,
  analysisTables,
  efficientFrontier,
  expandSweep,
  frontierOnPaths,
  goalOf,
  judgeCheckpoint,
  seekGoal,
  selectCompared,
  stoppingCheckpoints,
  strategyRole,
  sweepComparison,
  type ComparedSelection,
  twoWayTables,
} from '@ihome/monte-carlo';
import { guardrailsFail } from '@ihome/risk';
import { baseStrategy, isVariant } from '../plan/strategy-kinds';
import type { JsonObject, JsonValue } from '../ports/json';
import type {
  ComparisonPlan,
  ConcludeInput,
  Conclusion,
  ExpandedSweep,
  JudgeInput,
  SweepModel,
} from '../ports/sweep-model';
import type { CheckpointRecord, StrategyRecord } from '../ports/sweep-records';
import { liveView, mergeLive } from './live-view';
import {
  storedComparison,
  storedConfig,
  storedDifferences,
  storedFigure,
  storedResult,
  storedUncertainty,
} from './stored-values';
import { sweepStopping } from './sweep-stopping';

/** The mathematics of a sweep as monte-carlo and risk compute it: the SweepModel of the platform and of `sim run`. */
export const sweepModel: SweepModel = {
  expand,
  pathsOf: (config) => storedConfig(config).monte_carlo.num_paths,
  checkpointsOf: (baseConfig) => stoppingCheckpoints(storedConfig(baseConfig).monte_carlo),
  judge,
  mergeAggregates: mergeLive,
  estimates: liveView,
  planComparison,
  conclude,
};

function expand(document: JsonObject): ExpandedSweep {
  const { name, tags, priority, baseConfig, design, strategies, analyses } = expandSweep(document);
  const variants = strategies.map((strategy) => ({ role: VARIANT, ...strategy }));
  return {
    ...{ name, tags, priority },
    baseConfig: plainJson(baseConfig),
    configHash: canonicalHash(baseConfig),
    seed: baseConfig.monte_carlo.seed,
    design,
    strategies: [...variants, ...analyses].map(({ index, role, parameters, config }): StrategyRecord => ({
      index,
      role: plainJson(role),
      parameters: plainJson(parameters),
      config: plainJson(config),
      configHash: canonicalHash(config),
    })),
  };
}

function planComparison(input: Pick<ConcludeInput, 'strategies' | 'results'>): ComparisonPlan {
  const { positions, nearest } = selection(input);
  // A strategy alone is read again for the mixes of its zones: one zone has none.
  const variants = input.strategies.filter(isVariant);
  const zonesOf = (position: number): number => storedConfig(variants[position]?.config).zones.length;
  if (positions.length === 1 && positions.every((position) => zonesOf(position) < 2)) {
    return { indices: [], nearest: [] };
  }
  const indexOf = (position: number): number => input.results[position]?.index ?? position;
  return { indices: positions.map(indexOf), nearest: nearest.map(indexOf) };
}

/** Which of the sweep's own strategies are compared. */
function selection({ strategies, results }: Pick<ConcludeInput, 'strategies' | 'results'>): ComparedSelection {
  const candidates = strategies
    .filter(isVariant)
    .map(({ config }, position) => ({ config: storedConfig(config), result: storedResult(results[position]) }));
  return selectCompared(candidates, frontierAxes(candidates.map(({ config }) => config)));
}

function judge({ baseConfig, paths, figures }: JudgeInput): CheckpointRecord {
  const { convergence } = storedConfig(baseConfig).monte_carlo;
  const found = judgeCheckpoint(convergence, paths, figures.map(storedFigure));
  return { paths, converged: found.converged, found: plainJson(found) };
}

function conclude(input: ConcludeInput): Conclusion {
  const { engineVersion, configHash, baseConfig, design, seed, document, strategies, results, checkpoints } = input;
  const base = baseStrategy(strategies, configHash);
  const variants = strategies.filter(isVariant);
  const configs = variants.map(({ config }) => storedConfig(config));
  const reduced = results.slice(0, variants.length).map(storedResult);
  const analyses = analysisTables(
    results.slice(variants.length).map((row, position) => ({
      role: strategyRole(strategies[variants.length + position]?.role),
      result: storedResult(row),
      differences: storedDifferences(row),
      uncertainty: storedUncertainty(row),
    })),
    {
      base: strategies.length > variants.length ? (base?.index ?? null) : null,
      config: storedConfig(baseConfig),
    },
  );
  const reducedVariants = variants.map(({ parameters }, i) => ({ parameters, result: reduced[i]! }));
  const goal = goalOf(document);
  const sought =
    goal === undefined ? null : seekGoal(goal, reducedVariants, storedConfig(configs[0]).risk.interval_confidence);
  const compared = { comparison: storedComparison(input.comparison), limit: selection(input).limit };
  const frontier = frontierOnPaths(efficientFrontier(reduced, frontierAxes(configs)), compared);
  const comparison = sweepComparison(reduced, compared);
  const tables = design.kind === 'grid' ? twoWayTables(reducedVariants, storedConfig(baseConfig)) : [];
  const guardrails = reduced.map(({ index, name, guardrails: tested }) => ({ index, name, guardrails: tested }));
  const breaches = reduced.flatMap(({ guardrails: tested }) => tested.filter(({ status }) => status === 'breach'));
  return {
    results: plainJson({
      engine_version: engineVersion,
      seed,
      strategies: reduced.map((result, position) => ({ ...result, config: configs[position] })),
      frontier,
      comparison,
      two_way: tables,
      analyses,
      goal: sought,
      stopping: sweepStopping({ baseConfig, checkpoints }),
    }),
    frontier: plainJson({ ...frontier, comparison }),
    analyses: plainJson({ ...analyses, two_way: tables, goal: sought }),
    guardrails: plainJson({ items: guardrails }) satisfies JsonValue,
    guardrailFailed: reduced.some(({ guardrails: tested }, position) => {
      return guardrailsFail(tested, configs[position]?.guardrails.enforcement ?? 'report');
    }),
    violations: breaches.length,
  };
}

/** The axes are the sweep's: those of its first strategy. */
function frontierAxes(configs: readonly SimulationConfig[]): Parameters<typeof efficientFrontier>[1] {
  const first = storedConfig(configs[0]);
  return {
    returnMetric: first.frontier.return_metric,
    riskMetric: first.frontier.risk_metric,
    confidence: first.risk.interval_confidence,
  };
}
