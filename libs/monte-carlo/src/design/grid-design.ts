import { rowSetting, type Axis } from './axis';
import type { AxisDeclaration } from './axis-declaration';
import type { Setting } from './setting';

/** How many combinations the axes make. */
export function gridSize(axes: readonly AxisDeclaration[]): number {
  return axes.reduce(
    (size, { values }) => size * (values.kind === 'list' ? values.rows.length : (values.steps ?? 1)),
    1,
  );
}

/** Every combination of the axes' rows, the last axis fastest. Without axes one strategy that sets nothing. */
export function gridSettings(axes: readonly Axis[]): Setting[] {
  return axes.reduce<Setting[]>(
    (settings, axis) =>
      settings.flatMap((setting) => axis.rows.map((row): Setting => [...setting, ...rowSetting(axis, row)])),
    [[]],
  );
}
