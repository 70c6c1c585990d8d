/**
 * Cost of the portfolio side of a path: market, candidates, exits, claims and NAV of the base preset, bought evenly over 24
 * months without a cash limit. Run: `node -r ts-node/register bench/portfolio.ts [paths]`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SimulationConfig } from '@ihome/config';

import { drawCandidate } from '../libs/engine/src/origination/draw-candidate';
import { acceptCandidate } from '../libs/engine/src/portfolio/accept-candidate';
import { beginPath } from '../libs/engine/src/portfolio/begin-path';
import { createPathState } from '../libs/engine/src/portfolio/create-path-state';
import { paidIfExitedNow } from '../libs/engine/src/portfolio/paid-if-exited-now';
import { releaseExits } from '../libs/engine/src/portfolio/release-exits';
import { resolvePortfolio } from '../libs/engine/src/resolve/resolve-portfolio';

const config = JSON.parse(readFileSync(join(__dirname, '../schemas/presets/base.json'), 'utf8')) as SimulationConfig;
const strategy = resolvePortfolio(config);
const state = createPathState(strategy);
const programme = config.fund.fund_size * config.deployment.target_deployment;
const window = 24;

/** Processor time of this process so far, µs: other load on the machine does not count. */
function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** One path; returns a number that depends on all of it. */
function portfolioPath(path: number): number {
  beginPath(state, path);
  let bought = 0;
  let number = 0;
  let sum = 0;
  for (let m = 0; m <= strategy.horizonMonths; m++) {
    releaseExits(state, m);
    if (m < window) {
      const target = (programme * (m + 1)) / window;
      while (bought < target) {
        bought += drawCandidate(state, number++, m);
        acceptCandidate(state);
      }
    }
    sum += paidIfExitedNow(state, m);
  }
  return sum;
}

const paths = Number(process.argv[2] ?? 4000);
let check = 0;
for (let path = 0; path < 500; path++) check += portfolioPath(path);
const heapBefore = process.memoryUsage().heapUsed;
const start = cpuMicros();
for (let path = 0; path < paths; path++) check += portfolioPath(path);
const total = cpuMicros() - start;
const positions = state.positions.count;
const heapAfter = process.memoryUsage().heapUsed;
const marketStart = cpuMicros();
for (let path = 0; path < paths; path++) beginPath(state, path);
const marketTotal = cpuMicros() - marketStart;
console.log(`loans on the last path: ${positions}; check ${check}`);
console.log(`portfolio: ${(total / paths).toFixed(1)} µs a path`);
console.log(`of which market and default hazards: ${(marketTotal / paths).toFixed(1)} µs`);
console.log(`heap growth: ${((heapAfter - heapBefore) / paths).toFixed(0)} bytes a path`);
