import type { StrategyResult, SweepResultDocument } from '@ihome/monte-carlo';
import { InlineCompute, runLocally, sweepModel, type ChunkRule, type JsonObject } from '@ihome/orchestration';
import { createBundleWriter } from '@ihome/report';
import { kernel } from './engine-kernel';

jest.setTimeout(300_000);

/** A fund of some 20 positions that looks at 300, 600, 1,200 and 1,500 paths, with a stressed run. */
function sweep(monteCarlo: JsonObject): JsonObject {
  const scenario = {
    ...{ name: 'slump', month: 24, duration_months: 12, property_value_shock: -0.4, zones: [] },
    ...{ interest_rate_shock: 0.02, default_rate_multiplier: 2, exit_rate_multiplier: 0.5, overrides: {} },
  };
  return {
    preset: 'base',
    overrides: {
      fund: { fund_size: 5e6 },
      monte_carlo: { num_paths: 1_500, ...monteCarlo },
      guardrails: { enforcement: 'report' },
      risk: { bootstrap_replications: 8 },
      stress: { scenarios: [scenario] },
      sensitivity: { method: 'none' },
    },
    axes: [{ parameter: 'contract.share_multiplier', values: [1, 2] }],
  };
}

interface Ended {
  readonly digest: string | null;
  readonly bundle: string;
  readonly results: SweepResultDocument;
  readonly chunks: number;
}

async function run(document: JsonObject, rule: ChunkRule): Promise<Ended> {
  const compute = new InlineCompute(kernel);
  const outcome = await runLocally({ document, rule, compute, model: sweepModel, bundles: createBundleWriter() });
  if (outcome.finished === null) throw new Error(`it ended as ${outcome.sweep.state}: ${outcome.sweep.reason?.detail}`);
  const { resultsJson, bundle } = outcome.finished;
  return {
    digest: outcome.sweep.resultDigest,
    bundle: Buffer.from(bundle).toString('base64'),
    results: JSON.parse(new TextDecoder().decode(resultsJson)) as SweepResultDocument,
    chunks: outcome.sweep.progress.chunks.done,
  };
}

const FINE: ChunkRule = { pathStrategies: 1, minChunks: 1 };
const COARSE: ChunkRule = { pathStrategies: 20_000, minChunks: 1 };

describe.each([
  { sampler: 'pseudo', half_width: 0.045 },
  { sampler: 'antithetic', half_width: 0.03 },
  { sampler: 'latin_hypercube', half_width: 0.03 },
] as const)('a sweep of the real model under $sampler that may stop', ({ sampler, half_width }) => {
  const convergence = { enabled: true, min_paths: 300, metric: 'loss.probability', half_width };
  const settings = { sampler, scrambles: 12, convergence };
  let fine: Ended;
  beforeAll(async () => {
    fine = await run(sweep(settings), FINE);
  });

  it('stops before all its paths, the same for every strategy and the stressed run', () => {
    const { stopping, strategies, analyses } = fine.results;
    expect(stopping).toMatchObject({ paths_allowed: 1_500, reason: 'half_width_reached' });
    const ran = stopping?.paths_run ?? NaN;
    expect([600, 1_200]).toContain(ran);
    expect(strategies.map(({ paths }) => paths)).toEqual([ran, ran]);
    expect(analyses.stress[0]?.differences.find(({ figure }) => figure === 'tvpi.mean')?.n).toBe(ran);
    expect(stopping?.checkpoints.map(({ paths, converged }) => [paths, converged])).toEqual(
      [300, 600, 1_200].filter((paths) => paths <= ran).map((paths) => [paths, paths === ran]),
    );
  });

  it('was decided by what its convergence tables show', () => {
    const { stopping, strategies } = fine.results;
    for (const { paths, index, half_width: width, value } of stopping?.checkpoints ?? []) {
      const rows = strategies.map(({ convergence: { figures } }) =>
        figures.find(({ name }) => name === 'loss.probability')?.rows.find((row) => row.paths === paths),
      );
      expect(rows[index]).toMatchObject({ half_width: width, value });
      expect(Math.max(...rows.map((row) => Number(row?.half_width)))).toBe(width);
    }
  });

  it('gives the same results and the same bundle, byte for byte, on another grid', async () => {
    const coarse = await run(sweep(settings), COARSE);
    expect(coarse.chunks).toBeLessThan(fine.chunks);
    expect([coarse.digest, coarse.bundle]).toEqual([fine.digest, fine.bundle]);
  });

  it('gives the figures of a sweep of so many paths, unless the points of a path depend on how many there are', async () => {
    const num_paths = fine.results.stopping?.paths_run ?? NaN;
    const off = { ...convergence, enabled: false };
    const plain = await run(sweep({ ...settings, num_paths, convergence: off }), COARSE);
    const figures = ({ metrics, loss, probabilities, guardrails }: StrategyResult): string =>
      JSON.stringify({ metrics, loss, probabilities, guardrails });
    const same = plain.results.strategies.map(
      (strategy, i) => figures(strategy) === figures(fine.results.strategies[i]!),
    );
    expect(same).toEqual(same.map(() => sampler !== 'latin_hypercube'));
    if (sampler === 'latin_hypercube') return;
    // Sums of a block that ends at a checkpoint have another order.
    const navs = [plain, fine].map(
      ({ results }) => results.strategies[0]?.series.find(({ name }) => name === 'nav')?.mean,
    );
    navs[0]?.forEach((nav, month) => expect(navs[1]?.[month]).toBeCloseTo(nav, 5));
  });
});
