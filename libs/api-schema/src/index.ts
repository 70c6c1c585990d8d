export { MAX_DEPTH, escapePointer, parseStrictJson } from './json/strict-json';
export { UnreadableDocument } from './json/unreadable-document';
export { openApiDocument, problemsOf } from './openapi/openapi-document';
export type { OpenApiDocument } from './openapi/openapi-document';
export { generatedSchemas } from './openapi/json-schemas';
export type { Operation, OperationTag } from './openapi/operation';
export { OPERATION_NAMES, OPERATIONS, operationOf } from './openapi/operations';
export type { OperationName } from './openapi/operations';
export { MAX_PROBLEM_ERRORS, PROBLEM_MEDIA_TYPE, problem, problemOf } from './problem/problem';
export type { Problem, ProblemDetails } from './problem/problem';
export { PROBLEM_CODES, PROBLEMS } from './problem/problem-codes';
export type { ProblemCode, ProblemKind } from './problem/problem-codes';
export { DEFAULT_PAGE_LIMIT, listStrategiesQuery, listSweepsQuery } from './requests/queries';
export { sweepDocument, validateRequest } from './requests/sweep-document';
export { guardrailList, health, presetList, readiness, sweepEstimate, validation } from './resources/answers';
export type { SweepEstimate } from './resources/answers';
export {
  frontier,
  guardrailResult,
  strategyPage,
  strategyPair,
  strategyResource,
  strategyResult,
  sweepComparison,
  sweepResults,
} from './resources/results';
export type { StrategyHeadline } from './resources/results';
export type { StoppingResource } from './resources/stopping';
export { sweepEvent, sweepPage, sweepProgress, sweepResource, sweepState } from './resources/sweep';
export type { SweepEvent, SweepResource } from './resources/sweep';
