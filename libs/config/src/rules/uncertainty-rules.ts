import type { SimulationConfig } from '../generated/simulation-config';
import type { PathKeys } from '../json-pointer';
import { valueErrors } from '../parameter-place';
import { overlap } from '../path-overlap';
import { ValidationError } from '../validation-error';
import { argumentError, triedValues, type UncertainParameter } from '../uncertainty/distribution-arguments';
import { drawnPlace, type DrawnPlace } from '../uncertainty/drawn-place';
import { keysOf, type Breach, type CrossFieldRule } from './cross-field-rule';
import { PSD_TOLERANCE, symmetricEigenvalues } from './symmetric-eigenvalues';

const LIST = keysOf('monte_carlo.parameter_uncertainty');
const MATRIX = keysOf('monte_carlo.parameter_uncertainty_correlation');

const OF_ALL_RUNS = 'is the same in all runs of a sweep';
const YARDSTICK = 'is what figures are measured against, which no path changes';
const HORIZON = 'sets the months of every table, which all paths share';

/** What can't be drawn, and why; parameters below one too. */
const FIXED: readonly (readonly [string, string])[] = [
  ...['schema_version', 'zones', 'monte_carlo', 'stress', 'sensitivity', 'frontier'].map(
    (path) => [path, OF_ALL_RUNS] as const,
  ),
  ...[
    'risk',
    'reporting',
    'guardrails',
    'fund.goal_irr',
    'fund.goal_multiple',
    'fund.goal_horizon_years',
    'fund.vintage_year',
  ].map((path) => [path, YARDSTICK] as const),
  ...['fund.fund_term', 'fund.extension_years', 'waterfall.distribution_lag_months'].map(
    (path) => [path, HORIZON] as const,
  ),
];

/** Rules over parameters that each path draws; what single draws break with the values around them is tested where they are drawn. */
export const UNCERTAINTY_RULES: readonly CrossFieldRule[] = [
  {
    name: 'uncertain_parameters',
    statement: 'A drawn parameter is a number that acts on a path, and its distribution lies within what it takes.',
    reads: ['monte_carlo.parameter_uncertainty'],
    severity: 'error',
    check: (config) => entries(config).flatMap((uncertain, i) => entryBreach(uncertain, [...LIST, i]) ?? []),
  },
  {
    name: 'uncertainty_correlation',
    statement:
      'The correlation of the draws is empty, or has a row and a column for each drawn parameter, ones on its diagonal, is symmetric and positive semi-definite.',
    reads: ['monte_carlo.parameter_uncertainty', 'monte_carlo.parameter_uncertainty_correlation'],
    severity: 'error',
    check: ({ monte_carlo }) =>
      matrixBreaches(monte_carlo.parameter_uncertainty_correlation, monte_carlo.parameter_uncertainty.length),
  },
  {
    name: 'uncertain_and_stressed',
    statement: 'What each path draws is not moved by a scenario too, whose value nothing would read.',
    reads: ['monte_carlo.parameter_uncertainty', 'stress.scenarios'],
    severity: 'error',
    check: (config) =>
      config.stress.scenarios.flatMap(({ overrides }, i) =>
        Object.keys(overrides).flatMap((path) =>
          drawnBreach(config, path, ['stress', 'scenarios', i, 'overrides', path]),
        ),
      ),
  },
  {
    name: 'uncertain_and_sensitive',
    statement: 'What each path draws is not moved by the sensitivity too, whose value nothing would read.',
    reads: ['monte_carlo.parameter_uncertainty', 'sensitivity.method', 'sensitivity.parameters'],
    severity: 'error',
    check: (config) => {
      if (config.sensitivity.method === 'none') return [];
      return config.sensitivity.parameters.flatMap(({ parameter }, i) =>
        drawnBreach(config, parameter, ['sensitivity', 'parameters', i, 'parameter']),
      );
    },
  },
  {
    name: 'uncertain_control_variate',
    statement:
      'A control variate has a known mean: the terminal index has none while a parameter of the price path is drawn.',
    reads: ['monte_carlo.control_variate', 'monte_carlo.parameter_uncertainty'],
    severity: 'error',
    check: (config) => {
      const drawn = entries(config).find(({ parameter }) => parameter.startsWith('price_path.'));
      if (!config.monte_carlo.control_variate || drawn === undefined) return [];
      const message = `the expected terminal index is not known while ${drawn.parameter} is drawn`;
      return [{ at: [keysOf('monte_carlo.control_variate'), LIST], message }];
    },
  },
];

/** The drawn parameter that a change of `path` would be lost to: the same, or one inside or around it; null for none. */
export function drawnAt(config: SimulationConfig, path: string): string | null {
  const found = entries(config).find(({ parameter }) => overlap(parameter, path));
  return found?.parameter ?? null;
}

function entries({ monte_carlo }: SimulationConfig): readonly UncertainParameter[] {
  return monte_carlo.parameter_uncertainty;
}

function drawnBreach(config: SimulationConfig, path: string, at: PathKeys): Breach[] {
  const drawn = drawnAt(config, path);
  return drawn === null
    ? []
    : [{ at: [at, LIST], message: `each path draws ${drawn} (monte_carlo.parameter_uncertainty)` }];
}

function entryBreach(uncertain: UncertainParameter, at: PathKeys): Breach | null {
  const { parameter, distribution } = uncertain;
  const place = placeOf(parameter);
  if ('message' in place) return { ...place, at: [[...at, 'parameter']] };
  const own = argumentError(uncertain);
  if (own !== null) {
    const argument = own.argument === null ? [] : [own.argument];
    return { at: [[...at, 'arguments', ...argument]], message: own.message };
  }
  for (const { argument, value, isEnd } of triedValues(uncertain)) {
    if (!isEnd) continue;
    const taken = place.shape.integer && Number.isFinite(value) ? Math.round(value) : value;
    const [error] = valueErrors(place.keys, taken);
    if (error === undefined) continue;
    const what = distribution === 'normal' || distribution === 'lognormal' ? 'the mean' : 'an end';
    return {
      at: [[...at, 'arguments', argument]],
      message: `${what} is no value of ${parameter}: ${error.message}`,
      code: error.code,
    };
  }
  return null;
}

function placeOf(path: string): DrawnPlace | Pick<Breach, 'message' | 'code'> {
  const fixed = FIXED.find(([part]) => path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`));
  if (fixed !== undefined) return { message: `${path} ${fixed[1]}` };
  try {
    const place = drawnPlace(path);
    if (place === null) return { message: `${path} is not one number` };
    return place;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const [first] = error.errors;
    return { message: error.detail, ...(first && { message: first.message, code: first.code }) };
  }
}

function matrixBreaches(rows: readonly (readonly number[])[], n: number): Breach[] {
  if (rows.length === 0) return [];
  if (rows.length !== n)
    return [{ at: [MATRIX, LIST], message: `needs ${n} rows, one per drawn parameter, not ${rows.length}` }];
  const short = rows.findIndex((row) => row.length !== n);
  if (short >= 0)
    return [
      { at: [[...MATRIX, short]], message: `needs ${n} numbers, one per drawn parameter, not ${rows[short]?.length}` },
    ];
  const breaches = rows.flatMap((row, i) =>
    row.flatMap((value, j): Breach[] => {
      if (i === j && value !== 1) return [{ at: [[...MATRIX, i, j]], message: `the diagonal must be 1, not ${value}` }];
      if (j <= i || value === rows[j]?.[i]) return [];
      const message = `the matrix must be symmetric: ${value} above the diagonal, ${rows[j]?.[i]} below`;
      return [
        {
          at: [
            [...MATRIX, i, j],
            [...MATRIX, j, i],
          ],
          message,
        },
      ];
    }),
  );
  const smallest = symmetricEigenvalues(rows)[0] ?? 1;
  if (breaches.length > 0 || smallest >= PSD_TOLERANCE) return breaches;
  const message = `the matrix is not positive semi-definite: its smallest eigenvalue is ${smallest.toPrecision(6)}`;
  return [{ at: [MATRIX], message, code: 'not_psd' }];
}
