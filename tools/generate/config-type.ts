import { PARAMETER_TREE, valuePath } from '@ihome/config';
import type { NumberShape, ParameterNode, ParameterShape, SectionNode, TreeNode } from '@ihome/config';
import { GENERATED_NOTE } from './generated-file';

/** TypeScript source of `SimulationConfig` and the types of its sections, from the parameter registry. */
export function configTypeSource(): string {
  const interfaces: string[] = [];
  writeSection(PARAMETER_TREE, { name: 'SimulationConfig', interfaces });
  return [
    `// ${GENERATED_NOTE}`,
    "import type { JsonValue } from '../json-value';",
    '',
    '/** One number per zone, keyed by the configured zones. */',
    'export type ZoneValues = Readonly<Record<string, number>>;',
    '',
    interfaces.join('\n\n'),
    '',
  ].join('\n');
}

interface Target {
  readonly name: string;
  readonly interfaces: string[];
}

function writeSection(section: SectionNode, { name, interfaces }: Target): void {
  const members = [...section.members].map(([key, node]) => member(key, node, { name, interfaces }));
  interfaces.push(interfaceSource(name, sectionDoc(section), members));
}

function member(key: string, node: TreeNode, parent: Target): string {
  if (node.kind === 'section') {
    const name = `${prefixOf(parent.name)}${pascalCase(key)}Parameters`;
    writeSection(node, { name, interfaces: parent.interfaces });
    return `  readonly ${key}: ${name};`;
  }
  const { help, unit, shape } = node.definition;
  const optional = shape.kind === 'text' && shape.optional ? '?' : '';
  const type = parameterType(key, node, parent);
  return `  /** ${help} Unit: ${unit}. */\n  readonly ${key}${optional}: ${type};`;
}

function parameterType(key: string, node: ParameterNode, parent: Target): string {
  const { shape } = node.definition;
  if (shape.kind !== 'items') return shapeType(shape);
  const name = `${prefixOf(parent.name)}${pascalCase(key)}Item`;
  const members = [...node.members].map(([memberKey, child]) => member(memberKey, child, { ...parent, name }));
  const doc = `One item of \`${valuePath(node.definition)}\`.`;
  parent.interfaces.push(interfaceSource(name, doc, members));
  return `readonly ${name}[]`;
}

function shapeType(shape: Exclude<ParameterShape, { kind: 'items' }>): string {
  switch (shape.kind) {
    case 'number':
      return numberType(shape);
    case 'choice':
      return choiceType(shape);
    case 'toggle':
      return 'boolean';
    case 'text':
      return shape.nullable ? 'string | null' : 'string';
    case 'numbers':
      return `readonly ${numberType(shape.of)}[]`;
    case 'texts':
      return shape.of.kind === 'choice' ? `readonly (${choiceType(shape.of)})[]` : 'readonly string[]';
    case 'matrix':
      return `readonly (readonly ${numberType(shape.of)}[])[]`;
    case 'zone_numbers':
      return 'ZoneValues';
    case 'settings':
      return 'Readonly<Record<string, JsonValue>>';
  }
}

function choiceType({ values }: Extract<ParameterShape, { kind: 'choice' }>): string {
  return values.length > 20 ? 'string' : values.map((value) => `'${value}'`).join(' | ');
}

function numberType(shape: NumberShape): string {
  return shape.nullable ? 'number | null' : 'number';
}

function sectionDoc(section: SectionNode): string {
  if (section.path === '') return 'A complete configuration, as it stands in JSON.';
  return section.group === null ? `Section \`${section.path}\` of a configuration.` : section.group.summary;
}

function interfaceSource(name: string, doc: string, members: readonly string[]): string {
  return `/** ${doc} */\nexport interface ${name} {\n${members.join('\n')}\n}`;
}

function prefixOf(name: string): string {
  return name === 'SimulationConfig' ? '' : name.replace(/Parameters$/, '');
}

function pascalCase(key: string): string {
  return key
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
