import type { FieldError, SimulationConfig } from '@ihome/config';
import {
  designParameter,
  overlap,
  replaceValue,
  ruleErrors,
  rulesOver,
  valueErrors,
  type DesignParameter,
} from './parameter-value';
import type { AxisDeclaration } from './sweep-document';

/** An axis whose parameter exists, with its values. */
export interface Axis extends DesignParameter {
  readonly values: readonly unknown[];
}

/** Parameters and values of one strategy. */
export type Setting = readonly (readonly [DesignParameter, unknown])[];

/** How many strategies the axes make. */
export function gridSize(axes: readonly AxisDeclaration[]): number {
  return axes.reduce((size, { values }) => size * (values.kind === 'list' ? values.values.length : values.steps), 1);
}

/**
 * The axes with their values; each value is checked as if it alone were set, and a parameter may have one axis.
 * Errors point at `/axes/i/parameter`, `/axes/i/values/j`, and for a range at its end or at the range.
 */
export function resolveAxes(
  config: SimulationConfig,
  declarations: readonly AxisDeclaration[],
): { readonly axes: readonly Axis[]; readonly errors: readonly FieldError[] } {
  const axes: Axis[] = [];
  const errors: FieldError[] = [];
  declarations.forEach((declaration, i) => {
    const pointer = `/axes/${i}/parameter`;
    const parameter = designParameter(declaration.parameter, pointer);
    if ('code' in parameter) {
      errors.push(parameter);
      return;
    }
    const twin = axes.find(({ path }) => overlap(path, parameter.path));
    if (twin !== undefined) {
      errors.push({ pointer, code: 'duplicate', message: `${parameter.path} and ${twin.path} set the same values` });
      return;
    }
    const values = axisValues(declaration.values);
    values.forEach((value, j) => {
      const at = valuePointer(i, j, declaration.values);
      errors.push(...valueErrors(config, parameter, { value, pointer: at }));
    });
    axes.push({ ...parameter, values });
  });
  return { axes, errors };
}

/** The values of an axis; those of a range are evenly spaced and rounded to twelve digits. */
function axisValues(declared: AxisDeclaration['values']): readonly unknown[] {
  if (declared.kind === 'list') return declared.values;
  const { from, to, steps } = declared;
  return Array.from({ length: steps }, (_, j) =>
    j === steps - 1 ? to : Number((from + ((to - from) * j) / (steps - 1)).toPrecision(12)),
  );
}

function valuePointer(axis: number, value: number, declared: AxisDeclaration['values']): string {
  if (declared.kind === 'list') return `/axes/${axis}/values/${value}`;
  const end = value === 0 ? '/from' : value === declared.steps - 1 ? '/to' : '';
  return `/axes/${axis}/range${end}`;
}

/** Every combination of the axes' values, the last axis fastest. Without axes one strategy that sets nothing. */
export function gridSettings(axes: readonly Axis[]): Setting[] {
  return axes.reduce<Setting[]>(
    (settings, axis) => settings.flatMap((setting) => axis.values.map((value): Setting => [...setting, [axis, value]])),
    [[]],
  );
}

/** How many broken combinations are told one by one. */
const SHOWN_COMBINATIONS = 3;

/**
 * Combinations that break a rule although each of their values is sound alone, as one error at `/axes`: how many, and the first few with
 * their reasons. Only rules that read at least two axes are tried, on the axes that they read.
 */
export function combinationErrors(config: SimulationConfig, axes: readonly Axis[]): FieldError[] {
  const rules = rulesOver(axes.map(({ path }) => path)).filter(
    ({ reads }) => axes.filter(({ path }) => reads.some((read) => overlap(path, read))).length >= 2,
  );
  const read = axes.filter(({ path }) => rules.some(({ reads }) => reads.some((other) => overlap(path, other))));
  if (read.length === 0) return [];
  const broken: string[] = [];
  let count = 0;
  const settings = gridSettings(read);
  for (const setting of settings) {
    const [first] = ruleErrors(applySetting(config, setting), rules);
    if (first === undefined) continue;
    count++;
    const values = setting.map(([{ path }, value]) => `${path} = ${JSON.stringify(value)}`).join(', ');
    if (broken.length < SHOWN_COMBINATIONS) broken.push(`${values}: ${first.message}`);
  }
  if (count === 0) return [];
  const total = gridSize(read.map(({ path, values }) => ({ parameter: path, values: { kind: 'list', values } })));
  const message = `${count} of ${total} combinations of ${read.map(({ path }) => path).join(', ')} are not possible; first: ${broken.join('; ')}`;
  return [{ pointer: '/axes', code: 'cross_field', message }];
}

/** The configuration of a strategy. */
export function applySetting(config: SimulationConfig, setting: Setting): SimulationConfig {
  return setting.reduce((current, [{ keys }, value]) => replaceValue(current, keys, value), config);
}
