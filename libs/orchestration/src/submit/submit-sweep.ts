import { canonicalHash, SimulationError } from '@ihome/config';
import type { JsonObject } from '../ports/json';
import type { SweepPorts } from '../ports/sweep-ports';
import type { SweepRecord } from '../ports/sweep-records';
import type { CreateOutcome } from '../ports/sweep-store';

/** A sweep as it comes in. */
export interface Submission {
  readonly tenantId: string;
  /** The sweep document, read but not checked. */
  readonly document: JsonObject;
  readonly engineVersion: string;
  /** The client's Idempotency-Key. */
  readonly idempotencyKey?: string;
  /** Follows the sweep through every log; the sweep's id when left out. */
  readonly runId?: string;
  readonly traceId: string;
}

/**
 * Accepts a sweep: checks and expands the document, then writes sweep and strategies in one transaction. Nothing is enqueued here: the row
 * is the to-do list of the control loop.
 *
 * Errors: ValidationError with pointers into the document; `idempotency_mismatch` and `idempotency_in_progress` for a key in use.
 */
export async function submitSweep(
  { store, model, ids }: Pick<SweepPorts, 'store' | 'model' | 'ids'>,
  submission: Submission,
): Promise<{ readonly sweep: SweepRecord; readonly replayed: boolean }> {
  const { tenantId, document, engineVersion, idempotencyKey, traceId } = submission;
  const idempotency =
    idempotencyKey === undefined ? null : { key: idempotencyKey, fingerprint: canonicalHash(document) };
  const earlier = idempotency && (await store.findSubmission(tenantId, idempotency));
  if (earlier) return accepted(earlier);

  const { priority, name, tags, baseConfig, configHash, seed, design, strategies } = model.expand(document);
  const sweepId = ids.uuid();
  return accepted(
    await store.createSweep({
      tenantId,
      sweepId,
      engineVersion,
      name,
      tags,
      priority,
      document,
      baseConfig,
      configHash,
      seed,
      design,
      pathStrategies: strategies.reduce((sum, { config }) => sum + model.pathsOf(config), 0),
      runId: submission.runId ?? sweepId,
      traceId,
      strategies,
      idempotency,
    }),
  );
}

function accepted(outcome: CreateOutcome): { readonly sweep: SweepRecord; readonly replayed: boolean } {
  switch (outcome.kind) {
    case 'created':
      return { sweep: outcome.sweep, replayed: false };
    case 'replayed':
      return { sweep: outcome.sweep, replayed: true };
    case 'other_body':
      throw new SimulationError('idempotency_mismatch', 'This Idempotency-Key was used for another sweep document.');
    case 'in_progress':
      throw new SimulationError('idempotency_in_progress', 'The first request with this key is being answered.', {
        retryable: true,
      });
  }
}
