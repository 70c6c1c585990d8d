import type { PathKeys } from '../json-pointer';
import type { ChoiceShape, NumberShape, TextShape } from './parameter-shape';
import { PARAMETER_TREE, type ParameterNode, type SectionNode } from './parameter-tree';

/** What the registry knows about a place in a document. */
export type Place =
  | { readonly kind: 'section'; readonly node: SectionNode }
  /** The whole value of a parameter, e.g. a number, a list, an object keyed by zone. */
  | { readonly kind: 'parameter'; readonly node: ParameterNode }
  /** An item of a list of objects. */
  | { readonly kind: 'item'; readonly node: ParameterNode }
  /** A row of a matrix. */
  | { readonly kind: 'row'; readonly node: ParameterNode; readonly of: NumberShape }
  /** A single value inside a list, a matrix or an object keyed by zone. */
  | { readonly kind: 'element'; readonly node: ParameterNode; readonly of: NumberShape | TextShape | ChoiceShape }
  /** The value of another parameter, or a part of it. */
  | { readonly kind: 'setting'; readonly node: ParameterNode }
  | { readonly kind: 'unknown' };

const UNKNOWN: Place = { kind: 'unknown' };

/** Looks a place up by its keys; zone keys and item positions are taken as they come. */
export function locate(keys: PathKeys): Place {
  let section: SectionNode = PARAMETER_TREE;
  for (const [i, key] of keys.entries()) {
    const next = typeof key === 'string' ? section.members.get(key) : undefined;
    if (next === undefined) return UNKNOWN;
    if (next.kind === 'parameter') return insideParameter(next, keys.slice(i + 1));
    section = next;
  }
  return { kind: 'section', node: section };
}

function insideParameter(node: ParameterNode, keys: PathKeys): Place {
  const [first, second, ...rest] = keys;
  if (first === undefined) return { kind: 'parameter', node };
  const { shape } = node.definition;
  switch (shape.kind) {
    case 'zone_numbers':
      return typeof first === 'string' && second === undefined ? { kind: 'element', node, of: shape.of } : UNKNOWN;
    case 'numbers':
    case 'texts':
      return typeof first === 'number' && second === undefined ? { kind: 'element', node, of: shape.of } : UNKNOWN;
    case 'matrix':
      if (typeof first !== 'number') return UNKNOWN;
      if (second === undefined) return { kind: 'row', node, of: shape.of };
      return typeof second === 'number' && rest.length === 0 ? { kind: 'element', node, of: shape.of } : UNKNOWN;
    case 'settings':
      return typeof first === 'string' ? { kind: 'setting', node } : UNKNOWN;
    case 'items': {
      if (typeof first !== 'number') return UNKNOWN;
      if (second === undefined) return { kind: 'item', node };
      const member = typeof second === 'string' ? node.members.get(second) : undefined;
      return member === undefined ? UNKNOWN : insideParameter(member, rest);
    }
    case 'number':
    case 'choice':
    case 'toggle':
    case 'text':
      return UNKNOWN;
  }
}
