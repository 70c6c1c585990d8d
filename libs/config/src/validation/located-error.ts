import type { FieldErrorCode } from '../field-error';
import type { PathKeys } from '../json-pointer';

/** A field error before its pointer is written: where in the configuration, which rule, what to do. */
export interface LocatedError {
  readonly keys: PathKeys;
  readonly code: FieldErrorCode;
  readonly message: string;
}

/** Errors of one kind that are described; a document with more is hopeless, and describing them all would take long. */
export const MAX_DESCRIBED = 200;
