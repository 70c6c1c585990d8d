import { ValidationError } from '@ihome/config';
import fc from 'fast-check';
import { MAX_DEPTH, parseStrictJson } from './strict-json';
import { UnreadableDocument } from './unreadable-document';

function refusal(text: string): { kind: 'unreadable' | 'invalid'; pointer: string; code: string } {
  try {
    parseStrictJson(text);
  } catch (error) {
    if (error instanceof UnreadableDocument)
      return { kind: 'unreadable', pointer: error.errors[0]?.pointer ?? '', code: error.errors[0]?.code ?? '' };
    if (error instanceof ValidationError)
      return { kind: 'invalid', pointer: error.errors[0]?.pointer ?? '', code: error.errors[0]?.code ?? '' };
    throw error;
  }
  throw new Error(`was read: ${text.slice(0, 80)}`);
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('parseStrictJson', () => {
  it('reads what JSON.parse reads', () => {
    const text = fc.oneof(
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify(value, null, 2)),
    );
    const hasForbidden = (json: string): boolean => /__proto__|constructor|prototype|\\u0000/.test(json);
    fc.assert(
      fc.property(text, (json) => {
        fc.pre(!hasForbidden(json));
        expect(parseStrictJson(json)).toEqual(JSON.parse(json));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const damaged = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '}', ']', '"', '\\', '0', '.', 'e', '-', '\u0001', "'"),
    );
    fc.assert(
      fc.property(damaged, ([json, at, patch]) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + patch + json.slice(place + 1);
        let readable = true;
        try {
          JSON.parse(text);
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
          readable = false;
        }
        fc.pre(!readable);
        expect(refusal(text).kind).toBe('unreadable');
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it.each([
    ['', ''],
    ['   ', ''],
    ['\ufeff{}', ''],
    ['{"a":1} x', ''],
    ['{"a":{"b":[1,}}', '/a/b/1'],
    ["{'a':1}", ''],
    ['{"a":01}', ''],
    ['{"a":.5}', '/a'],
    ['{"a":+1}', '/a'],
    ['{"a":NaN}', '/a'],
    ['{"a":Infinity}', '/a'],
    ['{"a":1,}', ''],
    ['[1,]', '/1'],
    ['{"a":"\t"}', '/a'],
    ['{"a":"\\x41"}', '/a'],
    ['{"a":"\\ud800"}', '/a'],
    ['// no\n{}', ''],
    ['{"a":tru}', '/a'],
  ])('refuses %j at %j', (text, pointer) => {
    expect(refusal(text)).toMatchObject({ kind: 'unreadable', pointer });
  });

  it('refuses duplicate member names however they are written', () => {
    expect(refusal('{"x":{"a/b":1,"a/b":2}}')).toEqual({ kind: 'unreadable', pointer: '/x/a~1b', code: 'duplicate' });
    expect(refusal('{"a":1,"\\u0061":2}')).toEqual({ kind: 'unreadable', pointer: '/a', code: 'duplicate' });
  });

  it('finds numbers out of range, prototype members and NUL', () => {
    expect(refusal('{"a":[0,-1e400]}')).toEqual({ kind: 'invalid', pointer: '/a/1', code: 'not_finite' });
    expect(refusal('{"a":{"__proto__":{"x":1}}}')).toEqual({
      kind: 'invalid',
      pointer: '/a/__proto__',
      code: 'forbidden_key',
    });
    expect(refusal('{"name":"a\\u0000"}')).toEqual({ kind: 'invalid', pointer: '/name', code: 'bad_format' });
  });

  it('says line and column', () => {
    expect(() => parseStrictJson('{\n  "a": ?\n}')).toThrow('(line 2, column 8)');
  });

  it('bounds the depth, and a megabyte of brackets costs nothing', () => {
    expect(() => parseStrictJson(nested(MAX_DEPTH))).not.toThrow();
    expect(refusal(nested(MAX_DEPTH + 1)).kind).toBe('unreadable');
    const start = performance.now();
    expect(refusal('['.repeat(1 << 20)).kind).toBe('unreadable');
    expect(refusal('{"a":'.repeat(1 << 18)).kind).toBe('unreadable');
    // Quadratic time would be minutes; a loaded machine takes a fraction of a second.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
