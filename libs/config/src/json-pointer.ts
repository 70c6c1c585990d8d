/** Steps from the root of a document to a place in it: member names and item positions. */
export type PathKeys = readonly (string | number)[];

/** RFC 6901 pointer of a place. Example: `['a', 'b/c', 0]` is `/a/b~1c/0`; the document itself is ''. */
export function jsonPointer(keys: PathKeys): string {
  return keys.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** Dotted path of a place, as parameters are named. Example: `['a', 'b', 0, 'c']` is `a.b[0].c`. */
export function dottedPath(keys: PathKeys): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? key : `${path}.${key}`;
  }, '');
}
