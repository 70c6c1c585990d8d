import type { Problem } from '@ihome/api-schema';

/** Errors shown one by one; further ones are counted. */
const SHOWN = 20;

/** An error or problem for people: a sentence, then a line a field. */
export function problemText({ detail, errors = [] }: Pick<Problem, 'detail' | 'errors'>): string {
  if (errors.length === 0) return detail;
  const lines = errors
    .slice(0, SHOWN)
    .map(({ pointer, message }) => `  ${pointer === '' ? '(document)' : pointer}: ${message}`);
  const more = errors.length > SHOWN ? [`  … and ${errors.length - SHOWN} more`] : [];
  const one = errors.length === 1 ? '1 error:' : `${errors.length} errors:`;
  return [one, ...lines, ...more].join('\n');
}
