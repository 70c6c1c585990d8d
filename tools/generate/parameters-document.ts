import {
  CROSS_FIELD_RULES,
  explainParameter,
  findPreset,
  getParameter,
  PARAMETER_GROUPS,
  valuePath,
} from '@ihome/config';
import type { ParameterDefinition, ParameterGroup } from '@ihome/config';
import { GENERATED_NOTE } from './generated-file';

/** `docs/parameters.md`: every parameter with what it takes, its base value and what it does; then the rules. */
export function parametersDocument(): string {
  return [
    `<!-- ${GENERATED_NOTE} -->`,
    '',
    '# Parameters',
    '',
    'Every parameter of a configuration, in the order of the document. *Base* is its value in the `base` preset. How',
    'presets, overrides and validation work stands in [configuration.md](configuration.md); `sim config explain PATH`',
    'prints the same on the command line. *Effect* says what a change does and how a test shows it: from which preset and',
    'settings the parameter is changed, on the same random numbers, and which output moves which way or becomes what.',
    'Outputs are path metrics (`net_irr.mean`: their mean or standard deviation over the paths), places in the trace of',
    'the first path (numbers under `[]` summed) or in the results, and files of the bundle.',
    '',
    ...PARAMETER_GROUPS.flatMap(groupSection),
    '## Rules over several values',
    '',
    'An *error* refuses the configuration. A *guardrail* does too, unless `guardrails.enforcement` is `report`, which',
    'turns it into a warning.',
    '',
    '| Rule | What must hold | Severity |',
    '| --- | --- | --- |',
    ...CROSS_FIELD_RULES.map((rule) => row([`\`${rule.name}\``, rule.statement, rule.severity])),
    '',
  ].join('\n');
}

function groupSection(group: ParameterGroup): readonly string[] {
  return [
    `## ${group.title}`,
    '',
    group.summary,
    '',
    '| Parameter | Values | Unit | Base | What it is | Effect |',
    '| --- | --- | --- | --- | --- | --- |',
    ...group.parameters.map(parameterRow),
    '',
  ];
}

function parameterRow(definition: ParameterDefinition): string {
  const { path, allowed, unit, help, actsIn, effect, shown, when } = explainParameter(definition.path);
  const condition = when === null ? '' : ` Only when ${when}.`;
  const text = `**${definition.label}.** ${help} *Acts in:* ${actsIn}.${condition}`;
  return row([
    `\`${path}\``,
    allowed,
    unit,
    baseValue(definition),
    text,
    shown === null ? effect : `${effect} *Shown:* ${shown}`,
  ]);
}

function baseValue(definition: ParameterDefinition): string {
  const base = findPreset('base');
  if (base === undefined || definition.path.includes('[]') || definition.path === 'description') return '';
  const value = getParameter(base.config, valuePath(definition));
  if (value === undefined) return '';
  return `\`${JSON.stringify(value)}\``;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}
