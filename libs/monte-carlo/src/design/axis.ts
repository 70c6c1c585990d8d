import { drawnAt, jsonPointer, overlap, type FieldError, type SimulationConfig } from '@ihome/config';
import type { AxisDeclaration, DeclaredValues } from './axis-declaration';
import { designParameter, numberShape, type DesignParameter, type RuleFilter } from './parameter-value';
import { lostToDraws, settingErrors, type Setting } from './setting';

/** An axis whose parameters exist, with its values. */
export interface Axis {
  readonly parameters: readonly DesignParameter[];
  /** Values to choose from, one a parameter in a row; of a range its steps, or its two ends where there are none. */
  readonly rows: readonly (readonly unknown[])[];
  /** Ends of a range, one a parameter; null where values are listed. */
  readonly span: { readonly from: readonly number[]; readonly to: readonly number[] } | null;
}

/** What axes are made for. */
export interface AxisUse {
  /** Whether ranges are drawn from between their ends. */
  readonly sampled: boolean;
  /** Whether constraints are to keep values that don't fit together apart. */
  readonly constrained: boolean;
}

/**
 * The axes with their values; a parameter may have one axis. Each row of values is checked as if it alone were set; where there are
 * constraints, rules that read several axes are left to the combinations. Errors point at `/axes/i/parameter` or `/axes/i/parameters/k`, at
 * `/axes/i/values/j` (`/k` when linked), and for a range at its end or at the range.
 */
export function resolveAxes(
  config: SimulationConfig,
  declarations: readonly AxisDeclaration[],
  use: AxisUse,
): { readonly axes: readonly Axis[]; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const taken: DesignParameter[] = [];
  const found = declarations.map(({ parameters, linked }, i) =>
    parameters.flatMap((path, k): DesignParameter[] => {
      const pointer = jsonPointer(linked ? ['axes', i, 'parameters', k] : ['axes', i, 'parameter']);
      const parameter = designParameter(path, { pointer, config });
      if ('code' in parameter) return (errors.push(parameter), []);
      const drawn = drawnAt(config, path);
      if (drawn !== null) return (errors.push(lostToDraws(drawn, pointer)), []);
      const twin = taken.find((other) => overlap(other.path, path));
      if (twin !== undefined) {
        errors.push({ pointer, code: 'duplicate', message: `${path} and ${twin.path} set the same values` });
        return [];
      }
      taken.push(parameter);
      return [parameter];
    }),
  );
  const skip = use.constrained ? readsSeveral(found) : () => false;
  const axes = declarations.flatMap((declaration, i): Axis[] => {
    const parameters = found[i] ?? [];
    if (parameters.length < declaration.parameters.length) return [];
    const axis = axisOf(parameters, declaration.values, use);
    axis.rows.forEach((row, j) => {
      const pointerOf = (k: number): string => valuePointer({ axis: i, row: j, k, of: axis.rows.length }, declaration);
      errors.push(...settingErrors(config, rowSetting(axis, row), { pointerOf, skip }));
    });
    return [axis];
  });
  return { axes, errors };
}

/** Picks the rules that read two of the axes or more. */
export function readsSeveral(axes: readonly (readonly DesignParameter[])[]): RuleFilter {
  const reading = (reads: readonly string[], parameters: readonly DesignParameter[]): boolean =>
    parameters.some(({ path }) => reads.some((read) => overlap(path, read)));
  return ({ reads }) => axes.filter((parameters) => reading(reads, parameters)).length >= 2;
}

/** One row of an axis as a setting. */
export function rowSetting({ parameters }: Axis, row: readonly unknown[]): Setting {
  return parameters.map((parameter, k) => [parameter, row[k]] as const);
}

/**
 * The row of an axis at a share of its way, in [0, 1): of listed values each is as likely, numbers of a range lie evenly between its ends,
 * and those of whole-number parameters are as likely each, both ends among them.
 */
export function rowAt({ parameters, rows, span }: Axis, share: number): readonly unknown[] {
  if (span === null) return rows[Math.min(Math.floor(share * rows.length), rows.length - 1)] ?? [];
  return parameters.map((parameter, k) => {
    const from = span.from[k] ?? 0;
    const to = span.to[k] ?? 0;
    if (numberShape(parameter)?.integer !== true) return between(from, to, share);
    const steps = Math.min(Math.floor(share * (Math.abs(to - from) + 1)), Math.abs(to - from));
    return from + Math.sign(to - from) * steps;
  });
}

function between(from: number, to: number, share: number): number {
  const value = from + (to - from) * share;
  return Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to));
}

function axisOf(parameters: readonly DesignParameter[], values: DeclaredValues, { sampled }: AxisUse): Axis {
  if (values.kind === 'list') return { parameters, rows: values.rows, span: null };
  const { from, to, steps = 2 } = values;
  return { parameters, span: { from, to }, rows: sampled ? [from, to] : evenRows(from, to, steps) };
}

/** Evenly spaced values rounded to twelve digits. */
function evenRows(from: readonly number[], to: readonly number[], steps: number): (readonly number[])[] {
  return Array.from({ length: steps }, (_, j) =>
    j === steps - 1
      ? to
      : from.map((start, k) => Number((start + (((to[k] ?? start) - start) * j) / (steps - 1)).toPrecision(12))),
  );
}

interface RowPlace {
  readonly axis: number;
  readonly row: number;
  /** Position of the parameter. */
  readonly k: number;
  /** Number of rows. */
  readonly of: number;
}

function valuePointer({ axis, row, k, of }: RowPlace, { values, linked }: AxisDeclaration): string {
  const inner = linked ? [k] : [];
  if (values.kind === 'list') return jsonPointer(['axes', axis, 'values', row, ...inner]);
  if (row === 0) return jsonPointer(['axes', axis, 'range', 'from', ...inner]);
  return jsonPointer(['axes', axis, 'range', ...(row === of - 1 ? ['to', ...inner] : [])]);
}
