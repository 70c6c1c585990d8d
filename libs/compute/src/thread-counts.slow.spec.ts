import { runLocally } from '@ihome/orchestration';
import { TOY_ENGINE_VERSION, TOY_KERNEL_MODULE, toyBundleWriter, toyDocument, toyModel } from '@ihome/testing';
import { createThreadPool } from './thread-pool';

const kernel = { module: TOY_KERNEL_MODULE, engineVersion: TOY_ENGINE_VERSION };

describe('thread counts and chunk grids', () => {
  it('runs a whole sweep to the same digest on 1, 2 and 4 threads and on another grid', async () => {
    const document = toyDocument({ strategies: 5, paths: 3_000, groups: 2 });
    const run = async (threads: number, pathStrategies: number): Promise<string | null> => {
      const compute = createThreadPool({ threads, kernel });
      const rule = { pathStrategies, minChunks: 1 };
      const outcome = await runLocally({
        document,
        compute,
        model: toyModel,
        bundles: toyBundleWriter,
        rule,
      });
      await compute.close();
      expect(outcome.sweep.state).toBe('completed');
      return outcome.sweep.resultDigest;
    };
    const digests = [await run(1, 1_024), await run(2, 1_024), await run(4, 1_024), await run(2, 20_000)];
    expect(new Set(digests)).toHaveProperty('size', 1);
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  }, 60_000);
});
