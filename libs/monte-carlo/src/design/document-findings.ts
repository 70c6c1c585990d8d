import { closestWord, isPlainObject, jsonPointer, type FieldError, type PathKeys } from '@ihome/config';

/** Collects what is wrong with the shape of a document. */
export class DocumentFindings {
  readonly errors: FieldError[] = [];

  add(keys: PathKeys, code: FieldError['code'], message: string): undefined {
    this.errors.push({ pointer: jsonPointer(keys), code, message });
  }

  /** The object at a place, its members checked against those known. */
  object(value: unknown, keys: PathKeys, known: readonly string[]): Record<string, unknown> | undefined {
    if (!isPlainObject(value)) return this.add(keys, 'wrong_type', 'must be an object');
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      const suggestion = closestWord(key, known);
      const hint = suggestion === null ? `known are ${known.join(', ')}` : `did you mean ${suggestion}?`;
      this.add([...keys, key], 'unknown_key', `${JSON.stringify(key.slice(0, 60))} is not known here; ${hint}`);
    }
    return value;
  }

  text(value: unknown, keys: PathKeys, { max }: { readonly max: number }): string | undefined {
    if (typeof value !== 'string') return this.add(keys, 'wrong_type', 'must be a text');
    if (value.length === 0) return this.add(keys, 'too_short', 'must not be empty');
    if (value.length > max)
      return this.add(keys, 'too_long', `must have at most ${max} characters, not ${value.length}`);
    return value;
  }

  list(value: unknown, keys: PathKeys): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.add(keys, 'wrong_type', 'must be a list');
    return [];
  }

  number(value: unknown, keys: PathKeys): number | undefined {
    if (value === undefined) return this.add(keys, 'required', `${keys.at(-1)} is missing`);
    if (typeof value !== 'number') return this.add(keys, 'wrong_type', 'must be a number');
    return Number.isFinite(value) ? value : this.add(keys, 'not_finite', 'must be finite');
  }

  whole(value: unknown, keys: PathKeys, { min, max = Infinity }: { readonly min: number; readonly max?: number }) {
    const number = this.number(value, keys);
    if (number === undefined) return undefined;
    if (!Number.isInteger(number)) return this.add(keys, 'not_integer', 'must be a whole number');
    if (number < min) return this.add(keys, 'out_of_range', `must be at least ${min}`);
    return number > max ? this.add(keys, 'out_of_range', `must be at most ${max}`) : number;
  }
}
