import { ValidationError } from '@ihome/config';

const PREFIX = 'c1:';

/** A page's end as an opaque text. */
export function encodeCursor(place: string): string {
  return Buffer.from(`${PREFIX}${place}`, 'utf8').toString('base64url');
}

/**
 * The place a cursor stands for; `isPlace` says whether it can be one.
 * Throws a `ValidationError` at `/cursor` for a text that no page gave out.
 */
export function decodeCursor(cursor: string, isPlace: (place: string) => boolean): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const place = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
  if (encodeCursor(place) === cursor && isPlace(place)) return place;
  throw new ValidationError([
    {
      pointer: '/cursor',
      code: 'bad_format',
      message: 'is no cursor that a page gave out; leave it out for the first page',
    },
  ]);
}
