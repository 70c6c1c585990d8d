import { drawCandidate } from '../libs/engine/src/origination/draw-candidate';
import { acceptCandidate } from '../libs/engine/src/portfolio/accept-candidate';
import { beginPath } from '../libs/engine/src/portfolio/begin-path';
import { createPathState } from '../libs/engine/src/portfolio/create-path-state';
import { paidIfExitedNow } from '../libs/engine/src/portfolio/paid-if-exited-now';
import { releaseExits } from '../libs/engine/src/portfolio/release-exits';
import { resolvePortfolio } from '../libs/engine/src/resolve/resolve-portfolio';
import type { Benchmark } from './benchmark';
import { timed } from './processor-time';
import { median } from './statistics';
import { preset } from './strategies';

const BUYING_MONTHS = 24;
const WARM_UP_PATHS = 500;
const MICROS = 1e6;

/**
 * Cost of the portfolio side of a path: market, candidates, exits, claims and NAV of the base preset, bought evenly over 24 months
 * without a cash limit; and of its market alone.
 */
export const portfolio: Benchmark = {
  name: 'portfolio',
  about: 'cost of market, candidates, exits and claims of a path',
  async run({ quick }) {
    const paths = quick ? 250 : 1000;
    const rounds = quick ? 3 : 7;
    const { simulate, begin, positions } = portfolioPaths();
    simulate(WARM_UP_PATHS);
    const whole: number[] = [];
    const market: number[] = [];
    const heapBefore = process.memoryUsage().heapUsed;
    for (let round = 0; round < rounds; round++) {
      whole.push(((await timed(() => simulate(paths))).cpuSeconds / paths) * MICROS);
      market.push(((await timed(() => begin(paths))).cpuSeconds / paths) * MICROS);
    }
    const heapBytes = (process.memoryUsage().heapUsed - heapBefore) / (2 * rounds * paths);
    return [
      {
        title: `Portfolio of a path: processor time, median of ${rounds} rounds of ${paths} paths`,
        columns: [{ title: '' }, { title: 'µs a path', align: 'right' }],
        rows: [
          ['portfolio', median(whole).toFixed(1)],
          ['of which market and default hazards', median(market).toFixed(1)],
        ],
        notes: [`${positions()} positions on the last path; the heap grew by ${heapBytes.toFixed(0)} bytes a path.`],
      },
    ];
  },
};

interface PortfolioPaths {
  readonly simulate: (paths: number) => void;
  /** The market alone. */
  readonly begin: (paths: number) => void;
  readonly positions: () => number;
}

function portfolioPaths(): PortfolioPaths {
  const config = preset('base');
  const strategy = resolvePortfolio(config);
  const state = createPathState(strategy);
  const programme = config.fund.fund_size * config.deployment.target_deployment;
  const simulateOne = (path: number): number => {
    beginPath(state, path);
    let bought = 0;
    let number = 0;
    let paid = 0;
    for (let month = 0; month <= strategy.horizonMonths; month++) {
      releaseExits(state, month);
      const target = (programme * (month + 1)) / BUYING_MONTHS;
      while (month < BUYING_MONTHS && bought < target) {
        bought += drawCandidate(state, number++, month);
        acceptCandidate(state);
      }
      paid += paidIfExitedNow(state, month);
    }
    return paid;
  };
  return {
    simulate: (paths) => {
      for (let path = 0; path < paths; path++) {
        if (!Number.isFinite(simulateOne(path))) throw new Error(`path ${path} has a claim that is not finite`);
      }
    },
    begin: (paths) => {
      for (let path = 0; path < paths; path++) beginPath(state, path);
    },
    positions: () => state.positions.count,
  };
}
