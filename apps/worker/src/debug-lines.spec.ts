import { engineKernel } from '@ihome/compute';
import { createRootLogger, lineWriter } from '@ihome/observability';
import { InlineCompute, runLocally, silentTelemetry, sweepModel } from '@ihome/orchestration';
import { createBundleWriter } from '@ihome/report';

type Line = Readonly<Record<string, unknown>>;

const NO_ANALYSES = { stress: { scenarios: [] }, sensitivity: { method: 'none' } };
const SMALL = { monte_carlo: { num_paths: 64 }, risk: { bootstrap_replications: 8 } };

/** Runs a small sweep; the lines that a process of level info writes about it, and the digest of its results. */
async function run(debug: boolean): Promise<{ readonly lines: readonly Line[]; readonly digest: string | null }> {
  const lines: string[] = [];
  const root = createRootLogger({ level: 'info', destination: { write: (line: string) => void lines.push(line) } });
  const { sweep } = await runLocally({
    document: { preset: 'base', overrides: { ...SMALL, ...NO_ANALYSES, logging: { debug } } },
    compute: new InlineCompute(engineKernel),
    model: sweepModel,
    bundles: createBundleWriter(),
    telemetry: { ...silentTelemetry, log: lineWriter(root) },
  });
  return { lines: lines.map((line) => JSON.parse(line) as Line), digest: sweep.resultDigest };
}

describe('debug lines of a run', () => {
  it('tell of every chunk, partial and step of the reduction, with times', async () => {
    const { lines, digest } = await run(true);
    const asked = lines.filter(({ level }) => level === 'debug');
    const steps = [...new Set(asked.map(({ module, msg }) => `${String(module)}: ${String(msg)}`))];
    expect(new Set(steps)).toEqual(
      new Set([
        'sim.queue.control: a sweep changes its state',
        'sim.queue.control: the chunks are planned',
        'sim.queue.control: chunks are queued',
        'sim.mc.simulate: a chunk starts',
        'sim.mc.simulate: a chunk is computed',
        'sim.mc.simulate: a path table is stored',
        'sim.mc.simulate: a chunk is finished',
        'sim.mc.simulate: a partial is written',
        'sim.mc.reduce: strategies are reduced',
        'sim.mc.reduce: a strategy is reduced',
        'sim.mc.reduce: the results are drawn together',
        'sim.mc.reduce: the bundle is stored',
        'sim.mc.reduce: the reduction ends',
      ]),
    );
    for (const line of asked) expect(line).toMatchObject({ run_id: asked[0]?.['run_id'], ms: expect.any(Number) });
    const computed = asked.find(({ msg }) => msg === 'a chunk is computed');
    expect(computed).toMatchObject({ group: 0, chunk: 0, core_seconds: expect.any(Number) });
    expect(asked.at(-1)).toMatchObject({ result_digest: digest });
  });

  it('are absent from a run that asks for none', async () => {
    const { lines } = await run(false);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ level }) => level === 'debug')).toEqual([]);
  });
});
