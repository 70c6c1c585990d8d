import { SimulationError, isPlainObject, parameterKeys, type JsonObject, type JsonValue } from '@ihome/config';

/** A value to be put into a document, as `--set path=value` names it. */
export interface Setting {
  /** Dotted path of a parameter. */
  readonly path: string;
  readonly value: JsonValue;
}

const SWEEP_MEMBERS = ['preset', 'overrides', 'config', 'axes', 'design', 'constraints', 'goal'];

/** A sweep document out of what a file holds: itself, or the sweep of one complete configuration. */
export function sweepDocumentOf(content: JsonObject): JsonObject {
  if (SWEEP_MEMBERS.some((member) => member in content)) return content;
  const { name } = content;
  return { ...(typeof name === 'string' && { name }), config: content };
}

/** Reads `path=value`; the value is JSON, or text where it is none. */
export function parseSetting(text: string): Setting {
  const equals = text.indexOf('=');
  if (equals < 1) throw new SimulationError('usage', `--set takes path=value, not ${JSON.stringify(text)}.`);
  const path = text.slice(0, equals).trim();
  parameterKeys(path);
  return { path, value: parseValue(text.slice(equals + 1).trim()) };
}

/** JSON where it is JSON, else the text itself. */
function parseValue(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** The document with settings put into its configuration, or into its overrides where it builds on a preset. */
export function withSettings(document: JsonObject, settings: readonly Setting[]): JsonObject {
  if (settings.length === 0) return document;
  const member = 'config' in document ? 'config' : 'overrides';
  const start = document[member] ?? {};
  const changed = settings.reduce<JsonValue>(
    (part, { path, value }) => put(part, { keys: parameterKeys(path), value }),
    start,
  );
  return { ...document, [member]: changed };
}

interface Placement {
  readonly keys: readonly (string | number)[];
  readonly value: JsonValue;
}

/** A copy with one value replaced; objects on the way are made where they are missing. */
function put(part: JsonValue | undefined, { keys, value }: Placement): JsonValue {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    if (!Array.isArray(part) || key >= part.length) {
      throw new SimulationError(
        'usage',
        `--set cannot change item ${key} of a list that is not in the file; set the whole list.`,
      );
    }
    return (part as readonly JsonValue[]).map((item, index) =>
      index === key ? put(item, { keys: rest, value }) : item,
    );
  }
  const members: Readonly<Record<string, JsonValue>> = isJsonMembers(part) ? part : {};
  return { ...members, [key]: put(members[key], { keys: rest, value }) };
}

function isJsonMembers(part: JsonValue | undefined): part is JsonObject {
  return isPlainObject(part);
}
