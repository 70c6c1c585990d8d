import { z } from 'zod';
import { effectText, findEffect } from '../effects/effect-text';
import type { ParameterDefinition } from '../registry/parameter-definition';
import type { NumberShape, ParameterShape, TextShape } from '../registry/parameter-shape';
import { PARAMETER_TREE, type ParameterNode, type TreeNode } from '../registry/parameter-tree';

/**
 * zod schema of a place in the document: every constraint of single values, unknown members refused. What depends on
 * several values (zones, matrices, sums) is checked by `rules/`.
 */
function nodeSchema(node: TreeNode): z.ZodType {
  if (node.kind === 'parameter') return parameterSchema(node);
  const members: Record<string, z.ZodType> = {};
  for (const [name, member] of node.members) members[name] = nodeSchema(member);
  const schema = z.strictObject(members);
  if (node.group === null) return schema;
  return schema.meta({ title: node.group.title, description: node.group.summary, 'x-group': node.group.id });
}

/** zod schema of a parameter, with what the registry says of it as JSON Schema annotations. */
export function parameterSchema(node: ParameterNode): z.ZodType {
  const { definition } = node;
  const { shape } = definition;
  const schema = shape.kind === 'items' ? itemsSchema(node) : valueSchema(shape);
  const annotated = schema.meta(annotations(definition));
  return shape.kind === 'text' && shape.optional ? annotated.optional() : annotated;
}

/** zod schema of one item of a list of objects. */
export function itemSchema(node: ParameterNode): z.ZodType {
  const members: Record<string, z.ZodType> = {};
  for (const [name, member] of node.members) members[name] = parameterSchema(member);
  return z.strictObject(members);
}

/** zod schema of a value of a shape, without annotations. Lists of objects need their node: see `itemSchema`. */
export function valueSchema(shape: Exclude<ParameterShape, { kind: 'items' }>): z.ZodType {
  switch (shape.kind) {
    case 'number':
      return numberSchema(shape);
    case 'choice':
      return z.enum([...shape.values]);
    case 'toggle':
      return z.boolean();
    case 'text':
      return textSchema(shape);
    case 'numbers': {
      const list = z.array(numberSchema(shape.of)).min(shape.minItems).max(shape.maxItems);
      return shape.increasing ? list.superRefine(refuseNonIncreasing) : list;
    }
    case 'texts':
      return z
        .array(valueSchema(shape.of))
        .min(shape.minItems)
        .max(shape.maxItems)
        .superRefine(refuseRepeats)
        .meta({ uniqueItems: true });
    case 'matrix':
      return z
        .array(z.array(numberSchema(shape.of)).max(shape.maxOrder))
        .min(shape.minOrder)
        .max(shape.maxOrder);
    case 'zone_numbers':
      return z.record(z.string(), numberSchema(shape.of));
    case 'settings':
      return z.record(z.string(), z.json()).superRefine((members, context) => {
        if (Object.keys(members).length <= shape.maxMembers) return;
        const message = `holds more than ${shape.maxMembers} values`;
        context.addIssue({ code: 'custom', message, params: { fieldCode: 'cross_field' } });
      });
  }
}

/** zod schema of the whole document. */
export const CONFIG_SCHEMA: z.ZodType = nodeSchema(PARAMETER_TREE);

/** zod's name for an issue of ours carries the field error code in `params`. */
interface CustomIssueParams {
  readonly fieldCode: 'not_unique' | 'cross_field';
}

function itemsSchema(node: ParameterNode): z.ZodType {
  const { shape } = node.definition;
  if (shape.kind !== 'items') throw new Error(`${node.definition.path} is not a list of objects`);
  const { key, increasing } = shape;
  return z
    .array(itemSchema(node))
    .max(shape.maxItems)
    .superRefine((list, context) => {
      if (key === null) return;
      const keys = list.map((item) => memberOf(item, key));
      if (increasing) refuseNonIncreasing(keys, context, key);
      else refuseRepeats(keys, context, key);
    });
}

function numberSchema(shape: NumberShape): z.ZodType {
  let schema = shape.integer ? z.int() : z.number();
  if (shape.min !== null) schema = shape.min.exclusive ? schema.gt(shape.min.value) : schema.gte(shape.min.value);
  if (shape.max !== null) schema = shape.max.exclusive ? schema.lt(shape.max.value) : schema.lte(shape.max.value);
  return shape.nullable ? schema.nullable() : schema;
}

function textSchema(shape: TextShape): z.ZodType {
  const sized = z.string().min(shape.minLength).max(shape.maxLength);
  const schema = shape.pattern === null ? sized : sized.regex(shape.pattern);
  return shape.nullable ? schema.nullable() : schema;
}

function annotations(definition: ParameterDefinition): Record<string, unknown> {
  const { path, shape, label, help, example, unit, group, actsIn, effect, when } = definition;
  const row = findEffect(path);
  const step = shape.kind === 'number' ? shape.step : 'of' in shape && 'step' in shape.of ? shape.of.step : null;
  return {
    title: label,
    description: help,
    examples: [example],
    'x-unit': unit,
    'x-group': group === '' ? 'document' : group,
    ...(step === null ? {} : { 'x-step': step }),
    'x-help': `${help} Acts in: ${actsIn}.`,
    'x-effect': row === undefined ? effect : `${effect} ${effectText(row)}`,
    ...(when === undefined ? {} : { 'x-when': when }),
  };
}

function memberOf(item: unknown, key: string): unknown {
  return typeof item === 'object' && item !== null ? Reflect.get(item, key) : undefined;
}

function refuseNonIncreasing(list: readonly unknown[], context: z.RefinementCtx, key?: string): void {
  list.forEach((value, i) => {
    const before = list[i - 1];
    if (typeof value !== 'number' || typeof before !== 'number' || value > before) return;
    const message = `must be greater than the one before (${before}), not ${value}`;
    addIssue(context, { position: i, key, message, fieldCode: 'cross_field' });
  });
}

function refuseRepeats(list: readonly unknown[], context: z.RefinementCtx, key?: string): void {
  const seen = new Set<unknown>();
  list.forEach((value, i) => {
    const message = `${JSON.stringify(value)} is listed twice`;
    if (seen.has(value)) addIssue(context, { position: i, key, message, fieldCode: 'not_unique' });
    seen.add(value);
  });
}

function addIssue(
  context: z.RefinementCtx,
  issue: CustomIssueParams & { readonly position: number; readonly key: string | undefined; readonly message: string },
): void {
  const path = issue.key === undefined ? [issue.position] : [issue.position, issue.key];
  context.addIssue({ code: 'custom', path, message: issue.message, params: { fieldCode: issue.fieldCode } });
}
