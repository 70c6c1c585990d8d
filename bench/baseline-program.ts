import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulationConfig } from '@ihome/config';
import { PATH_METRICS, PATH_STATUS_NAMES } from '@ihome/engine';
import { findProgram } from '../libs/embedded/src/find-program';

const SOURCE = join(__dirname, 'baseline.c');
/** As fast as a compiler makes plain C without leaving IEEE arithmetic. */
const FLAGS = ['-std=gnu11', '-O3', '-ffp-contract=off'];
const MAX_OUTPUT_BYTES = 2 ** 28;

/** Whether the comparison with the C program runs, fails for want of a compiler, or is left out. */
export type CompilerUse = 'run' | 'fail' | 'not_run';

/** A compiler is expected in CI; elsewhere its absence is said and nothing fails. */
export function compilerUse(compiler: string | undefined, isCi: boolean): CompilerUse {
  if (compiler !== undefined) return 'run';
  return isCi ? 'fail' : 'not_run';
}

/** The C compiler on a search path, or undefined. */
export function findCompiler(searchPath: string): string | undefined {
  return findProgram(['cc', 'gcc', 'clang'], searchPath);
}

/** A range of paths. */
export interface Paths {
  readonly first: number;
  readonly count: number;
}

/** `bench/baseline.c`, compiled, with the parameters of one configuration, in a folder of its own. */
export interface BaselineProgram {
  /** Figures of each path in the order of `PATH_METRICS`, then multiples of zones: a number, or the name of the status that stands for none. */
  figures(paths: Paths): (number | string)[][];
  /** Processor seconds that the paths take, start and reading of parameters left out. */
  seconds(paths: Paths): number;
  /** Removes the folder. */
  remove(): void;
}

/** Compiles the program and writes its parameters. @throws Error with the compiler's words, or when names of figures differ */
export function compileBaseline(compiler: string, config: SimulationConfig): BaselineProgram {
  const folder = mkdtempSync(join(tmpdir(), 'ihome-baseline-'));
  const program = join(folder, 'baseline');
  const parameters = join(folder, 'parameters');
  try {
    execFileSync(compiler, [...FLAGS, '-o', program, SOURCE, '-lm'], { stdio: 'pipe' });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  writeFileSync(parameters, parameterLines(config).join('\n') + '\n');
  const run = ({ first, count }: Paths, ...more: readonly string[]): string =>
    execFileSync(program, [parameters, String(first), String(count), ...more], {
      encoding: 'utf8',
      maxBuffer: MAX_OUTPUT_BYTES,
      stdio: 'pipe',
    });
  return {
    figures: (paths) => parseFigures(run(paths, 'figures'), config.zones.length),
    seconds: (paths) => Number(run(paths).split(' ')[0]),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** A line "path value" for each leaf: `price_path.volatility.green 0.066`; an empty list is `[]`, nothing is `null`. */
export function parameterLines(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path} ${String(value)}`];
  if (Array.isArray(value)) {
    return value.length === 0 ? [`${path} []`] : value.flatMap((item, i) => parameterLines(item, `${path}[${i}]`));
  }
  return Object.entries(value).flatMap(([name, item]) => parameterLines(item, path === '' ? name : `${path}.${name}`));
}

function parseFigures(output: string, zones: number): (number | string)[][] {
  const [names = [], ...rows] = output
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));
  const ofZones = Array.from({ length: zones }, (_, zone) => `zone_multiple_${zone}`);
  const expected = [...PATH_METRICS.map(({ name }) => name), ...ofZones];
  if (names.join() !== expected.join())
    throw new Error(`the program has the figures ${names.join()}, not ${expected.join()}`);
  const statuses: readonly string[] = PATH_STATUS_NAMES;
  return rows.map((row) => row.map((word) => (statuses.includes(word) ? word : Number(word))));
}
