import { createSimulator, resolveStrategy } from '@ihome/engine';
import { compileBaseline, findCompiler } from './baseline-program';
import type { Benchmark } from './benchmark';
import { timed } from './processor-time';
import { extent, median } from './statistics';
import { preset } from './strategies';

/** Until the compiler has seen both presets for a while: shorter, and the first rounds are half as fast. */
const WARM_UP_PATHS = 2048;

/** What is asked of the engine, as a part of the C program's rate. */
const WANTED = { 'bench-400': 0.6, base: 0.6 / 3 };

type PresetName = keyof typeof WANTED;

/** Paths a second of one core: the engine against the second implementation in C, which takes its turn in every round. */
export const baseline: Benchmark = {
  name: 'baseline',
  about: 'paths per second of one core against the model in plain C (needs a C compiler)',
  async run({ quick, progress }) {
    const compiler = findCompiler(process.env['PATH'] ?? '');
    if (compiler === undefined) return [notRun()];
    const paths = quick ? 256 : 1024;
    const rounds = quick ? 3 : 11;
    const program = compileBaseline(compiler, preset('bench-400'));
    const engines = (['bench-400', 'base'] as const).map((name) => ({ name, simulate: engineOn(name) }));
    const rates: Record<'C' | PresetName, number[]> = { C: [], 'bench-400': [], base: [] };
    for (const { simulate } of engines) simulate(WARM_UP_PATHS);
    try {
      for (let round = 1; round <= rounds; round++) {
        progress(`round ${round} of ${rounds}`);
        rates.C.push(paths / program.seconds({ first: 0, count: paths }));
        for (const { name, simulate } of engines) {
          const { cpuSeconds } = await timed(() => simulate(paths));
          rates[name].push(paths / cpuSeconds);
        }
      }
    } finally {
      program.remove();
    }
    const row = (what: string, name: keyof typeof rates): string[] => {
      const ofC = rates[name].map((rate, round) => rate / (rates.C[round] ?? NaN));
      return [
        what,
        median(rates[name]).toFixed(0),
        spread(rates[name], 0),
        median(ofC).toFixed(2),
        spread(ofC, 2),
        name === 'C' ? '' : WANTED[name].toFixed(2),
      ];
    };
    return [
      {
        title: `Engine and C program: paths a processor second of one core, median of ${rounds} rounds of ${paths} paths`,
        columns: [
          { title: '' },
          { title: 'paths/s', align: 'right' },
          { title: 'least … most', align: 'right' },
          { title: 'of C', align: 'right' },
          { title: 'least … most', align: 'right' },
          { title: 'wanted', align: 'right' },
        ],
        rows: [
          row('bench-400, baseline.c -O3', 'C'),
          row('bench-400, engine', 'bench-400'),
          row('base, engine', 'base'),
        ],
        notes: ['"of C" is taken within each round, against baseline.c on bench-400, also for base.'],
      },
    ];
  },
};

function engineOn(name: PresetName): (paths: number) => void {
  const simulator = createSimulator([resolveStrategy(preset(name))]);
  return (paths) => void simulator.simulateChunk({ firstPath: 0, paths });
}

function spread(values: readonly number[], digits: number): string {
  return extent(values)
    .map((value) => value.toFixed(digits))
    .join(' … ');
}

function notRun(): { title: string; columns: []; rows: []; notes: string[] } {
  return {
    title: 'Engine and C program: not run',
    columns: [],
    rows: [],
    notes: ['There is no C compiler (cc) on PATH.'],
  };
}
