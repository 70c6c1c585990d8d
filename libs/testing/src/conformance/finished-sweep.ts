import type { JsonObject, SweepKey, SweepResults, SweepStore } from '@ihome/orchestration';
import { claim, keyOf, newSweep, TEST_PLAN } from './sweep-fixture';

/** What a spec may choose of a sweep that has results. */
export interface FinishedSweepOptions {
  readonly state?: 'completed' | 'guardrail_failed';
  readonly strategies?: number;
  readonly bundleKey?: string;
  /** In place of those of `FINISHED_RESULTS`. */
  readonly analyses?: JsonObject;
}

/** Frontier, guardrails and analyses of every finished sweep. */
export const FINISHED_RESULTS = {
  frontier: {
    points: [0],
    comparison: {
      ...{ paths: 1000, confidence: 0.95, replications: 0, strategies: [0, 1, 3], limit: null },
      figures: [
        {
          ...{ figure: 'net_irr.mean', better: 'higher', best: 1 },
          strategies: [0.05, 0.09, 0.06].map((value, i) => ({
            ...{ index: [0, 1, 3][i] ?? 0, value, degrees: 999 },
            best_probability: { status: 'not_applicable', reason: 'no bootstrap' },
          })),
          covariance: [[4e-6], [3e-6, 4e-6], [null, null, null]],
          differences: [],
        },
      ],
    },
  },
  guardrails: [{ code: 'var_99', status: 'pass' }],
  analyses: {
    ...{ base: null, stress: [], sensitivity: [], indices: null },
    two_way: [{ x: { parameters: ['a.b'], values: [1, 2] } }],
    goal: { parameter: 'a.b', searches: [] },
  },
} satisfies SweepResults;

/** Brings a sweep of the tenant `default` into a store and to its end, by the steps a leader takes. */
export async function finishedSweep(store: SweepStore, options: FinishedSweepOptions = {}): Promise<SweepKey> {
  const { state = 'completed', strategies = 1, bundleKey = 'bundles/one.zip', analyses } = options;
  const sweep = newSweep({
    tenantId: 'default',
    strategies: Array.from({ length: strategies }, (_, index) => {
      return {
        index,
        role: { kind: 'variant' },
        parameters: { index },
        config: { strategy: index },
        configHash: 'c'.repeat(64),
      };
    }),
  });
  await store.createSweep(sweep);
  const key = keyOf(sweep);
  const control = await claim(store, key, 'control');
  const guard = { kind: 'lease', lease: control } as const;
  await store.transition({ ...key, guard, from: ['queued'], to: 'planning' });
  await store.freezePlan({ ...key, lease: control, plan: TEST_PLAN });
  await store.transition({ ...key, guard, from: ['running'], to: 'reducing' });
  const lease = await claim(store, key, 'reduce');
  for (let index = 0; index < strategies; index += 1) {
    await store.insertStrategyResult({ ...key, lease, generation: 1, row: { index, result: resultOf(index) } });
  }
  const bundle = { key: bundleKey, bytes: 3, sha256: 'b'.repeat(64) };
  const results = analyses === undefined ? FINISHED_RESULTS : { ...FINISHED_RESULTS, analyses };
  const end = { ...key, lease, generation: 1, state, resultDigest: 'd'.repeat(64), bundle, results };
  if ((await store.finishSweep(end)) !== 'done') throw new Error('the sweep did not end');
  return key;
}

function resultOf(index: number): JsonObject {
  const figure = { mean: 0.1 + index, standard_error: 0.01 };
  const tail = [{ level: 0.99, value: 0.2 }];
  return {
    paths: 512,
    metrics: { net_irr: figure, tvpi: figure },
    loss: { var: tail, es: tail },
    probabilities: { loss: { value: 0.1, low: 0.09, high: 0.11 } },
  };
}
