import type { ParameterDraft, ParameterText } from './parameter-definition';
import type { Bound, NumberShape, ParameterShape, TextShape } from './parameter-shape';

/** Range and widget step of a number: `min`/`max` are allowed values, `above`/`below` are not. */
export interface NumberRange {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
  readonly step: number;
  readonly nullable?: true;
}

/** Largest amount of money any parameter takes: keeps sums of squares far from overflow. */
export const MAX_AMOUNT = 1e15;

/** A number in a range. */
export function number(name: string, options: NumberRange & ParameterText): ParameterDraft {
  return draft(name, options, numberShape(options, false));
}

/** A whole number in a range. */
export function integer(name: string, options: NumberRange & ParameterText): ParameterDraft {
  return draft(name, options, numberShape(options, true));
}

/** One of a closed list of words. */
export function choice(name: string, options: { readonly values: readonly string[] } & ParameterText): ParameterDraft {
  return draft(name, options, { kind: 'choice', values: options.values });
}

/** True or false. */
export function toggle(name: string, options: ParameterText): ParameterDraft {
  return draft(name, options, { kind: 'toggle' });
}

/** Length, pattern and presence of a string. */
export interface TextRange {
  readonly minLength?: number;
  readonly maxLength: number;
  readonly pattern?: RegExp;
  readonly optional?: true;
  readonly nullable?: true;
}

/** A string. */
export function text(name: string, options: TextRange & ParameterText): ParameterDraft {
  return draft(name, options, textShape(options));
}

/** A list of numbers; `increasing` ones grow from item to item. */
export function numbers(
  name: string,
  options: NumberRange & {
    readonly minItems?: number;
    readonly maxItems: number;
    readonly increasing?: true;
  } & ParameterText,
): ParameterDraft {
  return draft(name, options, {
    kind: 'numbers',
    of: numberShape(options, false),
    minItems: options.minItems ?? 0,
    maxItems: options.maxItems,
    increasing: options.increasing ?? false,
  });
}

/** A list of different strings. */
export function texts(
  name: string,
  options: TextRange & { readonly minItems: number; readonly maxItems: number } & ParameterText,
): ParameterDraft {
  const { minItems, maxItems } = options;
  return draft(name, options, { kind: 'texts', of: textShape(options), minItems, maxItems });
}

/** A list of different words of a closed list. */
export function choices(name: string, options: { readonly values: readonly string[] } & ParameterText): ParameterDraft {
  const { values } = options;
  return draft(name, options, { kind: 'texts', of: { kind: 'choice', values }, minItems: 0, maxItems: values.length });
}

/** A square matrix of numbers, with a row and a column for each member of `axis`. */
export function matrix(
  name: string,
  options: NumberRange & {
    readonly axis: string;
    readonly minOrder: number;
    readonly maxOrder: number;
  } & ParameterText,
): ParameterDraft {
  const { axis, minOrder, maxOrder } = options;
  return draft(name, options, { kind: 'matrix', of: numberShape(options, false), axis, minOrder, maxOrder });
}

/** One number per zone; `name` is the path of the object that holds them. */
export function zoneNumbers(name: string, options: NumberRange & ParameterText): ParameterDraft {
  return draft(`${name}.{zone}`, options, { kind: 'zone_numbers', of: numberShape(options, false) });
}

/** Values of other parameters, keyed by their paths. */
export function settings(name: string, options: { readonly maxMembers: number } & ParameterText): ParameterDraft {
  return draft(name, options, { kind: 'settings', maxMembers: options.maxMembers });
}

/** A list of objects, followed by the drafts of their members (named without the list). Without a key, items may be equal. */
export function items(
  name: string,
  options: {
    readonly maxItems: number;
    readonly key: string | null;
    readonly increasing?: true;
    readonly members: readonly ParameterDraft[];
  } & ParameterText,
): readonly ParameterDraft[] {
  const { maxItems, key, members } = options;
  const list = draft(name, options, { kind: 'items', maxItems, key, increasing: options.increasing ?? false });
  return [list, ...members.map((member) => ({ ...member, name: `${name}[].${member.name}` }))];
}

function draft(name: string, options: ParameterText, shape: ParameterShape): ParameterDraft {
  const { unit, label, help, actsIn, effect, example, when } = options;
  const base = { name, shape, unit, label, help, actsIn, effect, example };
  return when === undefined ? base : { ...base, when };
}

function numberShape(range: NumberRange, whole: boolean): NumberShape {
  return {
    kind: 'number',
    integer: whole,
    nullable: range.nullable ?? false,
    min: bound(range.min, range.above),
    max: bound(range.max, range.below),
    step: range.step,
  };
}

function textShape(range: TextRange): TextShape {
  return {
    kind: 'text',
    minLength: range.minLength ?? 0,
    maxLength: range.maxLength,
    pattern: range.pattern ?? null,
    optional: range.optional ?? false,
    nullable: range.nullable ?? false,
  };
}

function bound(inclusive: number | undefined, exclusive: number | undefined): Bound | null {
  if (inclusive !== undefined) return { value: inclusive, exclusive: false };
  return exclusive === undefined ? null : { value: exclusive, exclusive: true };
}
