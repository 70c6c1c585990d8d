import { SimulationError, type SimulationConfig } from '@ihome/config';
import type { BaseDifference, PathComparison, ReducedRun, StrategyPartial, StrategyResult } from '@ihome/monte-carlo';
import type { JsonObject, JsonValue } from '../ports/json';
import type { StrategyResultRow } from '../ports/sweep-records';

/** A stored configuration. It was validated when its sweep was submitted; only its outline is looked at again. */
export function storedConfig(value: unknown): SimulationConfig {
  if (isConfig(value)) return value;
  throw new SimulationError('corrupt_data', 'A stored configuration lacks its sections.');
}

/** A stored result of a strategy, as the reducer of monte-carlo wrote it. */
export function storedResult(row: StrategyResultRow | undefined): StrategyResult {
  if (row !== undefined && isResult(row.result)) return row.result;
  throw new SimulationError('corrupt_data', `The stored result of strategy ${row?.index ?? ''} lacks its figures.`);
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

function isResult(value: unknown): value is StrategyResult {
  return hasMembers(value, ['index', 'metrics', 'loss', 'guardrails']);
}

function isDifferences(value: unknown): value is readonly BaseDifference[] {
  return Array.isArray(value) && value.every((item) => hasMembers(item, ['figure', 'value']));
}

function isComparison(value: unknown): value is PathComparison {
  return hasMembers(value, ['paths', 'figures', 'places', 'mixes']);
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
