import { SimulationError, type SimulationConfig } from '@ihome/config';
import { resolveStrategy, type ResolvedStrategy } from '@ihome/engine';
import { strategyName } from '../design/strategy-name';

/**
 * Why a strategy of a sweep is run. Variants are what the sweep asks for; the others re-run its base configuration for an analysis: as it is
 * (where no variant equals it), under a stress scenario, with one parameter moved, at a sample of the space that the parameters span, or
 * resampled: the same draws of uncertain parameters beside other numbers of the process.
 */
export type StrategyRole =
  | { readonly kind: 'variant' }
  | { readonly kind: 'base' }
  | { readonly kind: 'stress'; readonly scenario: string }
  | { readonly kind: 'resampled' }
  | { readonly kind: 'sensitivity'; readonly parameter: string; readonly end: 'low' | 'high'; readonly value: number }
  | SampleRole;

/** A point of the design for Sobol' indices: a row of the matrix A or B, or of A with one parameter from B. */
export interface SampleRole {
  readonly kind: 'sample';
  readonly row: number;
  readonly matrix: 'A' | 'B' | 'AB';
  /** The parameter that is taken from B. */
  readonly parameter: string | null;
}

/** The role of what the sweep asks for. */
export const VARIANT: StrategyRole = { kind: 'variant' };

const KINDS = ['variant', 'base', 'stress', 'sensitivity', 'resampled', 'sample'];

/** A role as it was stored. @throws SimulationError corrupt_data for anything else */
export function strategyRole(stored: unknown): StrategyRole {
  if (isRole(stored)) return stored;
  throw new SimulationError('corrupt_data', 'A stored strategy has no role.');
}

function isRole(value: unknown): value is StrategyRole {
  return typeof value === 'object' && value !== null && KINDS.includes(String(Reflect.get(value, 'kind')));
}

/**
 * Resolves a strategy as its role has it: a stressed one under its scenario, a resampled one on the second sample of the process.
 *
 * @throws SimulationError corrupt_data when the configuration lacks the scenario
 */
export function resolveRun(config: SimulationConfig, role: StrategyRole): ResolvedStrategy {
  if (role.kind === 'resampled') return resolveStrategy(config, { sample: 1 });
  if (role.kind !== 'stress') return resolveStrategy(config);
  const scenario = config.stress.scenarios.find(({ name }) => name === role.scenario);
  if (scenario === undefined) {
    throw new SimulationError('corrupt_data', `The configuration has no scenario ${role.scenario}.`);
  }
  return resolveStrategy(config, { scenario });
}

/** Name of a strategy for people: a variant's from what tells it from the others. */
export function runName(
  role: StrategyRole,
  { parameters, config }: { readonly parameters: Readonly<Record<string, unknown>>; readonly config: SimulationConfig },
): string {
  switch (role.kind) {
    case 'variant':
      return strategyName(parameters, config.name);
    case 'base':
      return 'base configuration';
    case 'stress':
      return `stress: ${role.scenario}`;
    case 'resampled':
      return 'base configuration, process resampled';
    case 'sensitivity':
      return `${role.parameter} ${role.value}`;
    case 'sample':
      return `sample ${role.row} of ${role.matrix}${role.parameter === null ? '' : `, ${role.parameter} from B`}`;
  }
}
