import type { SimulationConfig } from '@ihome/config';
import { hasValue } from '@ihome/engine';
import { controlledMean } from '@ihome/risk';
import type { ControlledMean, StrategyResult } from '../results';
import type { PathColumns } from './path-columns';
import { unitRule } from './path-units';

const CONTROL = 'terminal_index';

/** A strategy with what its means are corrected by. */
export interface ControlledStrategy {
  readonly config: SimulationConfig;
  readonly columns: PathColumns;
  /** E[e^h(H)] [zone]; null when it is not known. */
  readonly expectedTerminalLevels: Float64Array | null;
}

/** The result with a second estimate of every mean, corrected by the terminal index, when monte_carlo.control_variate asks for it. */
export function withControlledMeans(result: StrategyResult, strategy: ControlledStrategy): StrategyResult {
  const { config, expectedTerminalLevels: levels } = strategy;
  if (!config.monte_carlo.control_variate || levels === null) return result;
  const { zones, origination } = config;
  const expected = zones.reduce((sum, zone, z) => sum + (origination.zone_allocations[zone] ?? 0) * levels[z]!, 0);
  return {
    ...result,
    metrics: Object.fromEntries(
      Object.entries(result.metrics).map(([name, summary]) => [
        name,
        name === CONTROL ? summary : { ...summary, controlled_mean: corrected(strategy, name, expected) },
      ]),
    ),
  };
}

function corrected({ config, columns }: ControlledStrategy, name: string, expected: number): ControlledMean {
  const { metrics, paths, values, status } = columns;
  const at = metrics.indexOf(name) * paths;
  const controlAt = metrics.indexOf(CONTROL) * paths;
  const rule = unitRule(config.monte_carlo);
  const { value, low, high, standardError, coefficient, varianceReduction } = controlledMean({
    paths,
    value: (path) => (hasValue(status[at + path]!) ? values[at + path]! : null),
    control: (path) => values[controlAt + path]!,
    expected,
    unitOf: rule === null ? (path) => path : rule.unitOf,
    units: rule === null ? paths : rule.count,
    confidence: config.risk.interval_confidence,
  });
  return { value, low, high, standard_error: standardError, coefficient, variance_reduction: varianceReduction };
}
