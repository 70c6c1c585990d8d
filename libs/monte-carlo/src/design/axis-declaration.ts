import type { PathKeys } from '@ihome/config';
import type { DocumentFindings } from './document-findings';

/** One parameter, or several that move together, and the values taken, as declared. */
export interface AxisDeclaration {
  readonly parameters: readonly string[];
  /** Whether the axis names `parameters` and its values are lists, one item a parameter. */
  readonly linked: boolean;
  readonly values: DeclaredValues;
}

/** Values of an axis: rows with one value a parameter, or ends with one number a parameter; the ends of linked ones are reached together. */
export type DeclaredValues =
  | { readonly kind: 'list'; readonly rows: readonly (readonly unknown[])[] }
  | {
      readonly kind: 'range';
      readonly from: readonly number[];
      readonly to: readonly number[];
      /** Values of a grid; of no meaning to a sampled design. */
      readonly steps: number | undefined;
    };

interface AxisShape {
  readonly linked: boolean;
  /** Values in a row. */
  readonly width: number;
  readonly stepped: boolean;
}

/**
 * Reads `{parameter, values}`, `{parameter, range}` or their linked forms `{parameters, values}`, `{parameters, range}`.
 *
 * @param stepped whether a range needs `steps`
 */
export function readAxis(
  findings: DocumentFindings,
  input: unknown,
  { keys, stepped }: { readonly keys: PathKeys; readonly stepped: boolean },
): AxisDeclaration | undefined {
  const axis = findings.object(input, keys, ['parameter', 'parameters', 'values', 'range']);
  if (axis === undefined) return undefined;
  const { values, range } = axis;
  const linked = axis['parameters'] !== undefined;
  const parameters = readParameters(findings, axis, keys);
  const shape = { linked, width: parameters?.length ?? 0, stepped };
  if (values === undefined && range === undefined) {
    return findings.add([...keys, 'values'], 'required', 'values or range is missing');
  }
  if (values !== undefined && range !== undefined) {
    return findings.add([...keys, 'range'], 'cross_field', 'give values or range, not both');
  }
  // Without its parameters nobody knows how long the rows of a linked axis are.
  if (linked && parameters === undefined) return undefined;
  const taken =
    values !== undefined
      ? readValues(findings, values, { keys: [...keys, 'values'], shape })
      : readRange(findings, range, { keys: [...keys, 'range'], shape });
  return taken === undefined || parameters === undefined ? undefined : { parameters, linked, values: taken };
}

function readParameters(
  findings: DocumentFindings,
  { parameter, parameters }: Record<string, unknown>,
  keys: PathKeys,
): readonly string[] | undefined {
  if (parameters === undefined) {
    if (typeof parameter === 'string') return [parameter];
    if (parameter === undefined) return findings.add([...keys, 'parameter'], 'required', 'parameter is missing');
    return findings.add([...keys, 'parameter'], 'wrong_type', 'must be a text');
  }
  const at = [...keys, 'parameters'];
  if (parameter !== undefined) return findings.add(at, 'cross_field', 'give parameter or parameters, not both');
  if (!Array.isArray(parameters)) return findings.add(at, 'wrong_type', 'must be a list');
  if (parameters.length === 0) return findings.add(at, 'too_short', 'must name at least one parameter');
  const paths = parameters.filter((path): path is string => typeof path === 'string');
  if (paths.length === parameters.length) return paths;
  parameters.forEach((path, k) => typeof path === 'string' || findings.add([...at, k], 'wrong_type', 'must be a text'));
  return undefined;
}

interface ShapedPlace {
  readonly keys: PathKeys;
  readonly shape: AxisShape;
}

function readValues(
  findings: DocumentFindings,
  input: unknown,
  { keys, shape }: ShapedPlace,
): DeclaredValues | undefined {
  if (!Array.isArray(input)) return findings.add(keys, 'wrong_type', 'must be a list');
  if (input.length === 0) return findings.add(keys, 'too_short', 'must hold at least one value');
  if (!shape.linked) return { kind: 'list', rows: input.map((value: unknown) => [value]) };
  const rows = input.flatMap((row: unknown, j) => {
    const read = readRow(findings, row, { keys: [...keys, j], shape });
    return read === undefined ? [] : [read];
  });
  return rows.length === input.length ? { kind: 'list', rows } : undefined;
}

/** One value a parameter. */
function readRow(
  findings: DocumentFindings,
  input: unknown,
  { keys, shape }: ShapedPlace,
): readonly unknown[] | undefined {
  if (!Array.isArray(input)) return findings.add(keys, 'wrong_type', 'must be a list with one value a parameter');
  if (input.length === shape.width) return input;
  const code = input.length < shape.width ? 'too_short' : 'too_long';
  return findings.add(keys, code, `must hold one value a parameter: ${shape.width}, not ${input.length}`);
}

function readRange(
  findings: DocumentFindings,
  input: unknown,
  { keys, shape }: ShapedPlace,
): DeclaredValues | undefined {
  const range = findings.object(input, keys, ['from', 'to', 'steps']);
  if (range === undefined) return undefined;
  const from = readEnd(findings, range['from'], { keys: [...keys, 'from'], shape });
  const to = readEnd(findings, range['to'], { keys: [...keys, 'to'], shape });
  const isLeftOut = range['steps'] === undefined && !shape.stepped;
  const steps = isLeftOut ? undefined : findings.whole(range['steps'], [...keys, 'steps'], { min: 2 });
  if (from === undefined || to === undefined || (steps === undefined && !isLeftOut)) return undefined;
  return { kind: 'range', from, to, steps };
}

function readEnd(
  findings: DocumentFindings,
  input: unknown,
  { keys, shape }: ShapedPlace,
): readonly number[] | undefined {
  if (!shape.linked || input === undefined) {
    const end = findings.number(input, keys);
    return end === undefined ? undefined : [end];
  }
  const row = readRow(findings, input, { keys, shape });
  const numbers = row?.flatMap((value, k) => findings.number(value, [...keys, k]) ?? []);
  return numbers?.length === row?.length ? numbers : undefined;
}
