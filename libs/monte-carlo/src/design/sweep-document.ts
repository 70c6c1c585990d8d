import {
  closestWord,
  isPlainObject,
  jsonPointer,
  type FieldError,
  type PathKeys,
  type SweepConfigSource,
} from '@ihome/config';

/** How urgent a sweep is. */
export type Priority = 'batch' | 'interactive';

/** One parameter and the values it takes, as declared. */
export interface AxisDeclaration {
  readonly parameter: string;
  readonly values:
    | { readonly kind: 'list'; readonly values: readonly unknown[] }
    | { readonly kind: 'range'; readonly from: number; readonly to: number; readonly steps: number };
}

/** One strategy of a list design. */
export interface ListedStrategy {
  readonly name: string | undefined;
  /** Parameter path → value. */
  readonly set: Readonly<Record<string, unknown>>;
}

/** How strategies are made. */
export type Design =
  { readonly kind: 'grid' } | { readonly kind: 'list'; readonly strategies: readonly ListedStrategy[] };

/** A sweep document whose shape is sound; its values are not checked yet. */
export interface SweepDocument {
  readonly name: string | undefined;
  readonly source: SweepConfigSource;
  readonly axes: readonly AxisDeclaration[];
  readonly design: Design;
  readonly tags: readonly string[];
  readonly priority: Priority;
}

/** Collects what is wrong with a document. */
class Findings {
  readonly errors: FieldError[] = [];

  add(keys: PathKeys, code: FieldError['code'], message: string): undefined {
    this.errors.push({ pointer: jsonPointer(keys), code, message });
  }

  /** The object at a place, its members checked against those known. */
  object(value: unknown, keys: PathKeys, known: readonly string[]): Record<string, unknown> | undefined {
    if (!isPlainObject(value)) return this.add(keys, 'wrong_type', 'must be an object');
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      const suggestion = closestWord(key, known);
      const hint = suggestion === null ? `known are ${known.join(', ')}` : `did you mean ${suggestion}?`;
      this.add([...keys, key], 'unknown_key', `${JSON.stringify(key.slice(0, 60))} is not known here; ${hint}`);
    }
    return value;
  }

  text(value: unknown, keys: PathKeys, { max }: { readonly max: number }): string | undefined {
    if (typeof value !== 'string') return this.add(keys, 'wrong_type', 'must be a text');
    if (value.length === 0) return this.add(keys, 'too_short', 'must not be empty');
    if (value.length > max)
      return this.add(keys, 'too_long', `must have at most ${max} characters, not ${value.length}`);
    return value;
  }

  list(value: unknown, keys: PathKeys): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.add(keys, 'wrong_type', 'must be a list');
    return [];
  }
}

const MEMBERS = ['name', 'preset', 'overrides', 'config', 'axes', 'design', 'tags', 'priority'] as const;
const MAX_NAME = 120;
const MAX_TAG = 60;

/** Reads a document's shape: the document, and everything that is wrong with it (then the document is of no use). */
export function readSweepDocument(input: unknown): {
  readonly document: SweepDocument;
  readonly errors: readonly FieldError[];
} {
  const findings = new Findings();
  const body = findings.object(input, [], MEMBERS) ?? {};
  const { name, preset, overrides, config, axes = [], design = { kind: 'grid' }, tags = [], priority = 'batch' } = body;
  if (priority !== 'batch' && priority !== 'interactive') {
    findings.add(['priority'], 'not_one_of', 'must be one of batch, interactive');
  }
  const document: SweepDocument = {
    name: name === undefined ? undefined : findings.text(name, ['name'], { max: MAX_NAME }),
    source: { config, preset, overrides },
    axes: findings.list(axes, ['axes']).flatMap((axis, i) => readAxis(findings, axis, ['axes', i]) ?? []),
    design: readDesign(findings, design),
    tags: findings.list(tags, ['tags']).flatMap((tag, i) => findings.text(tag, ['tags', i], { max: MAX_TAG }) ?? []),
    priority: priority === 'interactive' ? 'interactive' : 'batch',
  };
  if (document.design.kind === 'list' && document.axes.length > 0) {
    findings.add(['axes'], 'cross_field', 'a list design names its strategies one by one: leave axes out');
  }
  return { document, errors: findings.errors };
}

function readAxis(findings: Findings, input: unknown, keys: PathKeys): AxisDeclaration | undefined {
  const axis = findings.object(input, keys, ['parameter', 'values', 'range']);
  if (axis === undefined) return undefined;
  if (axis['parameter'] === undefined) findings.add([...keys, 'parameter'], 'required', 'parameter is missing');
  else if (typeof axis['parameter'] !== 'string') findings.add([...keys, 'parameter'], 'wrong_type', 'must be a text');
  const { parameter, values, range } = axis;
  const declared = values !== undefined ? readValues(findings, values, [...keys, 'values']) : undefined;
  const ranged = range !== undefined ? readRange(findings, range, [...keys, 'range']) : undefined;
  if (values === undefined && range === undefined) {
    return findings.add([...keys, 'values'], 'required', 'values or range is missing');
  }
  if (values !== undefined && range !== undefined) {
    return findings.add([...keys, 'range'], 'cross_field', 'give values or range, not both');
  }
  const taken = declared ?? ranged;
  return taken === undefined || typeof parameter !== 'string' ? undefined : { parameter, values: taken };
}

function readValues(findings: Findings, input: unknown, keys: PathKeys): AxisDeclaration['values'] | undefined {
  if (!Array.isArray(input)) return findings.add(keys, 'wrong_type', 'must be a list');
  if (input.length === 0) return findings.add(keys, 'too_short', 'must hold at least one value');
  return { kind: 'list', values: input };
}

function readRange(findings: Findings, input: unknown, keys: PathKeys): AxisDeclaration['values'] | undefined {
  const range = findings.object(input, keys, ['from', 'to', 'steps']);
  if (range === undefined) return undefined;
  const [from, to, steps] = ['from', 'to', 'steps'].map((key) => {
    const value = range[key];
    if (value === undefined) return findings.add([...keys, key], 'required', `${key} is missing`);
    if (typeof value !== 'number') return findings.add([...keys, key], 'wrong_type', 'must be a number');
    return Number.isFinite(value) ? value : findings.add([...keys, key], 'not_finite', 'must be finite');
  });
  if (from === undefined || to === undefined || steps === undefined) return undefined;
  if (!Number.isInteger(steps)) return findings.add([...keys, 'steps'], 'not_integer', 'must be a whole number');
  if (steps < 2) return findings.add([...keys, 'steps'], 'out_of_range', 'must be at least 2');
  return { kind: 'range', from, to, steps };
}

function readDesign(findings: Findings, input: unknown): Design {
  const kind = isPlainObject(input) ? input['kind'] : undefined;
  const members = kind === 'list' ? ['kind', 'strategies'] : ['kind'];
  const design = findings.object(input, ['design'], members);
  if (design === undefined || kind === 'grid') return { kind: 'grid' };
  if (kind !== 'list') {
    const code = kind === undefined ? 'required' : 'not_one_of';
    findings.add(['design', 'kind'], code, 'must be one of grid, list');
    return { kind: 'grid' };
  }
  const strategies = findings.list(design['strategies'], ['design', 'strategies']);
  if (Array.isArray(design['strategies']) && strategies.length === 0) {
    findings.add(['design', 'strategies'], 'too_short', 'must hold at least one strategy');
  }
  return {
    kind: 'list',
    strategies: strategies.flatMap((strategy, i) => readListed(findings, strategy, ['design', 'strategies', i]) ?? []),
  };
}

function readListed(findings: Findings, input: unknown, keys: PathKeys): ListedStrategy | undefined {
  const strategy = findings.object(input, keys, ['name', 'set']);
  if (strategy === undefined) return undefined;
  const { name, set = {} } = strategy;
  if (!isPlainObject(set)) return findings.add([...keys, 'set'], 'wrong_type', 'must be an object of parameter: value');
  return { name: name === undefined ? undefined : findings.text(name, [...keys, 'name'], { max: MAX_NAME }), set };
}
