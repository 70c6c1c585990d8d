import { canonicalHash, type SimulationConfig } from '@ihome/config';
import { efficientFrontier, expandSweep } from '@ihome/monte-carlo';
import { guardrailsFail } from '@ihome/risk';
import type { JsonObject, JsonValue } from '../ports/json';
import type { ConcludeInput, Conclusion, ExpandedSweep, SweepModel } from '../ports/sweep-model';
import type { StrategyRecord } from '../ports/sweep-records';
import { liveView, mergeLive } from './live-view';
import { plainJson } from './plain-json';
import { storedConfig, storedResult } from './stored-values';

/** The mathematics of a sweep as monte-carlo and risk compute it: the SweepModel of the platform and of `sim run`. */
export const sweepModel: SweepModel = {
  expand,
  pathsOf: (config) => storedConfig(config).monte_carlo.num_paths,
  mergeAggregates: mergeLive,
  estimates: liveView,
  conclude,
};

function expand(document: JsonObject): ExpandedSweep {
  const { name, tags, priority, baseConfig, strategies } = expandSweep(document);
  return {
    ...{ name, tags, priority },
    baseConfig: plainJson(baseConfig),
    configHash: canonicalHash(baseConfig),
    seed: baseConfig.monte_carlo.seed,
    strategies: strategies.map(({ index, parameters, config }): StrategyRecord => {
      return { index, parameters: plainJson(parameters), config: plainJson(config), configHash: canonicalHash(config) };
    }),
  };
}

function conclude({ engineVersion, seed, strategies, results }: ConcludeInput): Conclusion {
  const configs = strategies.map(({ config }) => storedConfig(config));
  const reduced = results.map(storedResult);
  const frontier = efficientFrontier(reduced, frontierAxes(configs));
  const guardrails = reduced.map(({ index, name, guardrails: tested }) => ({ index, name, guardrails: tested }));
  const breaches = reduced.flatMap(({ guardrails: tested }) => tested.filter(({ status }) => status === 'breach'));
  return {
    results: plainJson({
      engine_version: engineVersion,
      seed,
      strategies: reduced.map((result, position) => ({ ...result, config: configs[position] })),
      frontier,
    }),
    frontier: plainJson(frontier),
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
