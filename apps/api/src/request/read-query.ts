import { escapePointer } from '@ihome/api-schema';
import { ValidationError, type FieldError, type FieldErrorCode } from '@ihome/config';
import type { Request } from 'express';
import type { z } from 'zod';

/** The query of a request after its schema; throws a `ValidationError` whose pointers name the parameters. */
export function readQuery<T extends z.ZodObject>(request: Request, schema: T): z.output<T> {
  const parsed = schema.safeParse(request.query);
  if (parsed.success) return parsed.data;
  throw new ValidationError(parsed.error.issues.flatMap((issue) => fieldErrorsOf(issue, schema)));
}

function fieldErrorsOf(issue: z.core.$ZodIssue, schema: z.ZodObject): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(schema.shape).join(', ');
    return issue.keys.map((key) => ({
      pointer: `/${escapePointer(key)}`,
      code: 'unknown_key' as const,
      message: `there is no such parameter; known are ${known}`,
    }));
  }
  const pointer = issue.path.map((step) => `/${escapePointer(String(step))}`).join('');
  return [{ pointer, code: codeOf(issue.code), message: issue.message }];
}

function codeOf(code: z.core.$ZodIssue['code']): FieldErrorCode {
  if (code === 'invalid_value') return 'not_one_of';
  if (code === 'invalid_type') return 'wrong_type';
  if (code === 'too_big') return 'too_long';
  if (code === 'too_small') return 'too_short';
  return 'bad_format';
}
