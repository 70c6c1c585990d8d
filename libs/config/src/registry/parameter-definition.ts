import type { JsonValue } from '../json-value';
import type { ParameterShape } from './parameter-shape';

/** The parameter matters only while another one has (or does not have) one of these values. */
export interface ParameterCondition {
  /** Path of the other parameter. */
  readonly parameter: string;
  readonly is?: readonly (string | boolean | number | null)[];
  readonly isNot?: readonly (string | boolean | number | null)[];
}

/** What is said about a parameter besides its values. */
export interface ParameterText {
  /** Unit and base, e.g. `fraction p.a.`. */
  readonly unit: string;
  /** Name for people. */
  readonly label: string;
  /** What it is, in a sentence. */
  readonly help: string;
  /** The part of the model that reads it. */
  readonly actsIn: string;
  /** What a higher value, or another choice, does to the results. */
  readonly effect: string;
  /** A valid value. */
  readonly example: JsonValue;
  readonly when?: ParameterCondition;
}

/**
 * The single definition of a parameter. Schema, type, JSON Schema, documentation and command-line help are all made
 * from it. `path` is dotted; `.{zone}` stands for a key per zone, `[]` for an item of a list.
 */
export interface ParameterDefinition extends ParameterText {
  readonly path: string;
  /** Id of its group; empty for the members of the document itself. */
  readonly group: string;
  readonly shape: ParameterShape;
}

/** A definition before it knows its group: `name` is the path below the group. */
export interface ParameterDraft extends ParameterText {
  readonly name: string;
  readonly shape: ParameterShape;
}

/** A group of parameters: one section of the document. */
export interface ParameterGroup {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly parameters: readonly ParameterDefinition[];
}

/** Makes a group of drafts, giving each its full path. */
export function defineGroup(group: {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly parameters: readonly ParameterDraft[];
}): ParameterGroup {
  const prefix = group.id === '' ? '' : `${group.id}.`;
  const parameters = group.parameters.map(({ name, ...rest }) => ({ ...rest, path: prefix + name, group: group.id }));
  return { id: group.id, title: group.title, summary: group.summary, parameters };
}
