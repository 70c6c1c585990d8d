import { PARAMETER_GROUPS } from '../parameters';
import type { ParameterDefinition, ParameterGroup } from './parameter-definition';

/** A place in the document: a section with members, or a parameter. */
export type TreeNode = SectionNode | ParameterNode;

/** An object with fixed members. */
export interface SectionNode {
  readonly kind: 'section';
  /** Dotted path; empty for the document. */
  readonly path: string;
  /** Set for the section of a group. */
  readonly group: ParameterGroup | null;
  readonly members: ReadonlyMap<string, TreeNode>;
}

/** A parameter; for a list of objects, `members` are those of an item, else it is empty. */
export interface ParameterNode {
  readonly kind: 'parameter';
  readonly definition: ParameterDefinition;
  readonly members: ReadonlyMap<string, ParameterNode>;
}

/** All parameters in document order. */
export const PARAMETERS: readonly ParameterDefinition[] = PARAMETER_GROUPS.flatMap((group) => group.parameters);

const byPath = new Map(PARAMETERS.map((definition) => [definition.path, definition]));

/** The definition with exactly this path (`.{zone}` and `[]` included), or undefined. */
export function findDefinition(path: string): ParameterDefinition | undefined {
  return byPath.get(path);
}

/** The document as a tree of sections and parameters. */
export const PARAMETER_TREE: SectionNode = buildTree();

/** The path of a parameter's value: without the `.{zone}` of an object keyed by zone. */
export function valuePath(definition: ParameterDefinition): string {
  return definition.path.replace(/\.\{zone\}$/, '');
}

interface MutableSection extends SectionNode {
  readonly members: Map<string, TreeNode>;
}

interface MutableParameter extends ParameterNode {
  readonly members: Map<string, ParameterNode>;
}

function buildTree(): SectionNode {
  const root: MutableSection = { kind: 'section', path: '', group: null, members: new Map() };
  const lists = new Map<string, MutableParameter>();
  for (const group of PARAMETER_GROUPS) {
    for (const definition of group.parameters) {
      const path = valuePath(definition);
      const node: MutableParameter = { kind: 'parameter', definition, members: new Map() };
      if (definition.shape.kind === 'items') lists.set(path, node);
      const [list, member] = path.split('[].');
      if (list !== undefined && member !== undefined) {
        lists.get(list)?.members.set(member, node);
        continue;
      }
      const names = path.split('.');
      const name = names.pop() ?? path;
      sectionAt(root, names, group).members.set(name, node);
    }
  }
  return root;
}

function sectionAt(root: MutableSection, names: readonly string[], group: ParameterGroup): MutableSection {
  let section = root;
  for (const name of names) {
    const path = section.path === '' ? name : `${section.path}.${name}`;
    const next = section.members.get(name);
    if (next === undefined) {
      const made: MutableSection = {
        kind: 'section',
        path,
        group: path === group.id ? group : null,
        members: new Map<string, TreeNode>(),
      };
      section.members.set(name, made);
      section = made;
    } else if (isMutableSection(next)) {
      section = next;
    } else {
      throw new Error(`${path} is both a parameter and a section`);
    }
  }
  return section;
}

function isMutableSection(node: TreeNode): node is MutableSection {
  return node.kind === 'section';
}
