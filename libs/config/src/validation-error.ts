import type { FieldError } from './field-error';
import { SimulationError } from './simulation-error';

/** Most field errors a `ValidationError` keeps; further ones are only counted. */
export const MAX_FIELD_ERRORS = 100;

/**
 * A document that breaks at least one rule. Holds the first `MAX_FIELD_ERRORS` field errors; `total` is how many
 * were described: of a kind that fills a document, not all are. Its pointer is that of the first.
 */
export class ValidationError extends SimulationError {
  readonly errors: readonly FieldError[];
  readonly total: number;

  constructor(errors: readonly FieldError[], detail?: string) {
    const first = errors[0];
    super('validation_failed', detail ?? describe(errors), first === undefined ? {} : { pointer: first.pointer });
    this.errors = errors.slice(0, MAX_FIELD_ERRORS);
    this.total = errors.length;
  }
}

function describe(errors: readonly FieldError[]): string {
  const first = errors[0];
  if (first === undefined) return 'The document is not valid.';
  const place = first.pointer === '' ? 'the document' : first.pointer;
  const rest = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  return `${place}: ${first.message}${rest}`;
}
