import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseStrictJson } from '@ihome/api-schema';
import { SimulationError, ValidationError, type JsonObject } from '@ihome/config';

/** A JSON object from a file, read as strictly as the API reads one; `-` is standard input. */
export async function readJsonFile(file: string): Promise<JsonObject> {
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
    throw new SimulationError('usage', `${file} cannot be read.`, { cause });
  }
}

/** What the strict reader gives holds JSON values only. */
function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
