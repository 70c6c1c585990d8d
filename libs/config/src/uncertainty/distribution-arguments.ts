import type { SimulationConfig } from '../generated/simulation-config';

/** An entry of `monte_carlo.parameter_uncertainty`. */
export type UncertainParameter = SimulationConfig['monte_carlo']['parameter_uncertainty'][number];

/** Names of the arguments of each family, in their order. */
const ARGUMENTS: Readonly<Record<UncertainParameter['distribution'], readonly string[]>> = {
  normal: ['mean', 'sd'],
  lognormal: ['mean', 'sd'],
  uniform: ['low', 'high'],
  triangular: ['low', 'mode', 'high'],
  beta: ['alpha', 'beta', 'low', 'high'],
};

/** Standard deviations either side of the mean between which a normal or lognormal draw is tried before a run. */
const TRIED_DEVIATIONS = 3;

/** Smallest and largest shape of a beta distribution. */
const BETA_SHAPES = { min: 0.05, max: 1000 } as const;

/** What is wrong with one argument. */
export interface ArgumentError {
  /** Place in `arguments`; null for the list itself. */
  readonly argument: number | null;
  readonly message: string;
}

/** What is wrong with the arguments of a family by themselves (docs/model/uncertainty.md); the first finding only. */
export function argumentError({ distribution, arguments: given }: UncertainParameter): ArgumentError | null {
  const names = ARGUMENTS[distribution];
  if (given.length !== names.length) {
    return {
      argument: null,
      message: `${distribution} takes ${names.join(', ')}: ${names.length} numbers, not ${given.length}`,
    };
  }
  const [a = 0, b = 0, c = 0, d = 0] = given;
  switch (distribution) {
    case 'normal':
      return b < 0 ? { argument: 1, message: `the standard deviation must be at least 0, not ${b}` } : null;
    case 'lognormal':
      if (!(a > 0)) return { argument: 0, message: `the mean of a lognormal must be above 0, not ${a}` };
      return b < 0 ? { argument: 1, message: `the standard deviation must be at least 0, not ${b}` } : null;
    case 'uniform':
      return a <= b ? null : { argument: 1, message: `high must be at least low (${a}), not ${b}` };
    case 'triangular':
      if (a <= b && b <= c) return null;
      return { argument: 1, message: `low, mode and high must not fall: ${a}, ${b}, ${c}` };
    case 'beta': {
      const { min, max } = BETA_SHAPES;
      const shape = [a, b].findIndex((value) => !(value >= min && value <= max));
      if (shape >= 0) return { argument: shape, message: `a shape must be from ${min} to ${max}, not ${given[shape]}` };
      return c <= d ? null : { argument: 3, message: `high must be at least low (${c}), not ${d}` };
    }
  }
}

/** Values that a distribution must be able to take: the place of the argument that sets each, −1 for a value between. */
export interface TriedValue {
  readonly argument: number;
  readonly value: number;
  /** Whether the value is an end of a bounded support; draws of the others are cut to the range of the parameter. */
  readonly isEnd: boolean;
}

/** The values of a distribution that are tried before a run: ends of its support, or mean and three deviations either side. */
export function triedValues({ distribution, arguments: given }: UncertainParameter): readonly TriedValue[] {
  const [a = 0, b = 0] = given;
  const end = (argument: number): TriedValue => ({ argument, value: given[argument] ?? 0, isEnd: true });
  const tail = (value: number): TriedValue => ({ argument: 1, value, isEnd: false });
  switch (distribution) {
    case 'normal':
    case 'lognormal': {
      const low = a - TRIED_DEVIATIONS * b;
      return [end(0), tail(distribution === 'lognormal' ? Math.max(low, 0) : low), tail(a + TRIED_DEVIATIONS * b)];
    }
    case 'uniform':
      return [end(0), end(1)];
    case 'triangular':
      return [end(0), end(2)];
    case 'beta':
      return [end(2), end(3)];
  }
}
