import { SimulatedCluster, toyDocument, type ClusterMember, type ClusterOptions } from '@ihome/testing';
import { SimulationError } from '@ihome/config';
import type { JobQueue } from '../ports/job-queue';
import type { SweepRecord } from '../ports/sweep-records';

const STRATEGIES = 12;
const document = toyDocument({ strategies: STRATEGIES, paths: 300 });
const INSERT = 'store.insertStrategyResult';

interface Ran {
  readonly sweep: SweepRecord;
  /** Rows that each process wrote, the reducer first. */
  readonly written: readonly number[];
  readonly cluster: SimulatedCluster;
}

/**
 * A sweep over three processes. Whoever reduces is stopped before its first row, as long as the others have not written theirs; it goes on
 * once nothing more happens.
 */
async function run(processes: number, { hold, ...options }: ClusterOptions & { readonly hold: number }): Promise<Ran> {
  const cluster = new SimulatedCluster(options);
  const key = await cluster.submit(document);
  let reducer: ClusterMember['process'] | null = null;
  let others = 0;
  const members = Array.from({ length: processes }, () =>
    cluster.spawn((process, { name, when }) => {
      if (name !== INSERT) return;
      if (reducer === null) {
        reducer = process;
        if (hold > 0) process.stop();
      } else if (process !== reducer && when === 'after' && ++others === hold) reducer.goOn();
    }),
  );
  const sweep = await cluster.end(key);
  const rows = ({ process }: ClusterMember): number => process.calls.filter((call) => call === INSERT).length;
  const written = members.map(rows).sort((a, b) => a - b);
  return { sweep, written, cluster };
}

describe('the reduction of a sweep over several workers', () => {
  let alone: Ran;
  beforeAll(async () => {
    alone = await run(1, { hold: 0 });
  });

  it('is that of one worker', () => {
    expect(alone.sweep.state).toBe('completed');
    expect(alone.written).toEqual([STRATEGIES]);
  });

  it('is shared by strategy: while one is stopped the others write the rest, and hardly one is written twice', async () => {
    const { sweep, written, cluster } = await run(3, { hold: STRATEGIES - 1 });
    expect(sweep).toMatchObject({ state: 'completed', resultDigest: alone.sweep.resultDigest });
    expect(written[0]).toBeGreaterThan(0);
    expect(written.reduce((sum, rows) => sum + rows, 0)).toBeLessThanOrEqual(STRATEGIES + 2);
    expect(cluster.laws.violations).toEqual([]);
  });

  it('needs nobody: a queue that takes no shares leaves all to the reducer', async () => {
    const makeQueue = (queue: JobQueue): JobQueue =>
      new Proxy(queue, {
        get: (target, property): unknown => {
          const value: unknown = Reflect.get(target, property, target);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]): unknown =>
            property === 'addBulk' && JSON.stringify(args).includes('"share"')
              ? Promise.reject(new SimulationError('store_unavailable', 'The queue is away.', { retryable: true }))
              : Reflect.apply(value, target, args);
        },
      });
    const { sweep, written } = await run(3, { hold: 0, makeQueue });
    expect(sweep).toMatchObject({ state: 'completed', resultDigest: alone.sweep.resultDigest });
    expect(written).toEqual([0, 0, STRATEGIES]);
  });
});
