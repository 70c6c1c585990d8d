import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, SimulationConfig } from '@ihome/config';
import { DEMO_SWEEP } from '../apps/cli/src/demo-sweep';

/** A preset as it is shipped. */
export function preset(name: 'base' | 'market-hei' | 'bench-400'): SimulationConfig {
  const text = readFileSync(join(__dirname, '..', 'schemas', 'presets', `${name}.json`), 'utf8');
  return JSON.parse(text) as SimulationConfig;
}

/** Strategies of the demo's sweep. */
export const DEMO_STRATEGIES = 12;

/** The demo's sweep of twelve strategies around the base preset, with another number of paths and without its analyses. */
export function demoSweep(paths: number): JsonObject {
  return {
    ...DEMO_SWEEP,
    overrides: { monte_carlo: { num_paths: paths }, stress: { scenarios: [] }, sensitivity: { method: 'none' } },
  };
}
