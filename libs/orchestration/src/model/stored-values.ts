import { SimulationError, type SimulationConfig } from '@ihome/config';
import type {
  BaseDifference,
  PathComparison,
  ReducedRun,
  StoppingCheckpoint,
  StrategyPartial,
  StrategyResult,
  WatchedFigure,
} from '@ihome/monte-carlo';
import type { JsonObject, JsonValue } from '../ports/json';
import type { CheckpointRecord, StrategyResultRow } from '../ports/sweep-records';

/** A stored configuration. It was validated when its sweep was submitted; only its outline is looked at again. */
export function storedConfig(value: unknown): SimulationConfig {
  if (isConfig(value)) return value;
  throw new SimulationError('corrupt_data', 'A stored configuration lacks its sections.');
}

/** How the paths of a stored configuration are run; null for one from before a run could stop when precise enough. */
export function storedMonteCarlo(value: JsonObject): SimulationConfig['monte_carlo'] | null {
  const section = value['monte_carlo'];
  return isMonteCarlo(section) ? section : null;
}

/** A stored result of a strategy, as the reducer of monte-carlo wrote it. */
export function storedResult(row: StrategyResultRow | undefined): StrategyResult {
  if (row !== undefined && isResult(row.result)) return row.result;
  throw new SimulationError('corrupt_data', `The stored result of strategy ${row?.index ?? ''} lacks its figures.`);
}

/** The watched figure of a strategy, as the figure reducer of monte-carlo wrote it. */
export function storedFigure({ index, result }: StrategyResultRow): WatchedFigure {
  if (isFigure(result)) return { index, figure: result };
  throw new SimulationError('corrupt_data', `The watched figure of strategy ${index} lacks its half-width.`);
}

/** What was found at a checkpoint, as it was judged. */
export function storedCheckpoint({ paths, found }: CheckpointRecord): StoppingCheckpoint {
  if (isCheckpoint(found)) return found;
  throw new SimulationError('corrupt_data', `The stored checkpoint of ${paths} paths lacks its figures.`);
}

/** How a run of an analysis differs from the base; nothing for a run that is not compared. */
export function storedDifferences({ result }: StrategyResultRow): readonly BaseDifference[] {
  const stored: unknown = result['differences'];
  return isDifferences(stored) ? stored : [];
}

/** What the paths of the compared strategies gave together, as `compareStrategies` of monte-carlo made it; null for nothing compared. */
export function storedComparison(value: JsonObject | null): PathComparison | null {
  if (value === null || isComparison(value)) return value;
  throw new SimulationError('corrupt_data', 'A comparison lacks its figures.');
}

/** Variances of the second sample of the process; null for any other run. */
export function storedUncertainty({ result }: StrategyResultRow): ReducedRun['uncertainty'] {
  const stored: unknown = result['uncertainty'];
  return isUncertainty(stored) ? stored : null;
}

/** The partial aggregates of one strategy, as `partialOf` of monte-carlo made them. */
export function storedPartial(value: JsonValue): StrategyPartial {
  if (isPartial(value)) return value;
  throw new SimulationError('corrupt_data', 'A partial lacks its moments.');
}

function isConfig(value: unknown): value is SimulationConfig {
  return hasMembers(value, ['monte_carlo', 'risk', 'frontier', 'guardrails']);
}

function isMonteCarlo(value: unknown): value is SimulationConfig['monte_carlo'] {
  return hasMembers(value, ['num_paths', 'convergence']);
}

function isResult(value: unknown): value is StrategyResult {
  return hasMembers(value, ['index', 'metrics', 'loss', 'guardrails']);
}

function isFigure(value: unknown): value is WatchedFigure['figure'] {
  return hasMembers(value, ['value', 'half_width']);
}

function isCheckpoint(value: unknown): value is StoppingCheckpoint {
  return hasMembers(value, ['paths', 'within', 'converged', 'half_width']);
}

function isDifferences(value: unknown): value is readonly BaseDifference[] {
  return Array.isArray(value) && value.every((item) => hasMembers(item, ['figure', 'value']));
}

function isComparison(value: unknown): value is PathComparison {
  return hasMembers(value, ['paths', 'figures', 'places', 'mixes', 'zone_mixes']);
}

function isUncertainty(value: unknown): value is NonNullable<ReducedRun['uncertainty']> {
  return hasMembers(value, ['parameters', 'variances']);
}

function isPartial(value: unknown): value is StrategyPartial {
  return hasMembers(value, ['paths', 'moments', 'tvpi_sketch']);
}

function hasMembers(value: unknown, members: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && members.every((member) => Object.hasOwn(value, member));
}
