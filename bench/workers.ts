import { createThreadPool } from '@ihome/compute';
import { canonicalHash } from '@ihome/config';
import type { ChunkCompute, JsonObject } from '@ihome/orchestration';
import type { Benchmark } from './benchmark';
import { timed, type Taken } from './processor-time';
import { median, medianRatio } from './statistics';
import { preset } from './strategies';

const THREADS = [1, 2] as const;
const CHUNK_PATHS = 512;
const NEVER = new AbortController().signal;

/** What a second compute thread brings: the same chunks of the base preset through pools of one and of two threads. */
export const workers: Benchmark = {
  name: 'workers',
  about: 'paths per second with one and with two compute threads',
  async run({ quick, progress }) {
    const chunks = quick ? 2 : 8;
    const rounds = quick ? 3 : 7;
    const pools = THREADS.map((threads) => ({ threads, pool: createThreadPool({ threads }), taken: [] as Taken[] }));
    try {
      for (const { pool, threads } of pools) await simulate(pool, threads);
      for (let round = 1; round <= rounds; round++) {
        progress(`round ${round} of ${rounds}`);
        for (const { pool, taken } of pools) taken.push(await timed(() => simulate(pool, chunks)));
      }
    } finally {
      await Promise.all(pools.map(({ pool }) => pool.close()));
    }
    const paths = chunks * CHUNK_PATHS;
    const wall = (taken: readonly Taken[]): number[] => taken.map(({ wallSeconds }) => wallSeconds);
    const cpu = (taken: readonly Taken[]): number[] => taken.map(({ cpuSeconds }) => cpuSeconds);
    const one = pools[0]?.taken ?? [];
    return [
      {
        title: `Compute threads: base preset, median of ${rounds} rounds of ${chunks} chunks of ${CHUNK_PATHS} paths`,
        columns: [
          { title: 'threads', align: 'right' },
          { title: 'paths/s', align: 'right' },
          { title: 'to one thread', align: 'right' },
          { title: 'paths per processor second', align: 'right' },
          { title: 'processor time to one thread', align: 'right' },
        ],
        rows: pools.map(({ threads, taken }) => [
          String(threads),
          (paths / median(wall(taken))).toFixed(0),
          `${medianRatio(wall(one), wall(taken)).toFixed(2)}×`,
          (paths / median(cpu(taken))).toFixed(0),
          `${medianRatio(cpu(taken), cpu(one)).toFixed(2)}×`,
        ]),
        notes: ['Paths/s by the clock are less than the threads could do wherever something else wants the cores.'],
      },
    ];
  },
};

async function simulate(pool: ChunkCompute, chunks: number): Promise<void> {
  const config = JSON.parse(JSON.stringify(preset('base'))) as JsonObject;
  const strategies = [
    { index: 0, role: { kind: 'variant' }, parameters: {}, configHash: canonicalHash(config), config },
  ];
  await Promise.all(
    Array.from({ length: chunks }, (_, chunk) =>
      pool.simulate({ strategies, firstPath: chunk * CHUNK_PATHS, paths: CHUNK_PATHS, signal: NEVER }),
    ),
  );
}
