import {
  ValidationError,
  getParameter,
  setParameter,
  uncertaintyErrors,
  validateConfig,
  type FieldError,
  type SimulationConfig,
} from '@ihome/config';
import { applySetting, settingValues } from '../design/setting';
import { saltelliSettings, saltelliSize } from './saltelli-design';
import type { StrategyRole } from './strategy-role';

/** A run of the base configuration for an analysis. */
export interface AnalysisRun {
  readonly role: Exclude<StrategyRole, { kind: 'variant' | 'base' }>;
  /** Parameters that differ from the base configuration, by path. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly config: SimulationConfig;
}

/** How many runs the analyses of a configuration take, that of the base itself left out. */
export function countAnalysisRuns({ stress, sensitivity, monte_carlo }: SimulationConfig): number {
  const bumps = sensitivity.method === 'one_at_a_time' ? 2 * sensitivity.parameters.length : 0;
  const resampled = monte_carlo.parameter_uncertainty.length > 0 ? 1 : 0;
  return stress.scenarios.length + bumps + countSamples({ sensitivity }) + resampled;
}

/** How many of them are samples for Sobol' indices. */
export function countSamples({ sensitivity }: Pick<SimulationConfig, 'sensitivity'>): number {
  const { method, samples, parameters } = sensitivity;
  return method === 'sobol_indices' ? saltelliSize({ samples, dimensions: parameters.length }) : 0;
}

/**
 * The runs of a base configuration for its analyses, each with its whole configuration: scenarios in their order, then the low and the high
 * value of each parameter, or the samples for Sobol' indices, then the second sample of the process where parameters are drawn. A bump to
 * the value that the base has is left to the base's own run.
 *
 * @returns with errors when a scenario's changes, a bump, samples or draws of a parameter break a rule together with the values around
 *   them; pointers start at the configuration
 */
export function analysisRuns(base: SimulationConfig): {
  readonly runs: readonly AnalysisRun[];
  readonly errors: readonly FieldError[];
} {
  const errors: FieldError[] = [...uncertaintyErrors(base)];
  const changesOf = (drafts: ReturnType<typeof stressRuns>): AnalysisRun[] =>
    drafts.flatMap(({ role, parameters, pointer }) => {
      const made = changed(base, parameters, pointer);
      errors.push(...made.errors);
      return made.config === null ? [] : [{ role, parameters, config: made.config }];
    });
  const changes = changesOf([...stressRuns(base), ...sensitivityRuns(base)]);
  const samples = sampleRuns(base);
  const runs = [...changes, ...samples.runs, ...changesOf(resampledRuns(base))];
  return { runs, errors: [...errors, ...samples.errors] };
}

/** The samples for Sobol' indices. */
function sampleRuns(base: SimulationConfig): ReturnType<typeof analysisRuns> {
  if (base.sensitivity.method !== 'sobol_indices') return { runs: [], errors: [] };
  const { settings, errors } = saltelliSettings(base);
  if (errors.length > 0) return { runs: [], errors };
  const runs = settings.map(({ row, matrix, input, setting }): AnalysisRun => ({
    role: { kind: 'sample', row, matrix, parameter: input === null ? null : (setting[input]?.[0].path ?? null) },
    parameters: settingValues(setting),
    config: applySetting(base, setting),
  }));
  return { runs, errors: [] };
}

interface Draft extends Omit<AnalysisRun, 'config'> {
  /** Where an error of the run belongs. */
  readonly pointer: string;
}

function stressRuns({ stress }: SimulationConfig): Draft[] {
  return stress.scenarios.map(({ name, overrides }, i) => ({
    role: { kind: 'stress', scenario: name },
    parameters: overrides,
    pointer: `/stress/scenarios/${i}/overrides`,
  }));
}

function sensitivityRuns(base: SimulationConfig): Draft[] {
  if (base.sensitivity.method !== 'one_at_a_time') return [];
  return base.sensitivity.parameters.flatMap(({ parameter, low, high }, i) =>
    (
      [
        ['low', low],
        ['high', high],
      ] as const
    )
      .filter(([, value]) => valueOf(base, parameter) !== value)
      .map(([end, value]): Draft => ({
        role: { kind: 'sensitivity', parameter, end, value },
        parameters: { [parameter]: value },
        pointer: `/sensitivity/parameters/${i}/${end}`,
      })),
  );
}

function resampledRuns({ monte_carlo }: SimulationConfig): Draft[] {
  if (monte_carlo.parameter_uncertainty.length === 0) return [];
  return [{ role: { kind: 'resampled' }, parameters: {}, pointer: '/monte_carlo/parameter_uncertainty' }];
}

/** The value of a parameter; undefined where this configuration has no such place, which `changed` then reports. */
function valueOf(config: SimulationConfig, path: string): unknown {
  try {
    return getParameter(config, path);
  } catch (error) {
    if (error instanceof ValidationError) return undefined;
    throw error;
  }
}

function changed(
  base: SimulationConfig,
  parameters: Readonly<Record<string, unknown>>,
  pointer: string,
): { readonly config: SimulationConfig | null; readonly errors: readonly FieldError[] } {
  try {
    const config = Object.entries(parameters).reduce((so, [path, value]) => setParameter(so, path, value), base);
    if (config === base) return { config, errors: [] };
    const { config: valid, errors } = validateConfig(config);
    const broken = valid === null ? errors : uncertaintyErrors(valid);
    return { config: valid, errors: broken.map((error) => ({ ...error, pointer })) };
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return { config: null, errors: error.errors.map((one) => ({ ...one, pointer })) };
  }
}
