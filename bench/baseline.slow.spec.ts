/** The engine against `bench/baseline.c`, which was written from the text of the model and shares no code with it. */
import type { SimulationConfig } from '@ihome/config';
import { PATH_METRICS, PATH_STATUS_NAMES, resolveStrategy, simulateChunk, type PathTable } from '@ihome/engine';
import { compileBaseline, compilerUse, findCompiler, type BaselineProgram } from './baseline-program';
import { preset } from './strategies';

const PATHS = 1000;
/** Of a figure, and what rounding may add: a part of commitments for money, of 1 for rates and counts. */
const TOLERANCE = { relative: 1e-9, rounding: 1e-12 };

const compiler = findCompiler(process.env['PATH'] ?? '');
const use = compilerUse(compiler, process.env['CI'] !== undefined);
if (use === 'not_run') {
  process.stderr.write('NOT RUN: baseline.c against the engine, for there is no C compiler (cc) here.\n');
}
// Left out only outside of CI, and said so; in CI a missing compiler fails.
const compare = use === 'not_run' ? it.skip : it;

function withProgram<T>(config: SimulationConfig, work: (program: BaselineProgram) => T): T {
  if (compiler === undefined) throw new Error('no C compiler (cc) on PATH; tools/ensure-compiler.sh installs one');
  const program = compileBaseline(compiler, config);
  try {
    return work(program);
  } finally {
    program.remove();
  }
}

/** Figures of the first `paths` paths in which the engine on bench-400 and the program differ. */
function differences(config: SimulationConfig, paths: number): string[] {
  const figures = withProgram(config, (program) => program.figures({ first: 0, count: paths }));
  const engine = preset('bench-400');
  const table = simulateChunk({ strategies: [resolveStrategy(engine)], firstPath: 0, paths });
  expect(figures).toHaveLength(paths);
  return figures.flatMap((row, path) => [
    ...zoneDifferences(table, path, row.slice(PATH_METRICS.length)),
    ...PATH_METRICS.flatMap(({ name, unit }, k) => {
      const value = table === null ? undefined : engineFigure(table, k * paths + path);
      const scale = unit === 'currency' ? engine.fund.fund_size : 1;
      return agree(value, row[k], scale) ? [] : [`path ${path}, ${name}: engine ${value}, C ${row[k]}`];
    }),
  ]);
}

/** Multiples of zones that differ. */
function zoneDifferences(table: PathTable | null, path: number, zones: readonly (number | string)[]): string[] {
  return zones.flatMap((expected, z) => {
    const value = table?.zoneMultiples[z * table.paths + path];
    const engine = Number.isNaN(value) ? 'not_applicable' : value;
    return agree(engine, expected, 1) ? [] : [`path ${path}, zone ${z}: engine ${engine}, C ${expected}`];
  });
}

function engineFigure({ values, status }: PathTable, cell: number): number | string | undefined {
  const name = PATH_STATUS_NAMES[status[cell] ?? 0];
  return name === 'defined' ? values[cell] : name;
}

function agree(engine: unknown, c: unknown, scale: number): boolean {
  if (typeof engine !== 'number' || typeof c !== 'number') return engine === c;
  return Math.abs(engine - c) <= TOLERANCE.relative * Math.abs(c) + TOLERANCE.rounding * scale;
}

describe('the C program of the model', () => {
  compare('agrees with the engine on every figure of 1,000 paths of bench-400', () => {
    expect(differences(preset('bench-400'), PATHS).slice(0, 20)).toEqual([]);
  });

  compare('disagrees when it is given another parameter', () => {
    const config = preset('bench-400');
    const other = { ...config, contract: { ...config.contract, sale_cost_rate: 0.050001 } };
    expect(differences(other, 16).length).toBeGreaterThan(16);
  });

  compare('refuses what it does not compute', () => {
    const paths = { first: 0, count: 1 };
    expect(() => withProgram(preset('base'), (program) => program.figures(paths))).toThrow(/model_type is momentum/);
  });
});
