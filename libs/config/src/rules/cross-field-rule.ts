import type { FieldErrorCode } from '../field-error';
import type { SimulationConfig } from '../generated/simulation-config';
import type { PathKeys } from '../json-pointer';

/** A rule over several values that does not hold. */
export interface Breach {
  /** Places of the values involved, the most telling first: the error points at one of them. */
  readonly at: readonly [PathKeys, ...PathKeys[]];
  readonly message: string;
  /** `cross_field` when absent. */
  readonly code?: FieldErrorCode;
}

/**
 * A rule over several values. It runs only when none of the values it reads is broken by itself, and may read no
 * other.
 */
export interface CrossFieldRule {
  readonly name: string;
  /** What must hold, in a sentence. */
  readonly statement: string;
  /** Paths of the parameters it reads, without zones and items. */
  readonly reads: readonly string[];
  /**
   * `error`: a configuration that breaks it is refused. `guardrail`: refused unless `guardrails.enforcement` is
   * `report`, then a warning. `warning`: never refused.
   */
  readonly severity: 'error' | 'guardrail' | 'warning';
  readonly check: (config: SimulationConfig) => readonly Breach[];
}

/** Keys of a parameter without items: `a.b` is `['a', 'b']`. */
export function keysOf(path: string): readonly string[] {
  return path.split('.');
}

/** Sums within this of their target are equal to it: weights such as 0.333, 0.333, 0.334 must pass. */
export const SUM_TOLERANCE = 1e-9;

/** Sum of a list. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A sum as people write it: twelve significant digits, without trailing zeros. */
export function shownSum(value: number): string {
  return String(Number(value.toPrecision(12)));
}
