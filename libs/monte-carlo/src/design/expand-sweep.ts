import { analysisRuns, countAnalysisRuns, countSamples } from '../analysis/analysis-runs';
import type { StrategyRole } from '../analysis/strategy-role';
import {
  ValidationError,
  canonicalJson,
  getParameter,
  resolveSweepConfig,
  uncertaintyErrors,
  type FieldError,
  type SimulationConfig,
} from '@ihome/config';
import type { AxisDeclaration } from './axis-declaration';
import type { Design } from './design-declaration';
import { goalErrors } from '../goal-seek/goal-declaration';
import { designSettings, type DesignSummary } from './design-settings';
import { gridSize } from './grid-design';
import { applySetting, settingValues, type Setting } from './setting';
import { strategyName } from './strategy-name';
import { readSweepDocument, type Priority, type SweepDocument } from './sweep-document';

/** Most strategies of a sweep. */
export const MAX_STRATEGIES = 10_000;

/** Most paths times strategies of a sweep. */
export const MAX_PATH_STRATEGIES = 2_000_000_000;

/** One strategy of a sweep with its whole configuration. */
export interface SweepStrategy {
  readonly index: number;
  readonly name: string;
  /** What tells it from the others: parameter path → value, in the order of the axes. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly config: SimulationConfig;
}

/** A run of the base configuration for an analysis. */
export interface AnalysisStrategy extends Omit<SweepStrategy, 'name'> {
  readonly role: Exclude<StrategyRole, { kind: 'variant' }>;
}

/** A sweep document taken apart. */
export interface SweepStrategies {
  readonly name: string;
  readonly tags: readonly string[];
  readonly priority: Priority;
  /** The resolved base configuration, without any axis. */
  readonly baseConfig: SimulationConfig;
  /** What the design made, and what of it is not run. */
  readonly design: DesignSummary;
  /** What the sweep asks for. */
  readonly strategies: readonly SweepStrategy[];
  /** Runs of the base configuration for stress and sensitivity, after the strategies. */
  readonly analyses: readonly AnalysisStrategy[];
  /** What is doubtful about the base configuration. */
  readonly warnings: readonly FieldError[];
}

/**
 * Checks a sweep document and expands it into its strategies. Grid: every combination of the axes, the last axis fastest; list: the
 * strategies named one by one; random, latin_hypercube, sobol: points of the space that the axes span. See `docs/sweeps.md`.
 *
 * @throws ValidationError with every error found and pointers into the document; `cost_limit` above 10,000 strategies or 2·10⁹
 *   path-strategies, before anything is expanded
 */
export function expandSweep(input: unknown): SweepStrategies {
  const { document, errors } = readSweepDocument(input);
  const { config, warnings } = resolveBase(document, errors);
  refuse([...costErrors(document, config), ...goalErrors(document.goal, config)]);
  const { settings, summary } = designSettings(document, config);
  refuse(pathErrors(document, settings, config));
  const strategies = settings.map((setting, index) => sweepStrategy(config, setting, index));
  refuse(drawErrors(document, strategies));
  return {
    name: document.name ?? config.name,
    tags: document.tags,
    priority: document.priority,
    baseConfig: config,
    design: summary,
    strategies,
    analyses: analysesOf(document, config, strategies),
    warnings,
  };
}

/** The base configuration; its errors and those of the document's shape are thrown together. */
function resolveBase({ source }: SweepDocument, shape: readonly FieldError[]): ReturnType<typeof resolveSweepConfig> {
  const errors = [...shape];
  try {
    const resolved = resolveSweepConfig(source);
    if (errors.length === 0) return resolved;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    errors.push(...error.errors);
  }
  throw new ValidationError(errors);
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new ValidationError(errors);
}

function sweepStrategy(config: SimulationConfig, setting: Setting, index: number): SweepStrategy {
  const parameters = settingValues(setting);
  const own = applySetting(config, setting);
  return { index, name: strategyName(parameters, own.name), parameters, config: own };
}

/** The first strategy whose draws would break a rule with the values that the sweep gives it. */
function drawErrors({ design }: SweepDocument, strategies: readonly SweepStrategy[]): FieldError[] {
  for (const { index, name, parameters, config } of strategies) {
    if (Object.keys(parameters).length === 0) continue;
    const [first] = uncertaintyErrors(config);
    if (first === undefined) continue;
    const pointer = design.kind === 'list' ? `/design/strategies/${index}` : '/axes';
    return [{ ...first, pointer, message: `${name}: ${first.message}` }];
  }
  return [];
}

/**
 * The runs of the analyses. Stressed and bumped ones are compared with the base configuration itself, which is run for it where no strategy
 * of the sweep equals it.
 */
function analysesOf(
  { source }: SweepDocument,
  base: SimulationConfig,
  strategies: readonly SweepStrategy[],
): AnalysisStrategy[] {
  const { runs, errors } = analysisRuns(base);
  refuse(errors.map((error) => ({ ...error, pointer: configPointer(source) + error.pointer })));
  if (runs.length === 0) return [];
  const isCompared = runs.some(({ role }) => role.kind !== 'sample');
  const isRun = strategies.some(({ parameters }) =>
    Object.entries(parameters).every(
      ([path, value]) => canonicalJson(getParameter(base, path)) === canonicalJson(value),
    ),
  );
  const drafts: Omit<AnalysisStrategy, 'index'>[] = [
    ...(isRun || !isCompared ? [] : [{ role: { kind: 'base' } as const, parameters: {}, config: base }]),
    ...runs,
  ];
  return drafts.map((draft, i) => ({ index: strategies.length + i, ...draft }));
}

/** The number of strategies, those of the analyses too, against its limit, without making them; none is counted out yet. */
function costErrors({ design, axes, source }: SweepDocument, config: SimulationConfig): FieldError[] {
  const asked = askedFor(design, axes);
  const count = asked.count + countAnalysisRuns(config);
  if (count > MAX_STRATEGIES) {
    const samples = countSamples(config);
    if (count - samples <= MAX_STRATEGIES && samples > 0) return [sampleCost(config, { source, count })];
    const message = `${count} strategies are above the limit of ${MAX_STRATEGIES}`;
    return [{ pointer: asked.pointer, code: 'cost_limit', message }];
  }
  const varied = axes.some(({ parameters }) => parameters.includes('monte_carlo.num_paths')) || design.kind === 'list';
  return varied ? [] : pathCost({ total: count * config.monte_carlo.num_paths, pointer: pathsPointer(source) });
}

function askedFor(
  design: Design,
  axes: readonly AxisDeclaration[],
): { readonly count: number; readonly pointer: string } {
  switch (design.kind) {
    case 'grid':
      return { count: gridSize(axes), pointer: '/axes' };
    case 'list':
      return { count: design.strategies.length, pointer: '/design/strategies' };
    case 'random':
    case 'latin_hypercube':
    case 'sobol':
      return { count: design.samples, pointer: '/design/samples' };
  }
}

/** Samples for Sobol' indices that bring a sweep above the limit of strategies, with the most that fit. */
function sampleCost(
  config: SimulationConfig,
  { source, count }: { readonly source: SweepDocument['source']; readonly count: number },
): FieldError {
  const { samples, parameters } = config.sensitivity;
  const room = MAX_STRATEGIES - (count - countSamples(config));
  const most = Math.floor(room / (parameters.length + 2));
  const message =
    `${samples} samples of ${parameters.length} parameters take ${samples} × ${parameters.length + 2} strategies; ` +
    `all ${count} are above the limit of ${MAX_STRATEGIES}, which leaves room for ${most} samples`;
  return { pointer: `${configPointer(source)}/sensitivity/samples`, code: 'cost_limit', message };
}

/** Path-strategies against their limit when strategies differ in their paths. */
function pathErrors({ source }: SweepDocument, settings: readonly Setting[], config: SimulationConfig): FieldError[] {
  const analyses = countAnalysisRuns(config) * config.monte_carlo.num_paths;
  const total = settings.reduce((sum, setting) => sum + applySetting(config, setting).monte_carlo.num_paths, analyses);
  return pathCost({ total, pointer: pathsPointer(source) });
}

function pathCost({ total, pointer }: { readonly total: number; readonly pointer: string }): FieldError[] {
  if (total <= MAX_PATH_STRATEGIES) return [];
  const message = `${total} path-strategies are above the limit of ${MAX_PATH_STRATEGIES}`;
  return [{ pointer, code: 'cost_limit', message }];
}

/** Where the base configuration stands in the document; what comes from the preset alone belongs to the overrides. */
function configPointer({ config }: SweepDocument['source']): string {
  return config === undefined ? '/overrides' : '/config';
}

function pathsPointer(source: SweepDocument['source']): string {
  return `${configPointer(source)}/monte_carlo/num_paths`;
}
