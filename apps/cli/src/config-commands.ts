import {
  configHash,
  configJsonSchema,
  diffConfigs,
  explainParameter,
  findPreset,
  parameterKeys,
  PARAMETERS,
  presets,
  resolveConfig,
  setParameter,
  SimulationError,
  type FieldError,
  type JsonObject,
  type JsonValue,
  type SimulationConfig,
} from '@ihome/config';
import { expandSweep } from '@ihome/monte-carlo';
import { sweepDocumentOf, type Setting } from './documents/sweep-document';
import { table } from './terminal/table';

/** What a `sim config` command answers: text for people, and the same as one JSON object for `--json`. */
export interface ConfigAnswer {
  readonly text: string;
  readonly json: JsonObject;
}

/**
 * `sim config init`: a complete configuration to start from, on standard output or into a file.
 *
 * @throws SimulationError `not_found` for an unknown preset; ValidationError when a setting does not fit
 */
export function configInit(options: { readonly preset: string; readonly settings: readonly Setting[] }): ConfigAnswer {
  const preset = findPreset(options.preset);
  if (preset === undefined) {
    const names = presets.map(({ name }) => name).join(', ');
    throw new SimulationError('not_found', `There is no preset ${options.preset}; there are ${names}.`);
  }
  const changed = options.settings.reduce(
    (config, { path, value }) => setParameter(config, path, value),
    preset.config,
  );
  const { config } = resolveConfig(changed);
  return { text: `${JSON.stringify(config, null, 2)}\n`, json: { event: 'config', config: asJson(config) } };
}

/**
 * `sim config validate`: whether a sweep document or a configuration can be run.
 *
 * @throws ValidationError with pointers into the file as it stands
 */
export function configValidate(content: JsonObject): ConfigAnswer {
  const { config, warnings, strategies } = validated(content);
  const hash = configHash(config);
  const sweep = strategies === null ? '' : `, ${strategies} ${strategies === 1 ? 'strategy' : 'strategies'}`;
  const lines = [`valid: ${config.name}${sweep}`, `config hash ${hash}`, ...warnings.map(warningLine)];
  const json = {
    event: 'validated',
    valid: true,
    config_hash: hash,
    strategies,
    warnings: warnings.map(fieldErrorJson),
  };
  return { text: lines.join('\n'), json };
}

/**
 * `sim config explain`: a parameter, or the parameters of a section.
 *
 * @throws ValidationError `unknown_parameter` with a suggestion
 */
export function configExplain(path: string): ConfigAnswer {
  const inside = PARAMETERS.filter(
    (definition) => definition.path.startsWith(`${path}.`) && !definition.path.endsWith(`${path}.{zone}`),
  );
  if (inside.length > 0) {
    const rows = inside.map((definition) => [definition.path, definition.unit, definition.help]);
    const json = { event: 'section', path, parameters: inside.map((definition) => definition.path) };
    return { text: table([{ title: 'Parameter' }, { title: 'Unit' }, { title: 'What it is' }], rows).join('\n'), json };
  }
  const { when, actsIn, ...rest } = explainParameter(path);
  const facts: readonly (readonly [string, string])[] = [
    ['Values', rest.allowed],
    ['Unit', rest.unit],
    ['Acts in', actsIn],
    ['Effect', rest.effect],
    ['Shown', rest.shown ?? ''],
    ...(when === null ? [] : [['Only when', when] as const]),
    ['Example', JSON.stringify(rest.example)],
    ...presets.map(({ name, config }) => [name, presetValue(config, rest.path)] as const),
  ];
  const width = Math.max(...facts.map(([title]) => title.length));
  const lines = facts.filter(([, words]) => words !== '').map(([title, words]) => `  ${title.padEnd(width)}  ${words}`);
  const text = [`${rest.path}: ${rest.label} (${rest.group})`, `  ${rest.help}`, '', ...lines].join('\n');
  return { text, json: { event: 'parameter', ...rest, acts_in: actsIn, when } };
}

/**
 * `sim config diff`: the parameters that two files set differently. A sweep document counts with its base
 * configuration.
 *
 * @throws ValidationError when one of them is not valid
 */
export function configDiff(before: JsonObject, after: JsonObject): ConfigAnswer {
  const differences = diffConfigs(validated(before).config, validated(after).config);
  const rows = differences.map((difference) => [difference.path, shown(difference.before), shown(difference.after)]);
  const columns = [{ title: 'Parameter' }, { title: 'Before' }, { title: 'After' }];
  const json = {
    event: 'differences',
    differences: differences.map(({ path, before: left, after: right }) => ({
      path,
      ...(left === undefined ? {} : { before: left }),
      ...(right === undefined ? {} : { after: right }),
    })),
  };
  return { text: rows.length === 0 ? 'no differences' : table(columns, rows).join('\n'), json };
}

/** `sim config schema`: the JSON Schema of a configuration, the same with and without `--json`. */
export function configSchema(): ConfigAnswer {
  const json = configJsonSchema();
  return { text: `${JSON.stringify(json, null, 2)}\n`, json };
}

interface Validated {
  readonly config: SimulationConfig;
  readonly warnings: readonly FieldError[];
  /** Null for a configuration that is no sweep. */
  readonly strategies: number | null;
}

function validated(content: JsonObject): Validated {
  if (sweepDocumentOf(content) !== content) return { ...resolveConfig(content), strategies: null };
  const { baseConfig, warnings, strategies } = expandSweep(content);
  return { config: baseConfig, warnings, strategies: strategies.length };
}

function warningLine({ pointer, message }: FieldError): string {
  return `warning: ${pointer}: ${message}`;
}

function fieldErrorJson({ pointer, code, message }: FieldError): JsonObject {
  return { pointer, code, message };
}

function presetValue(config: SimulationConfig, path: string): string {
  if (path.includes('[]')) return '';
  const value = parameterKeys(path.replace(/\.\{zone\}$/, '')).reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    config,
  );
  return value === undefined ? '' : JSON.stringify(value);
}

function shown(value: JsonValue | undefined): string {
  if (value === undefined) return '(absent)';
  const text = JSON.stringify(value);
  return text.length > 48 ? `${text.slice(0, 47)}…` : text;
}

function asJson(config: SimulationConfig): JsonValue {
  const value: JsonValue = JSON.parse(JSON.stringify(config));
  return value;
}
