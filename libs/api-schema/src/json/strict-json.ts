import { MAX_FIELD_ERRORS, ValidationError, type FieldError } from '@ihome/config';
import { JsonScanner } from './json-scanner';
import { UnreadableDocument } from './unreadable-document';

/** Deepest nesting of arrays and objects that is read. */
export const MAX_DEPTH = 64;

/** Member names that would touch the prototype of an object in a careless reader. */
const FORBIDDEN_MEMBERS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON (RFC 8259) without the leniency of `JSON.parse`: depth at most 64, no duplicate member names, no lone surrogates
 * (each an `UnreadableDocument`), no numbers beyond the finite range, no `__proto__` and its like, no NUL in texts (together one
 * `ValidationError`). It stops at the first character that can't be read, so a hostile text costs no more than its length.
 *
 * `parseStrictJson('{"a": [1e400]}')` throws a `ValidationError` at `/a/0`. Verified by `strict-json.spec.ts`.
 */
export function parseStrictJson(text: string): unknown {
  const reader = new Reader(text);
  const value = reader.document();
  if (reader.findings.length > 0) throw new ValidationError(reader.findings);
  return value;
}

/** Escapes a member name for an RFC 6901 pointer. */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

class Reader {
  readonly findings: FieldError[] = [];
  readonly #scanner: JsonScanner;
  /** Names and indices down to the value being read. */
  readonly #place: (string | number)[] = [];

  constructor(text: string) {
    this.#scanner = new JsonScanner(text, (message) => this.#fail(message));
  }

  document(): unknown {
    this.#scanner.skipSpace();
    if (this.#scanner.atEnd()) this.#fail('the document is empty');
    const value = this.#value();
    this.#scanner.skipSpace();
    if (!this.#scanner.atEnd()) this.#scanner.fail('nothing may follow the document');
    return value;
  }

  #value(): unknown {
    const scanner = this.#scanner;
    switch (scanner.peek()) {
      case '{':
        return this.#object();
      case '[':
        return this.#array();
      case '"':
        return this.#text();
      case 't':
        return scanner.word('true', true);
      case 'f':
        return scanner.word('false', false);
      case 'n':
        return scanner.word('null', null);
      default:
        return this.#number();
    }
  }

  #object(): Record<string, unknown> {
    const scanner = this.#scanner;
    const members: Record<string, unknown> = {};
    const names = new Set<string>();
    this.#enter('{');
    if (scanner.take('}')) return members;
    for (;;) {
      if (scanner.peek() !== '"') scanner.fail('expected a member name in double quotes');
      const name = scanner.text();
      this.#place.push(name);
      if (names.has(name)) this.#fail('the member name is there twice', 'duplicate');
      names.add(name);
      scanner.skipSpace();
      if (!scanner.take(':')) scanner.fail('expected : after a member name');
      scanner.skipSpace();
      const value = this.#value();
      if (FORBIDDEN_MEMBERS.has(name)) this.#find('forbidden_key', 'this member name is not allowed');
      else members[name] = value;
      this.#place.pop();
      scanner.skipSpace();
      if (scanner.take('}')) return members;
      if (!scanner.take(',')) scanner.fail('expected , or } in an object');
      scanner.skipSpace();
    }
  }

  #array(): unknown[] {
    const scanner = this.#scanner;
    const items: unknown[] = [];
    this.#enter('[');
    if (scanner.take(']')) return items;
    for (;;) {
      this.#place.push(items.length);
      items.push(this.#value());
      this.#place.pop();
      scanner.skipSpace();
      if (scanner.take(']')) return items;
      if (!scanner.take(',')) scanner.fail('expected , or ] in an array');
      scanner.skipSpace();
    }
  }

  #enter(bracket: string): void {
    if (this.#place.length >= MAX_DEPTH) this.#fail(`nested deeper than ${MAX_DEPTH}`);
    this.#scanner.take(bracket);
    this.#scanner.skipSpace();
  }

  #text(): string {
    const text = this.#scanner.text();
    if (text.includes('\u0000')) this.#find('bad_format', 'a text must not contain the character NUL');
    return text;
  }

  #number(): number {
    const value = this.#scanner.number();
    if (!Number.isFinite(value)) this.#find('not_finite', 'the number is outside the range of a 64-bit float');
    return value;
  }

  #find(code: FieldError['code'], message: string): void {
    if (this.findings.length < MAX_FIELD_ERRORS) this.findings.push({ pointer: this.#pointer(), code, message });
  }

  #fail(message: string, code: FieldError['code'] = 'bad_format'): never {
    throw new UnreadableDocument({ pointer: this.#pointer(), code, message });
  }

  #pointer(): string {
    return this.#place.map((step) => `/${escapePointer(String(step))}`).join('');
  }
}
