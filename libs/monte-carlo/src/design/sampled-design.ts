import { rowAt, rowSetting, type Axis } from './axis';
import type { SampledDesign } from './design-declaration';
import type { Setting } from './setting';
import { unitPoints } from './unit-points';

/** One strategy a point: each axis takes the row at the point's coordinate, so the parameters of a linked axis move together. */
export function sampledSettings(axes: readonly Axis[], { kind, samples, seed }: SampledDesign): Setting[] {
  const points = unitPoints(kind, { samples, seed, dimensions: axes.length });
  return Array.from({ length: samples }, (_, sample) =>
    axes.flatMap((axis, dimension) => rowSetting(axis, rowAt(axis, points[dimension]?.[sample] ?? 0))),
  );
}
