import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PATH_METRICS } from '@ihome/engine';
import type { Benchmark } from './benchmark';
import type { ReducerCost } from './reducer-process';

/** Strategies and paths of each. The last sweep has ten million paths. */
const SWEEPS = [
  [100, 10_240],
  [10, 102_400],
  [100, 102_400],
] as const;

const QUICK_SWEEPS = [
  [4, 2_560],
  [4, 10_240],
] as const;

/** Of the JavaScript heap; typed arrays are beside it, and resident memory is what counts. */
const HEAP_MIB = 256;

const MICROS = 1e6;
const MIB = 2 ** 20;

const run = promisify(execFile);

/** Microseconds of processor a path and strategy of every part of a reduction, on synthetic path tables, and its memory. */
export const reducer: Benchmark = {
  name: 'reducer',
  about: 'microseconds a path and strategy of the reduction, by part, and its memory',
  async run({ quick, progress }) {
    const costs: ReducerCost[] = [];
    for (const [strategies, paths] of quick ? QUICK_SWEEPS : SWEEPS) {
      progress(`${strategies} strategies × ${paths} paths`);
      costs.push(await reduced(strategies, paths));
    }
    return [
      {
        title: `Reducer: processor microseconds a path and strategy, ${PATH_METRICS.length} metrics`,
        columns: [
          { title: 'strategies × paths' },
          { title: 'gathering', align: 'right' },
          { title: 'results', align: 'right' },
          { title: 'of them correlations', align: 'right' },
          { title: 'comparison', align: 'right' },
          { title: 'compared', align: 'right' },
          { title: 'frontier', align: 'right' },
          { title: 'peak MiB', align: 'right' },
        ],
        rows: costs.map(row),
        notes: [
          'One process for each row, one strategy after another, as a compute thread does it; the comparison is a path of each compared strategy.',
          'Processor time of the process: collecting garbage and compiling are in it. Correlations are those of one strategy, measured after the rest.',
          'Peak is the most that was resident in the process, sources and compiler included.',
        ],
      },
    ];
  },
};

async function reduced(strategies: number, paths: number): Promise<ReducerCost> {
  const script = join(__dirname, 'reducer-process.ts');
  const { stdout } = await run(process.execPath, [
    ...[`--max-old-space-size=${HEAP_MIB}`, '-r', 'ts-node/register', script],
    ...[String(strategies), String(paths)],
  ]);
  return JSON.parse(stdout) as ReducerCost;
}

function row(cost: ReducerCost): string[] {
  const { strategies, paths, compared } = cost;
  const each = (seconds: number, of: number): string => ((seconds / of / paths) * MICROS).toFixed(2);
  return [
    `${strategies} × ${paths}`,
    each(cost.gathering, strategies),
    each(cost.results, strategies),
    each(cost.correlations, 1),
    each(cost.comparison, compared),
    String(compared),
    each(cost.frontier, strategies),
    (cost.peakBytes / MIB).toFixed(0),
  ];
}
