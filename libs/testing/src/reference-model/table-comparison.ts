/** The engine's path table held against the reference model: metrics, month sums by block, fan series. */
import type { SimulationConfig } from '@ihome/config';
import {
  COHORT_SUMS,
  cohortCount,
  EXIT_CAUSES,
  FAN_SERIES,
  PATH_METRICS,
  PATH_STATUS_NAMES,
  resolveStrategy,
  SERIES,
  simulateChunk,
  type PathTable,
} from '@ihome/engine';
import { at } from './calendar';
import {
  agree,
  compareFigure,
  compareLists,
  scaleOf,
  type Difference,
  type PlainFigure,
  type Report,
} from './agreement';
import type { LedgerRow } from './ledger';
import { referencePath, type ReferencePath } from './reference-path';

/** Paths of a chunk. */
export interface PathRange {
  readonly firstPath: number;
  readonly paths: number;
}

type SeriesName = (typeof SERIES)[number];

/** What differs in the table of a chunk of at most one block of paths; the configurations share a horizon. */
export function tableDifferences(configs: readonly SimulationConfig[], range: PathRange): Difference[] {
  const table = simulateChunk({ strategies: configs.map((config) => resolveStrategy(config)), ...range });
  if (table === null) throw new Error('the chunk was stopped');
  const differences: Difference[] = [];
  configs.forEach((config, strategy) => {
    const references = Array.from({ length: range.paths }, (_, i) => referencePath(config, range.firstPath + i));
    references.forEach((reference, i) => {
      const path = range.firstPath + i;
      const report: Report = (figure, values) => differences.push({ path, figure: `${strategy}.${figure}`, ...values });
      compareMetrics(table, { config, strategy, i, reference }, report);
      compareFan(table, { config, strategy, i, reference }, report);
      compareZones(table, { config, strategy, i, reference }, report);
    });
    const report: Report = (figure, values) =>
      differences.push({ path: NaN, figure: `${strategy}.${figure}`, ...values });
    compareBlock(table, { config, strategy, references }, report);
    compareCohorts(table, { config, strategy, references }, report);
  });
  return differences;
}

interface Place {
  readonly config: SimulationConfig;
  readonly strategy: number;
  /** Place of the path in the table. */
  readonly i: number;
  readonly reference: ReferencePath;
}

function compareMetrics(table: PathTable, { config, strategy, i, reference }: Place, report: Report): void {
  PATH_METRICS.forEach((metric, k) => {
    const cell = (strategy * PATH_METRICS.length + k) * table.paths + i;
    const engine = tableFigure(PATH_STATUS_NAMES[table.status[cell] ?? 0], table.values[cell]);
    const scale = scaleOf(config, metric);
    compareFigure(`table.${metric.name}`, { reference: reference.metrics[metric.name], engine, scale }, report);
  });
}

/** Cash to advances by zone; none where nothing was bought. */
function compareZones(table: PathTable, { config, strategy, i, reference }: Place, report: Report): void {
  config.zones.forEach((zone, z) => {
    const engine = table.zoneMultiples[(strategy * table.zones + z) * table.paths + i];
    const expected = reference.zones[z]?.multiple ?? NaN;
    if (Number.isNaN(engine) && Number.isNaN(expected)) return;
    if (!agree(expected, engine, 1)) report(`zone_multiple.${zone}`, { reference: expected, engine });
  });
}

/** A figure of the path table: its number when it has one, else its status. */
function tableFigure(status: string | undefined, value: number | undefined): PlainFigure {
  const hasNumber = status === 'defined' || status === 'total_loss';
  return { value: (hasNumber ? value : status) ?? 'missing', roots: [] };
}

const FAN_OF: Readonly<
  Record<(typeof FAN_SERIES)[number], (rows: readonly LedgerRow[], path: ReferencePath) => number>
> = {
  nav: (rows) => rows.at(-1)?.nav ?? 0,
  paid_in: (rows) => rows.reduce((sum, row) => sum + row.capital_calls, 0),
  distributions: (rows) => rows.reduce((sum, row) => sum + row.distributions, 0),
  lp_distributions: (rows, path) => rows.reduce((sum, _, m) => sum + lpCash(path, m), 0),
};

/** What the LPs receive in a month, clawback included. */
function lpCash({ waterfall, clawbacks }: ReferencePath, m: number): number {
  return (waterfall.find((row) => row.month === m)?.lp ?? 0) + (clawbacks.get(m) ?? 0);
}

/** Fan series are kept in single precision. */
function compareFan(table: PathTable, { config, strategy, i, reference }: Place, report: Report): void {
  const months = table.horizonMonths + 1;
  FAN_SERIES.forEach((name, s) => {
    for (let m = 0; m < months; m += 1) {
      // After its last row a path has no NAV, and its sums stay as they are.
      const isOver = m >= reference.ledger.length;
      const expected = isOver && name === 'nav' ? 0 : FAN_OF[name](reference.ledger.slice(0, m + 1), reference);
      const engine = table.fan[((strategy * FAN_SERIES.length + s) * months + m) * table.paths + i] ?? NaN;
      if (Math.abs(engine - expected) <= 1e-6 * Math.abs(expected) + 1e-9 * config.fund.fund_size) continue;
      report(`fan.${name}[${m}]`, { reference: expected, engine });
      return;
    }
  });
}

const SERIES_OF: Readonly<Record<SeriesName, (path: ReferencePath, m: number) => number>> = {
  capital_calls: ({ ledger }, m) => at(ledger, m).capital_calls,
  advances: ({ ledger }, m) => at(ledger, m).advances,
  proceeds: ({ ledger }, m) => at(ledger, m).exit_proceeds + at(ledger, m).recoveries,
  fees_and_expenses: ({ ledger }, m) => feesAndExpenses(at(ledger, m)),
  distributions: ({ ledger }, m) => at(ledger, m).distributions,
  lp_distributions: lpCash,
  carry: ({ carryCash }, m) => at(carryCash, m),
  nav: ({ ledger }, m) => at(ledger, m).nav,
};

function feesAndExpenses(row: LedgerRow): number {
  return (
    row.management_fee +
    row.servicing_fee +
    row.expenses +
    row.formation_costs +
    row.disposition_fees +
    row.acquisition_fees +
    row.per_position_costs +
    row.origination_fees_paid
  );
}

/** Sums and sums of squares over the paths of the only block. */
function compareBlock(
  table: PathTable,
  {
    config,
    strategy,
    references,
  }: { readonly config: SimulationConfig; readonly strategy: number; readonly references: readonly ReferencePath[] },
  report: Report,
): void {
  const months = table.horizonMonths + 1;
  const size = config.fund.fund_size;
  SERIES.forEach((name, s) => {
    const start = (strategy * SERIES.length + s) * months * 2;
    const column = (offset: number): number[] =>
      Array.from({ length: months }, (_, m) => table.seriesBlocks[start + 2 * m + offset] ?? NaN);
    const valueOf = (path: ReferencePath, m: number): number => (m < path.ledger.length ? SERIES_OF[name](path, m) : 0);
    const sumOf = (power: number): number[] =>
      Array.from({ length: months }, (_, m) => references.reduce((sum, path) => sum + valueOf(path, m) ** power, 0));
    compareLists(`sum.${name}`, { reference: sumOf(1), engine: column(0), scale: size }, report);
    const roots = (squares: readonly number[]): number[] => squares.map((x) => Math.sqrt(x));
    compareLists(`squares.${name}`, { reference: roots(sumOf(2)), engine: roots(column(1)), scale: size }, report);
  });
  const isFinite = [...table.seriesBlocks].every((x) => Number.isFinite(x));
  if (!agree(true, isFinite, 1)) report('seriesBlocks.finite', { reference: true, engine: isFinite });
}

/** Positions, advances and cash by vintage, cause and zone, summed over the paths of the only block. */
function compareCohorts(
  table: PathTable,
  {
    config,
    strategy,
    references,
  }: { readonly config: SimulationConfig; readonly strategy: number; readonly references: readonly ReferencePath[] },
  report: Report,
): void {
  const cohorts = cohortCount(table);
  const expected = new Float64Array(cohorts * COHORT_SUMS.length);
  for (const { positions } of references) {
    const own = new Map<number, { count: number; advance: number; paid: number }>();
    for (const position of positions) {
      const vintage = Math.floor(position.origination_month / 12);
      const cause = EXIT_CAUSES.indexOf(position.cause);
      const cohort = (vintage * EXIT_CAUSES.length + cause) * table.zones + config.zones.indexOf(position.zone);
      const sums = own.get(cohort) ?? { count: 0, advance: 0, paid: 0 };
      own.set(cohort, {
        count: sums.count + 1,
        advance: sums.advance + position.advance,
        paid: sums.paid + position.paid,
      });
    }
    for (const [cohort, { count, advance, paid }] of own) {
      [count, count ** 2, advance, advance ** 2, paid, paid ** 2, advance * paid].forEach((term, i) => {
        expected[cohort * COHORT_SUMS.length + i]! += term;
      });
    }
  }
  const start = strategy * cohorts * COHORT_SUMS.length;
  COHORT_SUMS.forEach((name, i) => {
    const column = (sums: Float64Array, from: number): number[] =>
      Array.from({ length: cohorts }, (_, cohort) => sums[from + cohort * COHORT_SUMS.length + i] ?? NaN);
    const scale = name.startsWith('count')
      ? 1
      : name.includes('_')
        ? config.fund.fund_size ** 2
        : config.fund.fund_size;
    compareLists(
      `cohorts.${name}`,
      { reference: column(expected, 0), engine: column(table.cohortBlocks, start), scale },
      report,
    );
  });
}
