import type { FieldError, SimulationConfig } from '@ihome/config';
import { rowAt, rowSetting, type Axis } from '../design/axis';
import { combinationErrors } from '../design/combination-errors';
import { designParameter, ownErrors } from '../design/parameter-value';
import type { Setting } from '../design/setting';
import { sobolPoints } from '../design/sobol-points';
import type { PointRequest, UnitPoints } from '../design/unit-points';

/** A point of a Saltelli design: a row of A, of B, or of A with the column of one input taken from B. */
export interface SaltelliPlace {
  readonly row: number;
  readonly matrix: 'A' | 'B' | 'AB';
  /** Position of the input that is taken from B; null for a row of A or B. */
  readonly input: number | null;
}

/** One point of a design as parameters with values. */
export interface SaltelliSetting extends SaltelliPlace {
  readonly setting: Setting;
}

/** How many points a design has. */
export function saltelliSize({ samples, dimensions }: Pick<PointRequest, 'samples' | 'dimensions'>): number {
  return samples * (dimensions + 2);
}

/** Coordinates of A, and of B, in [0, 1) [input][row]: together the points of one scrambled Sobol' sequence of twice the dimensions. */
export function saltelliMatrices({ samples, dimensions, seed }: PointRequest): {
  readonly a: UnitPoints;
  readonly b: UnitPoints;
} {
  const points = sobolPoints({ samples, dimensions: 2 * dimensions, seed });
  return { a: points.slice(0, dimensions), b: points.slice(dimensions) };
}

/** Row by row: A, B, then A with each input in turn from B. */
export function saltelliPlaces({ samples, dimensions }: Pick<PointRequest, 'samples' | 'dimensions'>): SaltelliPlace[] {
  return Array.from({ length: samples }, (_, row): SaltelliPlace[] => [
    { row, matrix: 'A', input: null },
    { row, matrix: 'B', input: null },
    ...Array.from({ length: dimensions }, (__, input) => ({ row, matrix: 'AB' as const, input })),
  ]).flat();
}

/**
 * The points of the design over the ranges of `sensitivity.parameters`, each evenly spread over its range: of whole-number parameters all
 * numbers from low to high are as likely. The points come from the seed of the paths.
 *
 * Source: Saltelli et al. (2010), see `sobol-indices.ts` of risk.
 *
 * @returns with errors where the configuration has no such parameter, and one at `/sensitivity/parameters` when points break a rule between
 *   values: how many, and the first with their reasons. Pointers start at the configuration
 */
export function saltelliSettings(base: SimulationConfig): {
  readonly settings: readonly SaltelliSetting[];
  readonly errors: readonly FieldError[];
} {
  const { axes, errors } = rangeAxes(base);
  if (errors.length > 0) return { settings: [], errors };
  const request = { samples: base.sensitivity.samples, dimensions: axes.length };
  const { a, b } = saltelliMatrices({ ...request, seed: base.monte_carlo.seed });
  const settings = saltelliPlaces(request).map((place): SaltelliSetting => {
    const setting = axes.flatMap((axis, input) => {
      const from = place.matrix === 'B' || place.input === input ? b : a;
      return rowSetting(axis, rowAt(axis, from[input]?.[place.row] ?? 0));
    });
    return { ...place, setting };
  });
  const broken = combinationErrors(
    base,
    settings.map(({ setting }) => setting),
    { axes, sampled: true, pointer: '/sensitivity/parameters' },
  );
  return { settings, errors: broken };
}

/** The parameters with their ranges; rules between values are tried on the points. */
function rangeAxes(base: SimulationConfig): { readonly axes: readonly Axis[]; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const axes = base.sensitivity.parameters.flatMap(({ parameter: path, low, high }, i): Axis[] => {
    const at = `/sensitivity/parameters/${i}`;
    const parameter = designParameter(path, { pointer: `${at}/parameter`, config: base });
    if ('code' in parameter) return (errors.push(parameter), []);
    const own = [
      ...ownErrors(base, parameter, { value: low, pointer: `${at}/low` }),
      ...ownErrors(base, parameter, { value: high, pointer: `${at}/high` }),
    ];
    errors.push(...own);
    return [{ parameters: [parameter], rows: [[low], [high]], span: { from: [low], to: [high] } }];
  });
  return { axes, errors };
}
