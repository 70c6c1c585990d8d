import type { ChunkOutcome, GroupedStrategy, JsonObject } from '@ihome/orchestration';
import { TOY_ENGINE_VERSION, TOY_KERNEL_MODULE } from '@ihome/testing';
import { createThreadPool } from './thread-pool';

const kernel = { module: TOY_KERNEL_MODULE, engineVersion: TOY_ENGINE_VERSION };
const never = new AbortController().signal;
const strategies = [0, 1].map((strategy) => ({
  index: strategy,
  role: { kind: 'variant' },
  parameters: { strategy },
  configHash: `${strategy}`,
  config: { seed: 7, strategy },
}));

const grouped = (config: JsonObject): GroupedStrategy => ({ config, role: { kind: 'variant' } });

jest.setTimeout(30_000);

describe('a pool of compute threads', () => {
  const pools: { readonly close: () => Promise<void> }[] = [];
  const pool = (threads: number): ReturnType<typeof createThreadPool> => {
    const made = createThreadPool({ threads, kernel });
    pools.push(made);
    return made;
  };
  afterEach(async () => {
    for (const made of pools.splice(0)) await made.close();
  });

  it('gives the same bytes for the same chunk in whatever thread', async () => {
    const compute = pool(2);
    const task = { strategies, firstPath: 256, paths: 256, signal: never };
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => compute.simulate(task)));
    const digests = outcomes.map((outcome: ChunkOutcome) => (outcome.kind === 'done' ? outcome.sha256 : outcome.kind));
    expect(new Set(digests)).toHaveProperty('size', 1);
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stops a chunk while it is computed', async () => {
    const compute = pool(1);
    const controller = new AbortController();
    await compute.groupKeys([grouped({})]);
    const outcome = compute.simulate({ strategies, firstPath: 0, paths: 20_000_000, signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    expect(await outcome).toEqual({ kind: 'stopped' });
  });

  it('stops a chunk that still waits for a thread', async () => {
    const compute = pool(1);
    const controller = new AbortController();
    const first = compute.simulate({ strategies, firstPath: 0, paths: 256, signal: never });
    const second = compute.simulate({ strategies, firstPath: 0, paths: 256, signal: controller.signal });
    controller.abort();
    expect(await second).toEqual({ kind: 'stopped' });
    expect(await first).toMatchObject({ kind: 'done' });
  });

  it('passes on the errors of the model with their code, and goes on', async () => {
    const compute = createThreadPool({
      threads: 1,
      kernel: { ...kernel, module: require.resolve('./failing-kernel.fixture') },
    });
    pools.push(compute);
    const task = { strategies, firstPath: 0, paths: 1, signal: never };
    await expect(compute.simulate(task)).rejects.toMatchObject({ code: 'non_finite', retryable: false });
    await expect(compute.groupKeys([grouped({ throw: 'Error' })])).rejects.toMatchObject({ code: 'internal' });
    expect(await compute.groupKeys([grouped({})])).toEqual(['key']);
  });

  it('tells of a thread that died, and starts another', async () => {
    const compute = createThreadPool({
      threads: 1,
      kernel: { ...kernel, module: require.resolve('./failing-kernel.fixture') },
    });
    pools.push(compute);
    await expect(compute.groupKeys([grouped({ throw: 'exit' })])).rejects.toThrow('a compute thread ended');
    expect(await compute.groupKeys([grouped({})])).toEqual(['key']);
  });
});
