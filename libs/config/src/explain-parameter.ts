import type { JsonValue } from './json-value';
import { effectText, findEffect } from './effects/effect-text';
import { constraintText } from './registry/constraint-text';
import { locate } from './registry/locate';
import type { ParameterCondition, ParameterDefinition } from './registry/parameter-definition';
import { findDefinition, PARAMETER_TREE } from './registry/parameter-tree';
import { parameterKeys } from './parameter-place';

/** Everything the registry says of a parameter, in words. */
export interface ParameterExplanation {
  readonly path: string;
  readonly label: string;
  readonly group: string;
  readonly unit: string;
  readonly allowed: string;
  readonly help: string;
  readonly actsIn: string;
  readonly effect: string;
  /** The effect as a test shows it (a change, an output, a direction); null for a parameter that has no row yet. */
  readonly shown: string | null;
  readonly example: JsonValue;
  /** Condition under which it matters, or null when it always does. */
  readonly when: string | null;
}

/**
 * Explains a parameter; zone keys and items of lists are accepted and explained by their parameter.
 *
 * @throws ValidationError `unknown_parameter` with a suggestion
 */
export function explainParameter(path: string): ParameterExplanation {
  const exact = findDefinition(path);
  if (exact !== undefined) return explain(exact);
  const place = locate(parameterKeys(path.replace(/\[\]/g, '[0]')));
  if (place.kind === 'section' || place.kind === 'unknown') throw new Error(`${path} has no definition`);
  return explain(place.node.definition);
}

/** A condition in words. Example: `exit.recovery_model is fixed`. */
function conditionText(condition: ParameterCondition): string {
  const { parameter, is, isNot } = condition;
  if (is !== undefined) return `${parameter} is ${is.map(String).join(' or ')}`;
  return `${parameter} is not ${(isNot ?? []).map(String).join(' or ')}`;
}

function explain(definition: ParameterDefinition): ParameterExplanation {
  const { path, label, unit, shape, help, actsIn, effect, example, when } = definition;
  const section = PARAMETER_TREE.members.get(definition.group);
  const title = section?.kind === 'section' ? (section.group?.title ?? definition.group) : 'Document';
  const allowed = constraintText(shape);
  const condition = when === undefined ? null : conditionText(when);
  const row = findEffect(path);
  const shown = row === undefined ? null : effectText(row);
  return { path, label, group: title, unit, allowed, help, actsIn, effect, shown, example, when: condition };
}
