import type { SimulationConfig } from '@ihome/config';
import type { StrategyResult } from '../results';
import type { BaseDifference } from './base-comparison';
import { sensitivityIndices, type SensitivityIndices } from './sensitivity-indices';
import type { StrategyRole } from './strategy-role';
import type { MetricVariance } from './uncertainty-split';

/** Figures of a run beside their differences from the base. */
export interface AnalysedRun {
  /** Index of the strategy that was run. */
  readonly strategy: number;
  readonly config_hash: string;
  readonly metrics: Pick<StrategyResult['metrics'], 'net_irr' | 'tvpi' | 'default_rate'>;
  readonly loss: StrategyResult['loss'];
  readonly probabilities: StrategyResult['probabilities'];
  readonly differences: readonly BaseDifference[];
}

/** A stressed run. */
export interface StressedRun extends AnalysedRun {
  readonly scenario: string;
}

/** A run with one parameter moved; without figures of its own where the value is that of the base. */
export interface MovedRun extends AnalysedRun {
  readonly value: number;
}

/** What one parameter does: the runs at both ends, null where the base has that very value. */
export interface ParameterSensitivity {
  readonly parameter: string;
  readonly low: MovedRun | null;
  readonly high: MovedRun | null;
}

/** What drawing parameters makes of the base configuration. */
export interface ParameterUncertainty {
  /** Index of the strategy that ran the second sample of the process. */
  readonly strategy: number;
  readonly config_hash: string;
  /** The drawn parameters, in the order of the configuration. */
  readonly parameters: readonly UncertainParameterResult[];
  /** Variances, metric by metric. */
  readonly variances: readonly MetricVariance[];
}

/** A drawn parameter. */
export interface UncertainParameterResult {
  readonly parameter: string;
  /** Probability of its distribution outside what the parameter takes, which was cut off. */
  readonly cut_mass: number;
}

/** Stress, sensitivity and parameter uncertainty of the base configuration of a sweep. */
export interface SweepAnalyses {
  /** Index of the strategy that is the base configuration; null when no analysis compares with it and no strategy equals it. */
  readonly base: number | null;
  readonly stress: readonly StressedRun[];
  /** In the order of the configuration. */
  readonly sensitivity: readonly ParameterSensitivity[];
  /** Sobol' indices; null where none were asked for. */
  readonly indices: SensitivityIndices | null;
  /** Null when no parameter is drawn. */
  readonly uncertainty: ParameterUncertainty | null;
}

/** A reduced run of an analysis. */
export interface ReducedRun {
  readonly role: StrategyRole;
  readonly result: StrategyResult;
  readonly differences: readonly BaseDifference[];
  /** Of the second sample of the process; null for any other run. */
  readonly uncertainty: Pick<ParameterUncertainty, 'parameters' | 'variances'> | null;
}

/**
 * Orders reduced runs into the tables of the analyses.
 *
 * @param base index of the strategy that is the base configuration
 * @param config the base configuration
 */
export function analysisTables(
  runs: readonly ReducedRun[],
  { base, config }: { readonly base: number | null; readonly config: SimulationConfig },
): SweepAnalyses {
  const stress = runs.flatMap(({ role, result, differences }): StressedRun[] =>
    role.kind === 'stress' ? [{ scenario: role.scenario, ...analysed(result, differences) }] : [],
  );
  const parameters = [...new Set(runs.flatMap(({ role }) => (role.kind === 'sensitivity' ? [role.parameter] : [])))];
  const samples = runs.flatMap(({ role, result }) => (role.kind === 'sample' ? [{ role, result }] : []));
  return {
    base,
    stress,
    sensitivity: parameters.map((parameter) => sensitivityOf(parameter, runs)),
    indices: sensitivityIndices(config, samples),
    uncertainty: uncertaintyOf(runs),
  };
}

function uncertaintyOf(runs: readonly ReducedRun[]): ParameterUncertainty | null {
  for (const { result, uncertainty } of runs) {
    if (uncertainty !== null) return { strategy: result.index, config_hash: result.config_hash, ...uncertainty };
  }
  return null;
}

function sensitivityOf(parameter: string, runs: readonly ReducedRun[]): ParameterSensitivity {
  const at = (end: 'low' | 'high'): MovedRun | null => {
    for (const { role, result, differences } of runs) {
      if (role.kind !== 'sensitivity' || role.parameter !== parameter || role.end !== end) continue;
      return { value: role.value, ...analysed(result, differences) };
    }
    return null;
  };
  return { parameter, low: at('low'), high: at('high') };
}

function analysed(result: StrategyResult, differences: readonly BaseDifference[]): AnalysedRun {
  const { index, config_hash, metrics, loss, probabilities } = result;
  const { net_irr, tvpi, default_rate } = metrics;
  if (net_irr === undefined || tvpi === undefined || default_rate === undefined) throw new TypeError('no headline');
  return {
    strategy: index,
    config_hash,
    metrics: { net_irr, tvpi, default_rate },
    loss,
    probabilities,
    differences,
  };
}
