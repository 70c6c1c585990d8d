import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulationConfig } from '@ihome/config';
import { createSimulator, metricIndex, PATH_METRICS, resolveStrategy } from '@ihome/engine';

/**
 * Paths per second of one core on the base preset: median over rounds of one chunk each, after a warm-up.
 * Use: node -r ts-node/register bench/engine.ts [paths per round] [rounds]
 */

function presetConfig(name: string): SimulationConfig {
  const text = readFileSync(join(__dirname, '..', 'schemas', 'presets', `${name}.json`), 'utf8');
  return JSON.parse(text) as SimulationConfig;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function main(): void {
  const paths = Number(process.argv[2] ?? 512);
  const rounds = Number(process.argv[3] ?? 7);
  const simulator = createSimulator([resolveStrategy(presetConfig('base'))]);
  const rates: number[] = [];
  let table = simulator.simulateChunk({ firstPath: 0, paths: 256 });
  for (let round = 0; round < rounds; round++) {
    const started = process.hrtime.bigint();
    table = simulator.simulateChunk({ firstPath: 0, paths });
    rates.push(paths / (Number(process.hrtime.bigint() - started) / 1e9));
  }
  if (table === null) throw new Error('the chunk was stopped');
  console.log(JSON.stringify({ bench: 'engine', paths_per_second: Math.round(median(rates)), paths, rounds }));
  if (process.argv.includes('--figures')) {
    for (const { name } of PATH_METRICS) {
      const row = table.values.subarray(metricIndex(name) * paths, (metricIndex(name) + 1) * paths);
      const defined = row.filter((value) => Number.isFinite(value));
      const mean = defined.reduce((sum, value) => sum + value, 0) / defined.length;
      console.log(name.padEnd(24), mean, `${defined.length} defined`, Math.min(...defined), Math.max(...defined));
    }
  }
}

main();
