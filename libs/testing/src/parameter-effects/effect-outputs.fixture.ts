/** The outputs that the table of effects names, read from a run of the platform's own code in this process. */
import {
  configHash,
  isPlainObject,
  type EffectOutput,
  type ParameterEffect,
  type SimulationConfig,
} from '@ihome/config';
import { engineKernel } from '@ihome/compute';
import { explainPath, hasValue, resolveStrategy, simulateChunk, type PathTable } from '@ihome/engine';
import { createStrategyReducer, type StrategyResult } from '@ihome/monte-carlo';
import {
  InlineCompute,
  runLocally,
  silentTelemetry,
  sweepModel,
  type JsonObject,
  type LocalOutcome,
} from '@ihome/orchestration';
import { createBundleWriter } from '@ihome/report';
import { unzipped } from './unzipped.fixture';

/** One configuration with everything that can be read off it, computed once, when first asked for. */
export class EffectRun {
  private table: PathTable | null = null;
  private reduced: StrategyResult | null = null;
  private sweep: Promise<LocalOutcome> | null = null;
  /** Levels of the lines that the sweep left. */
  private readonly levels: string[] = [];

  constructor(
    readonly config: SimulationConfig,
    private readonly axis: ParameterEffect['axis'],
  ) {}

  /** The value of an output: a number where it is one, else anything that can be compared; null where there is nothing. */
  async read(output: EffectOutput): Promise<unknown> {
    const [source, place] = output.includes(':') ? splitAt(output, ':') : ['figure', output];
    switch (source) {
      case 'figure':
        return this.figure(place);
      case 'trace':
        return readPlace(explainPath(resolveStrategy(this.config), 0), place);
      case 'results':
        return readPlace(this.result(), place);
      case 'sweep':
        return readPlace(await this.sweepDocument(), place);
      case 'bundle':
        return this.bundleFile(place);
      case 'log':
        return this.logLines(place);
      default:
        throw new Error(`no output is named ${output}`);
    }
  }

  private figure(name: string): unknown {
    const [metric, statistic] = splitAt(name, '.');
    if (statistic !== 'mean' && statistic !== 'sd') throw new Error(`a figure is a metric's mean or sd, not ${name}`);
    const values = valuesOf(this.paths(), metric);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    if (values.length === 0) return 'no path has a value';
    return statistic === 'mean' ? mean : Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
  }

  private result(): StrategyResult {
    this.reduced ??= reduce(this.config, this.paths());
    return this.reduced;
  }

  private paths(): PathTable {
    const paths = this.config.monte_carlo.num_paths;
    this.table ??= simulateChunk({ strategies: [resolveStrategy(this.config)], firstPath: 0, paths });
    if (this.table === null) throw new Error('a chunk that nothing stops has a table');
    return this.table;
  }

  private async outcome(): Promise<LocalOutcome> {
    this.sweep ??= runLocally({
      document: {
        config: JSON.parse(JSON.stringify(this.config)) as JsonObject,
        ...(this.axis && { axes: [{ parameter: this.axis.parameter, values: [...this.axis.values] }] }),
      },
      compute: new InlineCompute(engineKernel),
      model: sweepModel,
      bundles: createBundleWriter(),
      telemetry: { ...silentTelemetry, log: ({ level }) => void this.levels.push(level) },
    });
    return this.sweep;
  }

  private async sweepDocument(): Promise<unknown> {
    const { sweep, finished } = await this.outcome();
    if (finished === null)
      throw new Error(`the run of ${this.config.name} ended ${sweep.state}: ${JSON.stringify(sweep.reason)}`);
    return { state: sweep.state, ...(JSON.parse(new TextDecoder().decode(finished.resultsJson)) as object) };
  }

  private async logLines(wanted: string): Promise<number> {
    await this.outcome();
    return this.levels.filter((level) => level === wanted).length;
  }

  private async bundleFile(path: string): Promise<string | null> {
    const { finished } = await this.outcome();
    if (finished === null) throw new Error(`the run of ${this.config.name} has no bundle`);
    return (await unzipped(finished.bundle)).get(path) ?? null;
  }
}

/** Values of a metric on the paths that have one. */
function valuesOf({ metrics, paths, values, status }: PathTable, metric: string): number[] {
  const row = metrics.indexOf(metric);
  if (row < 0) throw new Error(`no path metric is named ${metric}`);
  const places = Array.from({ length: paths }, (_, path) => row * paths + path);
  return places.flatMap((i) => (hasValue(status[i] ?? NaN) ? [values[i] ?? NaN] : []));
}

function reduce(config: SimulationConfig, table: PathTable): StrategyResult {
  const { market } = resolveStrategy(config);
  const reducer = createStrategyReducer({
    index: 0,
    name: config.name,
    configHash: configHash(config),
    config,
    market,
  });
  reducer.add(table);
  return reducer.finish();
}

/**
 * What stands at a dotted place: items of lists are found by number, name, code, fund year, p or level; under `[]` numbers are
 * summed over the list, and `length` counts its items. Null where there is nothing.
 */
function readPlace(from: unknown, place: string): unknown {
  const [list, member] = place.includes('[]') ? splitAt(place, '[]') : [place, null];
  const found = list.split('.').reduce(memberOf, from);
  if (member === null) return found;
  if (!Array.isArray(found)) throw new Error(`${list} is no list`);
  const numbers = found.map((item: unknown) => (member === '' ? item : memberOf(item, member.slice(1))));
  return numbers.reduce<number>((total, value) => {
    if (typeof value !== 'number') throw new Error(`${place} holds something that is no number`);
    return total + value;
  }, 0);
}

const ITEM_KEYS = ['code', 'name', 'fund_year', 'p', 'level'];

function memberOf(from: unknown, key: string): unknown {
  if (isPlainObject(from) && Object.hasOwn(from, key)) return from[key];
  if (Array.isArray(from)) {
    if (key === 'length') return from.length;
    const named = from.find(
      (item: unknown) => isPlainObject(item) && ITEM_KEYS.some((name) => String(item[name]) === key),
    );
    const item: unknown = named ?? from[Number(key)];
    if (item !== undefined) return item;
  }
  return null;
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
