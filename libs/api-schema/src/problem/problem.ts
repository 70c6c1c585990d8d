import { z } from 'zod';
import { PROBLEM_CODES, PROBLEMS } from './problem-codes';

/** Media type of errors (RFC 9457). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Most field errors of one problem. */
export const MAX_PROBLEM_ERRORS = 100;

/** One broken rule. */
const fieldError = z
  .strictObject({
    pointer: z
      .string()
      .meta({ description: 'RFC 6901 pointer into the request body as sent', example: '/axes/0/values/2' }),
    code: z.string().meta({ description: 'Which rule', example: 'out_of_range' }),
    message: z.string().meta({ description: 'A sentence to act on' }),
  })
  .meta({ id: 'FieldError', description: 'One broken rule' });

/** Body of every error. */
export const problem = z
  .strictObject({
    type: z
      .string()
      .meta({ description: 'Address of the description of this kind of problem', example: '/docs#problem-not_found' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    code: z.enum(PROBLEM_CODES).meta({
      description: PROBLEM_CODES.map((code) => `\`${code}\` ${PROBLEMS[code].status}: ${PROBLEMS[code].meaning}`).join(
        '\n',
      ),
    }),
    request_id: z.string(),
    errors: z.array(fieldError).max(MAX_PROBLEM_ERRORS).optional(),
  })
  .meta({ id: 'Problem', description: 'An error (RFC 9457)' });

/** Body of every error. */
export type Problem = z.infer<typeof problem>;

/** What a problem is made of besides its code. */
export interface ProblemDetails {
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: readonly z.infer<typeof fieldError>[];
}

/** The body for a code. */
export function problemOf(code: Problem['code'], { detail, requestId, errors = [] }: ProblemDetails): Problem {
  const { status, title } = PROBLEMS[code];
  return {
    type: `/docs#problem-${code}`,
    title,
    status,
    detail,
    code,
    request_id: requestId,
    ...(errors.length > 0 && { errors: errors.slice(0, MAX_PROBLEM_ERRORS).map((error) => ({ ...error })) }),
  };
}
