import { z } from 'zod';
import { jsonObject } from '../resources/figure';
import { guardrailList, health, presetList, readiness, sweepEstimate, validation } from '../resources/answers';
import { goalSeek, sensitivityTable, stressTable, twoWayList } from '../resources/analyses';
import { frontier, strategyPair, sweepComparison } from '../resources/frontier';
import { strategyPage, strategyResource } from '../resources/results';
import { sweepEvent, sweepPage, sweepResource } from '../resources/sweep';
import { listStrategiesQuery, listSweepsQuery } from '../requests/queries';
import { sweepDocument, validateRequest } from '../requests/sweep-document';
import type { Operation } from './operation';

const idempotencyKey = z.object({
  'Idempotency-Key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta({ description: '1 to 255 visible ASCII characters; honoured for 24 h per tenant' }),
});
const ifNoneMatch = z.object({
  'If-None-Match': z.string().optional().meta({ description: 'ETag known already: 304' }),
});
const lastEventId = z.object({ 'Last-Event-ID': z.string().optional().meta({ description: 'Version seen last' }) });
const etag = z.object({ ETag: z.string().meta({ description: 'Strong' }) });
const location = z.object({ Location: z.string() });

/** Every operation of the API, by its name. */
export const OPERATIONS = {
  submitSweep: {
    method: 'post',
    path: '/v1/sweeps',
    tag: 'Sweeps',
    summary: 'Submit a sweep',
    description: 'A replay with the same Idempotency-Key and body answers 202 with the sweep as it is now.',
    body: sweepDocument,
    headers: idempotencyKey,
    answer: { status: 202, description: 'Accepted', schema: sweepResource, headers: location },
    problems: ['bad_request', 'idempotency_in_progress', 'idempotency_mismatch'],
  },
  estimateSweep: {
    method: 'post',
    path: '/v1/sweeps/estimate',
    tag: 'Sweeps',
    summary: 'Estimate size, cost and time of a sweep',
    description: 'Has no effect.',
    body: sweepDocument,
    answer: { status: 200, description: 'Estimate', schema: sweepEstimate },
    problems: [],
  },
  listSweeps: {
    method: 'get',
    path: '/v1/sweeps',
    tag: 'Sweeps',
    summary: 'List sweeps, newest first',
    query: listSweepsQuery,
    answer: { status: 200, description: 'One page', schema: sweepPage },
    problems: ['validation_failed'],
  },
  getSweep: {
    method: 'get',
    path: '/v1/sweeps/{id}',
    tag: 'Sweeps',
    summary: 'State and progress of a sweep',
    headers: ifNoneMatch,
    answer: { status: 200, description: 'Sweep', schema: sweepResource, headers: etag },
    problems: ['not_found'],
  },
  streamEvents: {
    method: 'get',
    path: '/v1/sweeps/{id}/events',
    tag: 'Sweeps',
    summary: 'Follow a sweep (server-sent events)',
    description:
      'Each event is a whole snapshot and its id the version, so the newest comes at once on connecting. Comment lines every 15 s keep the line open. After the snapshot of a final state the server closes.',
    headers: lastEventId,
    answer: { status: 200, description: 'Stream of snapshots', schema: sweepEvent, mediaType: 'text/event-stream' },
    problems: ['not_found'],
  },
  cancelSweep: {
    method: 'post',
    path: '/v1/sweeps/{id}/cancel',
    tag: 'Sweeps',
    summary: 'Cancel a sweep',
    description: 'Again accepted for a sweep that is cancelled.',
    answer: { status: 202, description: 'Accepted', schema: sweepResource },
    problems: ['not_found', 'wrong_state'],
  },
  listStrategies: {
    method: 'get',
    path: '/v1/sweeps/{id}/strategies',
    tag: 'Results',
    summary: 'Strategies of a sweep with their headline figures',
    query: listStrategiesQuery,
    answer: { status: 200, description: 'One page', schema: strategyPage },
    problems: ['not_found', 'validation_failed'],
  },
  getStrategy: {
    method: 'get',
    path: '/v1/sweeps/{id}/strategies/{n}',
    tag: 'Results',
    summary: 'One strategy: configuration and every figure',
    answer: { status: 200, description: 'Strategy', schema: strategyResource },
    problems: ['not_found'],
  },
  tracePath: {
    method: 'get',
    path: '/v1/sweeps/{id}/strategies/{n}/paths/{k}',
    tag: 'Results',
    summary: 'Trace of one path, recomputed',
    answer: { status: 200, description: 'Trace', schema: jsonObject },
    problems: ['not_found', 'version_mismatch'],
  },
  getFrontier: {
    method: 'get',
    path: '/v1/sweeps/{id}/frontier',
    tag: 'Results',
    summary: 'Efficient frontier with membership probabilities, confidence regions and optimal mixes',
    answer: { status: 200, description: 'Frontier', schema: frontier },
    problems: ['not_found', 'not_ready'],
  },
  getComparison: {
    method: 'get',
    path: '/v1/sweeps/{id}/comparison',
    tag: 'Results',
    summary: 'Strategies against each other on common random numbers',
    answer: { status: 200, description: 'Comparison', schema: sweepComparison },
    problems: ['not_found', 'not_ready'],
  },
  compareStrategies: {
    method: 'get',
    path: '/v1/sweeps/{id}/strategies/{n}/against/{k}',
    tag: 'Results',
    summary: 'Paired differences of one strategy against another',
    answer: { status: 200, description: 'Differences', schema: strategyPair },
    problems: ['not_found', 'not_ready'],
  },
  getStress: {
    method: 'get',
    path: '/v1/sweeps/{id}/stress',
    tag: 'Results',
    summary: 'The base configuration under each stress scenario',
    answer: { status: 200, description: 'Stress', schema: stressTable },
    problems: ['not_found', 'not_ready'],
  },
  getSensitivity: {
    method: 'get',
    path: '/v1/sweeps/{id}/sensitivity',
    tag: 'Results',
    summary: 'The base configuration with one parameter moved, and its Sobol’ indices',
    answer: { status: 200, description: 'Sensitivity', schema: sensitivityTable },
    problems: ['not_found', 'not_ready'],
  },
  getTwoWay: {
    method: 'get',
    path: '/v1/sweeps/{id}/two-way',
    tag: 'Results',
    summary: 'Headline figures over two axes of a grid at a time, all else held',
    answer: { status: 200, description: 'Tables', schema: twoWayList },
    problems: ['not_found', 'not_ready'],
  },
  getGoal: {
    method: 'get',
    path: '/v1/sweeps/{id}/goal',
    tag: 'Results',
    summary: 'Where a figure meets the target of the sweep, by parameter value',
    answer: { status: 200, description: 'Goal', schema: goalSeek },
    problems: ['not_found', 'not_ready'],
  },
  getGuardrails: {
    method: 'get',
    path: '/v1/sweeps/{id}/guardrails',
    tag: 'Results',
    summary: 'Guardrails of every strategy',
    answer: { status: 200, description: 'Guardrails', schema: guardrailList },
    problems: ['not_found', 'not_ready'],
  },
  getBundle: {
    method: 'get',
    path: '/v1/sweeps/{id}/bundle',
    tag: 'Results',
    summary: 'Download the result bundle',
    answer: { status: 302, description: 'A signed URL of at most 15 minutes', headers: location },
    problems: ['not_found', 'not_ready'],
  },
  validateConfiguration: {
    method: 'post',
    path: '/v1/configs/validate',
    tag: 'Configuration',
    summary: 'Check a configuration or a sweep document',
    body: validateRequest,
    answer: { status: 200, description: 'Valid', schema: validation },
    problems: [],
  },
  getParameters: {
    method: 'get',
    path: '/v1/parameters',
    tag: 'Configuration',
    summary: 'JSON Schema of a configuration',
    answer: {
      status: 200,
      description: 'JSON Schema 2020-12 with x-unit, x-group, x-step, x-help, x-effect and x-when',
      schema: jsonObject,
    },
    problems: [],
  },
  listPresets: {
    method: 'get',
    path: '/v1/presets',
    tag: 'Configuration',
    summary: 'Presets',
    answer: { status: 200, description: 'All presets', schema: presetList },
    problems: [],
  },
  getHealth: {
    method: 'get',
    path: '/healthz',
    tag: 'Operations',
    summary: 'Whether the process lives',
    answer: { status: 200, description: 'It does', schema: health },
    problems: [],
    open: true,
  },
  getReadiness: {
    method: 'get',
    path: '/readyz',
    tag: 'Operations',
    summary: 'Whether every store answers',
    answer: { status: 200, description: 'All do; 503 with the same body otherwise', schema: readiness },
    problems: [],
    open: true,
  },
  getOpenApi: {
    method: 'get',
    path: '/openapi.json',
    tag: 'Operations',
    summary: 'This document',
    answer: { status: 200, description: 'OpenAPI 3.1', schema: jsonObject },
    problems: [],
    open: true,
  },
  getDocs: {
    method: 'get',
    path: '/docs',
    tag: 'Operations',
    summary: 'Documentation page',
    answer: { status: 200, description: 'HTML', mediaType: 'text/html' },
    problems: [],
    open: true,
  },
} as const satisfies Readonly<Record<string, Operation>>;

/** Name of an operation. */
export type OperationName = keyof typeof OPERATIONS;

/** Names of all operations, in the order of the documentation. */
export const OPERATION_NAMES = Object.keys(OPERATIONS) as readonly OperationName[];

/** The operation of a name. */
export function operationOf(name: OperationName): Operation {
  return OPERATIONS[name];
}
