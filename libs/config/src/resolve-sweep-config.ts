import type { FieldError } from './field-error';
import type { SimulationConfig } from './generated/simulation-config';
import { jsonPointer, type PathKeys } from './json-pointer';
import { isPlainObject } from './json-value';
import { mergeConfig } from './merge-config';
import { findPreset, presets, type Preset } from './presets';
import { closestWord } from './suggestion';
import { ValidationError } from './validation-error';
import { forbiddenKeys } from './validation/forbidden-keys';
import { validateConfig, type ConfigValidation } from './validation/validate-config';

/** The members of a sweep document that say what is simulated: `config`, or `preset` with `overrides`. */
export interface SweepConfigSource {
  readonly config?: unknown;
  readonly preset?: unknown;
  readonly overrides?: unknown;
}

/** A complete configuration and what is doubtful about it, with pointers into the document as sent. */
export interface ResolvedSweepConfig {
  readonly config: SimulationConfig;
  readonly warnings: readonly FieldError[];
}

/**
 * The configuration of a sweep document. Errors point at `/config/…`, `/preset` or `/overrides/…`; a value that comes
 * from the preset alone is placed under `/overrides` too, where it can be changed.
 *
 * @throws ValidationError with every error found
 */
export function resolveSweepConfig(source: SweepConfigSource): ResolvedSweepConfig {
  return accepted(source.config === undefined ? resolvePreset(source) : resolveComplete(source));
}

/**
 * A complete configuration, as a file of its own or as a member of a document.
 *
 * @param pointer of the configuration in the document as sent; '' when it is the document
 * @throws ValidationError with every error found
 */
export function resolveConfig(config: unknown, pointer = ''): ResolvedSweepConfig {
  return accepted(validateConfig(config, { pointer, wasSet: departsFromPresets(config) }));
}

function accepted(found: ConfigValidation): ResolvedSweepConfig {
  if (found.config === null) throw new ValidationError(found.errors);
  return { config: found.config, warnings: found.warnings };
}

function resolveComplete({ config, preset, overrides }: SweepConfigSource): ConfigValidation {
  const errors: FieldError[] = [];
  const message = 'a complete config stands in place of preset and overrides: leave one of them out';
  if (preset !== undefined) errors.push({ pointer: '/preset', code: 'cross_field', message });
  if (overrides !== undefined) errors.push({ pointer: '/overrides', code: 'cross_field', message });
  if (errors.length > 0) return { config: null, errors, warnings: [] };
  return validateConfig(config, { pointer: '/config', wasSet: departsFromPresets(config) });
}

function resolvePreset({ preset, overrides = {} }: SweepConfigSource): ConfigValidation {
  const errors: FieldError[] = [];
  const base = choosePreset(preset, errors);
  if (!isPlainObject(overrides)) {
    errors.push({ pointer: '/overrides', code: 'wrong_type', message: 'overrides must be an object' });
    return { config: null, errors, warnings: [] };
  }
  const forbidden = forbiddenKeys(overrides).map(({ keys, code, message }) => ({
    pointer: `/overrides${jsonPointer(keys)}`,
    code,
    message,
  }));
  errors.push(...forbidden);
  if (base === null || errors.length > 0) return { config: null, errors, warnings: [] };
  const wasSet = (keys: PathKeys): boolean => valueAt(overrides, keys) !== undefined;
  return validateConfig(mergeConfig(base.config, overrides), { pointer: '/overrides', wasSet });
}

function choosePreset(name: unknown, errors: FieldError[]): Preset | null {
  const names = presets.map((preset) => preset.name);
  const wanted = `must be one of ${names.join(', ')}`;
  if (name === undefined) {
    const message = `preset is missing: it ${wanted}; or give a complete config`;
    errors.push({ pointer: '/preset', code: 'required', message });
    return null;
  }
  if (typeof name !== 'string') {
    errors.push({ pointer: '/preset', code: 'wrong_type', message: `preset ${wanted}` });
    return null;
  }
  const found = findPreset(name);
  if (found !== undefined) return found;
  const suggestion = closestWord(name, names);
  const hint = suggestion === null ? '' : `; did you mean ${suggestion}?`;
  const message = `preset ${wanted}, not ${JSON.stringify(name.slice(0, 60))}${hint}`;
  errors.push({ pointer: '/preset', code: 'unknown_preset', message });
  return null;
}

/** Whether a value of a complete configuration is none that the preset has there: most likely what the user set. */
function departsFromPresets(config: unknown): (keys: PathKeys) => boolean {
  return (keys) => {
    const value = JSON.stringify(valueAt(config, keys));
    return presets.every((preset) => JSON.stringify(valueAt(preset.config, keys)) !== value);
  };
}

function valueAt(document: unknown, keys: PathKeys): unknown {
  return keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value) && typeof key === 'number') return value[key];
    return isPlainObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, document);
}
