const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Texts without escapes and without characters that JSON forbids, up to the closing quote. */

const PLAIN_TEXT = /"[^"\\\u0000-\u001f]*"/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const HEX4 = /[0-9a-fA-F]{4}/y;
/** With the u flag a pair is one character, so only halves match. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const FIRST_PRINTABLE = 0x20;

/** Tokens of a JSON text, read one after the other. */
export class JsonScanner {
  readonly #text: string;
  readonly #onFailure: (message: string) => never;
  #at = 0;

  /** `onFailure` throws; it gets a sentence that says line and column. */
  constructor(text: string, onFailure: (message: string) => never) {
    this.#text = text;
    this.#onFailure = onFailure;
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The next character, empty at the end. */
  peek(): string {
    return this.#text[this.#at] ?? '';
  }

  /** Steps over one character when it is the given one. */
  take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.#at++;
    return true;
  }

  skipSpace(): void {
    for (;;) {
      const character = this.#text[this.#at];
      if (character !== ' ' && character !== '\n' && character !== '\r' && character !== '\t') return;
      this.#at++;
    }
  }

  /** Reads a literal word. */
  word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.fail('expected a value');
    this.#at += word.length;
    return value;
  }

  /** Reads a number; beyond the finite range it is ±Infinity. */
  number(): number {
    const literal = this.#match(NUMBER);
    if (literal === undefined) this.fail(this.atEnd() ? 'the document ends too early' : 'expected a value');
    return Number(literal);
  }

  /** Reads a text with its quotes. */
  text(): string {
    const plain = this.#match(PLAIN_TEXT);
    const text = plain === undefined ? this.#escapedText() : plain.slice(1, -1);
    if (LONE_SURROGATE.test(text)) this.fail('the text holds half of a surrogate pair');
    return text;
  }

  /** Refuses what stands at the present place. */
  fail(reason: string): never {
    const before = this.#text.slice(0, this.#at);
    const line = before.split('\n').length;
    const column = this.#at - before.lastIndexOf('\n');
    return this.#onFailure(`${reason} (line ${line}, column ${column})`);
  }

  #escapedText(): string {
    const parts: string[] = [];
    let from = ++this.#at;
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) this.fail('the text has no end');
      if (character === '"') break;
      if (character.charCodeAt(0) < FIRST_PRINTABLE) this.fail('a text must not contain control characters');
      if (character !== '\\') {
        this.#at++;
        continue;
      }
      parts.push(this.#text.slice(from, this.#at), this.#escape());
      from = this.#at;
    }
    parts.push(this.#text.slice(from, this.#at++));
    return parts.join('');
  }

  #escape(): string {
    this.#at++;
    const letter = this.#text[this.#at++] ?? '';
    const simple = ESCAPES[letter];
    if (simple !== undefined) return simple;
    const digits = letter === 'u' ? this.#match(HEX4) : undefined;
    if (digits === undefined) this.fail('unknown escape in a text');
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text)?.[0];
    if (match !== undefined) this.#at += match.length;
    return match;
  }
}
