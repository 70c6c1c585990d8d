/** Codes of a single broken rule in a document. `guardrail_<name>` marks a guardrail checked before a run. */
export type FieldErrorCode =
  | 'required'
  | 'unknown_key'
  | 'wrong_type'
  | 'not_finite'
  | 'not_integer'
  | 'out_of_range'
  | 'too_short'
  | 'too_long'
  | 'not_one_of'
  | 'bad_format'
  | 'not_unique'
  | 'forbidden_key'
  | 'unknown_zone'
  | 'unknown_parameter'
  | 'unknown_preset'
  | 'unknown_version'
  | 'cross_field'
  | 'not_psd'
  | 'cost_limit'
  | 'duplicate'
  | `guardrail_${string}`;

/** One broken rule: where (RFC 6901 pointer into the document as sent), which rule, and what to do about it. */
export interface FieldError {
  readonly pointer: string;
  readonly code: FieldErrorCode;
  readonly message: string;
}
