import { ValidationError, type FieldError, type SimulationConfig } from '@ihome/config';
import { SOBOL_DIMENSIONS } from '@ihome/engine';
import { resolveAxes, type Axis } from './axis';
import { combinationErrors, distinctSettings } from './combination-errors';
import { holds, readConstraints } from './constraint';
import type { Design } from './design-declaration';
import { gridSettings } from './grid-design';
import { listSettings } from './list-design';
import { sampledSettings } from './sampled-design';
import { applySetting, type Setting } from './setting';
import type { SweepDocument } from './sweep-document';

/** What a design made, and what of it is not run. */
export interface DesignSummary {
  readonly kind: Design['kind'];
  /** Combinations of a grid, strategies of a list, points of a sampled design. */
  readonly points: number;
  /** Points that a constraint drops. */
  readonly excluded: number;
  /** Points that remain and are equal to one before. */
  readonly duplicates: number;
}

/**
 * The settings of a design's strategies. Constraints say which combinations belong to the sweep: others are dropped, then those that are
 * equal to one before. What remains and breaks a rule of the configuration is an error.
 *
 * @throws ValidationError with pointers into the document
 */
export function designSettings(
  document: SweepDocument,
  config: SimulationConfig,
): { readonly settings: readonly Setting[]; readonly summary: DesignSummary } {
  const { design } = document;
  const { constraints, errors } = readConstraints(config, document.constraints);
  const made = pointsOf(document, config, errors);
  const kept = made.settings.filter((setting) => {
    if (constraints.length === 0) return true;
    const candidate = applySetting(config, setting);
    return constraints.every((constraint) => holds(constraint, candidate));
  });
  const settings = distinctSettings(kept);
  const points = made.settings.length;
  if (settings.length === 0) {
    const message = `the constraints drop all ${points} strategies`;
    throw new ValidationError([{ pointer: '/constraints', code: 'cross_field', message }]);
  }
  refuse(combinationErrors(config, settings, { axes: made.axes, sampled: isSampled(design), pointer: '/axes' }));
  const dropped = { excluded: points - kept.length, duplicates: kept.length - settings.length };
  return { settings, summary: { kind: design.kind, points, ...dropped } };
}

/** Everything the design makes; its errors and those of the constraints are thrown together. */
function pointsOf(
  { design, axes: declared, constraints }: SweepDocument,
  config: SimulationConfig,
  constraintErrors: readonly FieldError[],
): { readonly settings: readonly Setting[]; readonly axes: readonly Axis[] } {
  if (design.kind === 'list') {
    const { settings, errors } = listSettings(config, design.strategies);
    refuse([...errors, ...constraintErrors]);
    return { settings, axes: [] };
  }
  if (design.kind === 'sobol' && declared.length > SOBOL_DIMENSIONS) {
    const message = `a sobol design has at most ${SOBOL_DIMENSIONS} axes, not ${declared.length}`;
    throw new ValidationError([{ pointer: '/axes', code: 'too_long', message }]);
  }
  const use = { sampled: isSampled(design), constrained: constraints.length > 0 };
  const { axes, errors } = resolveAxes(config, declared, use);
  refuse([...errors, ...constraintErrors]);
  return { settings: design.kind === 'grid' ? gridSettings(axes) : sampledSettings(axes, design), axes };
}

function isSampled({ kind }: Design): boolean {
  return kind !== 'grid' && kind !== 'list';
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new ValidationError(errors);
}
