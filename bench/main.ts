/**
 * `npm run bench -- [name…] [--quick]`: measures and prints tables. Every figure is the median of rounds in which the things compared
 * take turns; the figures of a release are in docs/performance.md.
 */
import { table } from '../apps/cli/src/terminal/table';
import { apiPollers } from './api-pollers';
import { parseArguments, UnknownArgument } from './arguments';
import { baseline } from './baseline';
import type { Benchmark } from './benchmark';
import { conditions } from './conditions';
import { emptyChunks } from './empty-chunks';
import { engine } from './engine';
import { memory } from './memory';
import { numerics } from './numerics';
import { platformOverhead } from './platform-overhead';
import { portfolio } from './portfolio';
import { reducer } from './reducer';
import { variance } from './variance';
import { workers } from './workers';

const BENCHMARKS: readonly Benchmark[] = [
  engine,
  baseline,
  workers,
  platformOverhead,
  emptyChunks,
  memory,
  apiPollers,
  portfolio,
  numerics,
  reducer,
  variance,
];
const USAGE_ERROR = 2;

async function main(words: readonly string[]): Promise<void> {
  const { names, quick, help } = parseArguments(
    words,
    BENCHMARKS.map(({ name }) => name),
  );
  if (help) {
    console.log('npm run bench -- [name…] [--quick]');
    for (const { name, about } of BENCHMARKS) console.log(`  ${name.padEnd(20)}${about}`);
    return;
  }
  for (const line of conditions()) console.log(line);
  if (quick) console.log('Quick: few and short rounds; not for the record');
  for (const name of names) {
    const benchmark = BENCHMARKS.find((one) => one.name === name);
    if (benchmark === undefined) continue;
    const progress = (line: string): void => console.error(`${name}: ${line}`);
    for (const { title, columns, rows, notes } of await benchmark.run({ quick, progress })) {
      console.log(`\n${title}`);
      for (const line of table(columns, rows)) console.log(line);
      for (const note of notes) console.log(note);
    }
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const usage = error instanceof UnknownArgument;
  console.error(usage ? error.message : error);
  process.exitCode = usage ? USAGE_ERROR : 1;
});
