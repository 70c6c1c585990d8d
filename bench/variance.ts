import { createSimulator, hasValue, PATH_METRICS, resolveStrategy, type PathTable } from '@ihome/engine';
import { expectedShortfall, quantile, sortedCopy } from '@ihome/risk';
import { mergeConfig, type SimulationConfig } from '@ihome/config';
import type { Benchmark, Report } from './benchmark';
import { timed } from './processor-time';
import { preset } from './strategies';

const SAMPLERS = ['pseudo', 'antithetic', 'sobol', 'latin_hypercube'] as const;

type Sampler = (typeof SAMPLERS)[number];

const FIGURES = ['mean net IRR', 'VaR 99%', 'ES 99%'] as const;

const PRESETS = ['base', 'market-hei'] as const;

/** What one run of a sampler says, and what it cost. */
interface Run {
  readonly figures: readonly number[];
  readonly cpuSeconds: number;
}

/**
 * Error of figures over independent runs of each sampler with as many paths, and the work that it saves: variance × processor time of
 * pseudo to that of the sampler.
 */
export const variance: Benchmark = {
  name: 'variance',
  about: 'error and processor time of each sampler against pseudo',
  async run({ quick, progress }) {
    const reports: Report[] = [];
    for (const name of PRESETS) reports.push(await compare(preset(name), { name, quick, progress }));
    return reports;
  },
};

interface Comparison {
  readonly name: string;
  readonly quick: boolean;
  readonly progress: (line: string) => void;
}

async function compare(base: SimulationConfig, { name, quick, progress }: Comparison): Promise<Report> {
  const { paths, runs } = quick ? { paths: 1024, runs: 8 } : { paths: 4096, runs: 16 };
  const taken = new Map<Sampler, Run[]>(SAMPLERS.map((sampler) => [sampler, []]));
  for (let run = 1; run <= runs; run++) {
    progress(`${name}, run ${run} of ${runs}`);
    for (const sampler of SAMPLERS) {
      const monte_carlo = { sampler, num_paths: paths, scrambles: 1, seed: 1000 + run };
      taken
        .get(sampler)!
        .push(await simulated(mergeConfig(base, { monte_carlo }) as Partial<SimulationConfig> as SimulationConfig));
    }
  }
  const pseudo = taken.get('pseudo')!;
  return {
    title: `${name} preset: error of ${paths} paths, from ${runs} independent runs`,
    columns: [
      { title: '' },
      { title: 'processor time to pseudo', align: 'right' },
      ...FIGURES.flatMap((figure) => [
        { title: figure, align: 'right' as const },
        { title: 'error cut', align: 'right' as const },
        { title: 'work saved', align: 'right' as const },
      ]),
    ],
    rows: SAMPLERS.map((sampler) => {
      const own = taken.get(sampler)!;
      const cost = seconds(own) / seconds(pseudo);
      return [
        sampler,
        cost.toFixed(2),
        ...FIGURES.flatMap((_, figure) => {
          const cut = spread(pseudo, figure) / spread(own, figure);
          return [spread(own, figure).toExponential(2), cut.toFixed(2), ((cut * cut) / cost).toFixed(1)];
        }),
      ];
    }),
    notes: [
      'Error: standard deviation over the runs. Error cut: that of pseudo to it. Work saved: the cut squared, over the time.',
      `An error from ${runs} runs is itself known to ±${(100 / Math.sqrt(2 * (runs - 1))).toFixed(0)}%, a cut to ±${(100 / Math.sqrt(runs - 1)).toFixed(0)}%.`,
      'One scramble a run: all paths are points of one design.',
    ],
  };
}

async function simulated(config: SimulationConfig): Promise<Run> {
  const simulator = createSimulator([resolveStrategy(config)]);
  let table: PathTable | null = null;
  const { cpuSeconds } = await timed(() => {
    table = simulator.simulateChunk({ firstPath: 0, paths: config.monte_carlo.num_paths });
  });
  if (table === null) throw new Error('the simulation was stopped');
  const netIrr = column(table, 'net_irr');
  const losses = sortedCopy(column(table, 'tvpi').map((tvpi) => 1 - tvpi));
  const mean = netIrr.reduce((sum, x) => sum + x, 0) / netIrr.length;
  return { figures: [mean, Number(quantile(losses, 0.99)), Number(expectedShortfall(losses, 0.99))], cpuSeconds };
}

function column({ paths, values, status }: PathTable, name: string): Float64Array {
  const start = PATH_METRICS.findIndex((metric) => metric.name === name) * paths;
  return values.slice(start, start + paths).filter((_, path) => hasValue(status[start + path]!));
}

function spread(runs: readonly Run[], figure: number): number {
  const values = runs.map(({ figures }) => figures[figure]!);
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1));
}

function seconds(runs: readonly Run[]): number {
  return runs.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
}
