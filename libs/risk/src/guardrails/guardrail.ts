import { isNumber, type Figure } from '../figure';

/** What a guardrail looks at. */
export type GuardrailLayer = 'unit' | 'zone' | 'portfolio' | 'model' | 'run';

/** One guardrail as tested on one strategy. */
export interface GuardrailResult {
  readonly code: string;
  readonly layer: GuardrailLayer;
  readonly severity: 'error' | 'warning';
  readonly status: 'pass' | 'breach' | 'not_applicable';
  readonly threshold: Figure;
  readonly value: Figure;
  readonly message: string;
}

/** A guardrail to be tested: `value` against `threshold` on the side that `limit` says. */
export interface GuardrailTest {
  readonly code: string;
  readonly layer: GuardrailLayer;
  readonly severity: 'error' | 'warning';
  /** `maximum`: a value above the threshold is a breach; `minimum`: one below it. */
  readonly limit: 'maximum' | 'minimum';
  readonly threshold: Figure;
  readonly value: Figure;
  /** What is tested, in words. */
  readonly message: string;
}

/** Tests one guardrail. Without a threshold or a value it does not apply, and both say why. */
export function testGuardrail({
  code,
  layer,
  severity,
  limit,
  threshold,
  value,
  message,
}: GuardrailTest): GuardrailResult {
  const entry = { code, layer, severity, threshold, value, message };
  if (!isNumber(threshold) || !isNumber(value)) return { ...entry, status: 'not_applicable' };
  const breached = limit === 'maximum' ? value > threshold : value < threshold;
  return { ...entry, status: breached ? 'breach' : 'pass' };
}

/** Whether these guardrails fail a run: an error is breached and the configuration enforces. */
export function guardrailsFail(results: readonly GuardrailResult[], enforcement: 'fail' | 'report'): boolean {
  return enforcement === 'fail' && results.some(({ severity, status }) => severity === 'error' && status === 'breach');
}
