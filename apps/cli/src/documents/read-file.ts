import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseStrictJson } from '@ihome/api-schema';
import { findPreset, SimulationError, ValidationError, type JsonObject } from '@ihome/config';

/**
 * A sweep document or a configuration from a file, read as strictly as the API reads one; `-` is standard input, and the name of a preset
 * stands for it where no file has that name.
 */
export async function readDocument(source: string): Promise<JsonObject> {
  return findPreset(source) !== undefined && !existsSync(source)
    ? { name: source, preset: source }
    : readJsonFile(source);
}

async function readJsonFile(file: string): Promise<JsonObject> {
  const value = parseStrictJson(await readText(file));
  if (!isJsonObject(value)) {
    throw new ValidationError([{ pointer: '', code: 'wrong_type', message: `${file} must hold a JSON object` }]);
  }
  return value;
}

/** The text of a file; `-` is standard input. */
export async function readText(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (cause) {
    const detail = existsSync(file) ? `${file} cannot be read.` : `There is no file ${file}.`;
    throw new SimulationError('usage', detail, { cause });
  }
}

/** What the strict reader gives holds JSON values only. */
function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
