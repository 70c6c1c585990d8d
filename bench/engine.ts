import { createSimulator, resolveStrategy, strategyGroupKey, type ResolvedStrategy } from '@ihome/engine';
import { expandSweep } from '@ihome/monte-carlo';
import type { Benchmark } from './benchmark';
import { timed, type Taken } from './processor-time';
import { extent, median, medianRatio } from './statistics';
import { demoSweep, preset } from './strategies';

const WARM_UP_PATHS = 256;

interface Case {
  readonly name: string;
  readonly strategies: number;
  readonly simulate: (paths: number) => void;
  readonly rounds: Taken[];
}

/** Path-strategies per second of one core: single strategies, and a sweep whose strategies share market and loans. */
export const engine: Benchmark = {
  name: 'engine',
  about: 'path-strategies per second of one core',
  async run({ quick, progress }) {
    const paths = quick ? 256 : 1024;
    const rounds = quick ? 3 : 9;
    const cases: readonly Case[] = [
      caseOf('base preset', [resolveStrategy(preset('base'))]),
      caseOf('market-hei preset', [resolveStrategy(preset('market-hei'))]),
      caseOf(
        'sweep of the demo',
        expandSweep(demoSweep(paths)).strategies.map(({ config }) => resolveStrategy(config)),
      ),
    ];
    for (const { simulate } of cases) simulate(WARM_UP_PATHS);
    for (let round = 1; round <= rounds; round++) {
      progress(`round ${round} of ${rounds}`);
      for (const { simulate, rounds: taken } of cases) taken.push(await timed(() => simulate(paths)));
    }
    const perPath = ({ rounds: taken, strategies }: Case): number[] =>
      taken.map(({ cpuSeconds }) => cpuSeconds / (paths * strategies));
    const [base] = cases;
    return [
      {
        title: `Engine on one core: path-strategies a second, median of ${rounds} rounds of ${paths} paths`,
        columns: [
          { title: '' },
          { title: 'strategies', align: 'right' },
          { title: 'per processor second', align: 'right' },
          { title: 'least … most', align: 'right' },
          { title: 'per wall second', align: 'right' },
          { title: 'cost of one to base', align: 'right' },
        ],
        rows: cases.map((one) => {
          const rates = perPath(one).map((seconds) => 1 / seconds);
          const wall = one.rounds.map(({ wallSeconds }) => (paths * one.strategies) / wallSeconds);
          return [
            one.name,
            String(one.strategies),
            median(rates).toFixed(0),
            extent(rates)
              .map((rate) => rate.toFixed(0))
              .join(' … '),
            median(wall).toFixed(0),
            base === undefined ? '' : medianRatio(perPath(one), perPath(base)).toFixed(2),
          ];
        }),
        notes: [],
      },
    ];
  },
};

/** One simulator a strategy group, as the platform has it. */
function caseOf(name: string, strategies: readonly ResolvedStrategy[]): Case {
  const groups = new Map<string, ResolvedStrategy[]>();
  for (const strategy of strategies) {
    const key = strategyGroupKey(strategy);
    groups.set(key, [...(groups.get(key) ?? []), strategy]);
  }
  const simulators = [...groups.values()].map((group) => createSimulator(group));
  const simulate = (paths: number): void => {
    for (const simulator of simulators) simulator.simulateChunk({ firstPath: 0, paths });
  };
  return { name, strategies: strategies.length, simulate, rounds: [] };
}
