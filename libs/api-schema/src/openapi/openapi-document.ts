import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { PROBLEMS, type ProblemCode } from '../problem/problem-codes';
import { PROBLEM_MEDIA_TYPE, problem } from '../problem/problem';
import type { Operation } from './operation';
import { OPERATION_NAMES, operationOf, type OperationName } from './operations';

/** The OpenAPI document as JSON. */
export type OpenApiDocument = ReturnType<typeof createDocument>;

const BODY_PROBLEMS: readonly ProblemCode[] = [
  'unreadable_body',
  'payload_too_large',
  'unsupported_media_type',
  'validation_failed',
];
const KEY_PROBLEMS: readonly ProblemCode[] = ['unauthorised', 'forbidden'];
const STORE_PROBLEMS: readonly ProblemCode[] = ['rate_limited', 'store_unavailable'];
const EVERYWHERE: readonly ProblemCode[] = ['internal'];

const PATH_PARAMETERS: Readonly<Record<string, z.ZodType>> = {
  id: z.string().meta({ description: 'Id of the sweep' }),
  n: z.int().min(0).meta({ description: 'Index of the strategy, from 0' }),
  k: z.int().min(0).meta({ description: 'Index of the path, from 0' }),
};

/** Codes an operation may answer. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const codes = [
    ...operation.problems,
    ...(operation.body === undefined ? [] : BODY_PROBLEMS),
    ...(operation.open === true ? [] : [...KEY_PROBLEMS, ...STORE_PROBLEMS]),
    ...EVERYWHERE,
  ];
  return [...new Set(codes)];
}

/** The OpenAPI 3.1 document of the whole API. */
export function openApiDocument(version: string): OpenApiDocument {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const name of OPERATION_NAMES) {
    const operation = operationOf(name);
    (paths[operation.path] ??= {})[operation.method] = operationObject(name, operation);
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'EQU IHOME simulation API',
      version,
      description:
        'Monte Carlo sweeps over strategies of a fund that buys home-equity investments. Errors are application/problem+json.',
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    paths: paths satisfies ZodOpenApiPathsObject,
    components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
  });
}

function operationObject(name: OperationName, operation: Operation): ZodOpenApiOperationObject {
  const { answer, body } = operation;
  return {
    operationId: name,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.description !== undefined && { description: operation.description }),
    ...(operation.open === true && { security: [] }),
    ...(body !== undefined && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    requestParams: requestParameters(operation),
    responses: {
      [`${answer.status}`]: {
        description: answer.description,
        ...(answer.headers !== undefined && { headers: answer.headers }),
        ...contentOf(answer),
      },
      ...problemResponses(operation),
    },
  };
}

function contentOf(answer: Operation['answer']): object {
  if (answer.schema === undefined && answer.mediaType === undefined) return {};
  const mediaType = answer.mediaType ?? 'application/json';
  return { content: { [mediaType]: answer.schema === undefined ? {} : { schema: answer.schema } } };
}

function requestParameters(operation: Operation): NonNullable<ZodOpenApiOperationObject['requestParams']> {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const path = Object.fromEntries(names.map((name) => [name, PATH_PARAMETERS[name] ?? z.string()]));
  return {
    ...(names.length > 0 && { path: z.object(path) }),
    ...(operation.query !== undefined && { query: operation.query }),
    ...(operation.headers !== undefined && { header: operation.headers }),
  };
}

/** One response a status; its description names the codes. */
function problemResponses(operation: Operation): ZodOpenApiOperationObject['responses'] {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(operation)) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      `${status}`,
      {
        description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('; '),
        content: { [PROBLEM_MEDIA_TYPE]: { schema: problem } },
        ...(codes.some((code) => PROBLEMS[code].retryAfter !== undefined) && {
          headers: z.object({ 'Retry-After': z.string().optional().meta({ description: 'Seconds' }) }),
        }),
      },
    ]),
  );
}
