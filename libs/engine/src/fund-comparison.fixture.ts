/** For specs: two traces of funds that should be the same but for a factor, over random configurations of every part of the model. */
import type { SimulationConfig } from '@ihome/config';
import { randomConfiguration } from '@ihome/testing';
import * as fc from 'fast-check';
import { PATH_METRICS } from './path-metrics/path-metric';
import { resolveStrategy } from './resolve/resolve-strategy';
import { explainPath } from './trace/explain-path';
import type { PathTrace } from './trace/trace-document';

const cases = fc.record({ seed: fc.nat(100_000), path: fc.nat(3) });

/** Holds a law against so many random configurations and paths, always the same. */
export function forAllConfigurations(check: (config: SimulationConfig, path: number) => void, numRuns: number): void {
  fc.assert(
    fc.property(cases, ({ seed, path }) => check(randomConfiguration(seed, 'whole'), path)),
    { seed: 23, numRuns },
  );
}

/** The trace of a path. */
export const explain = (config: SimulationConfig, path: number): PathTrace =>
  explainPath(resolveStrategy(config), path);

/** Figures that are no money: metrics of another unit, and columns of the rows. */
const UNSCALED = new Set([
  ...PATH_METRICS.filter(({ unit }) => unit !== 'currency').map(({ name }) => name),
  ...'month id ltv term_years origination_month exit_month cash_month maintenance_shortfall'.split(' '),
  ...'appreciation_share fraction index multiple short_rate roots seed path'.split(' '),
]);

/** How the other fund relates to the one. */
export interface Scaling {
  /** Factor of every amount of money. */
  readonly k: number;
  /** Name of what is compared. */
  readonly name: string;
  /** Commitments before the scaling: the size of rounding. */
  readonly size: number;
}

/** Figures that are not k times what they were, if they are money, or not what they were. */
export function unlike(one: unknown, other: unknown, { k, name, size }: Scaling): string[] {
  if (typeof one === 'number' && typeof other === 'number') {
    const expected = UNSCALED.has(name) ? one : k * one;
    const floor = UNSCALED.has(name) ? 1 : k * size;
    return Math.abs(other - expected) <= 1e-8 * Math.max(Math.abs(expected), floor)
      ? []
      : [`${name}: ${one}, ${other}`];
  }
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) {
    return one === other ? [] : [`${name}: ${String(one)}, ${String(other)}`];
  }
  const [a, b] = [Object.entries(one), new Map(Object.entries(other))];
  if (a.length !== b.size) return [`${name}: ${a.length} parts, ${b.size} parts`];
  return a.flatMap(([key, value]) => {
    const isPlace = Array.isArray(one);
    return unlike(value, b.get(key), { k, name: isPlace ? name : key, size });
  });
}
