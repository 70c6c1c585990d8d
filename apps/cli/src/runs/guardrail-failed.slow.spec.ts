/** A run that breaches an enforced guardrail, from submission to bundle, with the real engine. */
import { createThreadPool } from '@ihome/compute';
import { runLocally, sweepModel, type LocalOutcome } from '@ihome/orchestration';
import { createBundleWriter } from '@ihome/report';

const compute = createThreadPool({ threads: 1 });

afterAll(() => compute.close());

const NO_ANALYSES = { stress: { scenarios: [] }, sensitivity: { method: 'none', parameters: [] } };

/** 64 paths of the base preset against this limit on the mean default rate. */
const run = (guardrails: { readonly max_default_rate: number; readonly enforcement: string }): Promise<LocalOutcome> =>
  runLocally({
    document: { preset: 'base', overrides: { ...NO_ANALYSES, guardrails, monte_carlo: { num_paths: 64 } } },
    model: sweepModel,
    bundles: createBundleWriter(),
    compute,
  });

/** Figures of the only strategy, without its guardrails and the hash of its configuration. */
function figuresOf({ finished }: LocalOutcome): unknown {
  const { guardrails, config_hash: hash, ...figures } = finished?.strategies[0]?.result ?? {};
  expect([guardrails, hash]).not.toContain(undefined);
  return figures;
}

test('a breach ends as guardrail_failed with all the results of a run that only reports it', async () => {
  const failed = await run({ max_default_rate: 0, enforcement: 'fail' });
  const reported = await run({ max_default_rate: 0, enforcement: 'report' });
  const kept = await run({ max_default_rate: 1, enforcement: 'fail' });
  expect([failed, reported, kept].map(({ sweep }) => sweep.state)).toEqual([
    'guardrail_failed',
    'completed',
    'completed',
  ]);
  expect(failed.finished?.strategies).toHaveLength(1);
  expect(failed.finished?.bundle.length).toBeGreaterThan(10_000);
  expect(figuresOf(failed)).toEqual(figuresOf(kept));
  expect(figuresOf(reported)).toEqual(figuresOf(kept));
  expect(JSON.stringify(failed.finished?.guardrails)).toContain('"breach"');
}, 120_000);
