/** The engine's trace of a path held against the reference model, row by row and figure by figure. */
import type { SimulationConfig } from '@ihome/config';
import { explainPath, PATH_METRICS, resolveStrategy, type PathTrace } from '@ihome/engine';
import {
  agree,
  compareFigure,
  compareLists,
  ROUNDING,
  scaleOf,
  type Difference,
  type PlainFigure,
  type Report,
} from './agreement';
import type { Irr } from './irr';
import { referencePath, type ReferencePath } from './reference-path';

/** What differs on the paths 0 to `paths` − 1 of a configuration. */
export function traceDifferences(config: SimulationConfig, paths: number): Difference[] {
  const differences: Difference[] = [];
  const strategy = resolveStrategy(config);
  for (let path = 0; path < paths; path += 1) {
    const report: Report = (figure, values) => differences.push({ path, figure, ...values });
    compareTrace(config, { reference: referencePath(config, path), trace: explainPath(strategy, path) }, report);
  }
  return differences;
}

function compareTrace(
  config: SimulationConfig,
  { reference, trace }: { readonly reference: ReferencePath; readonly trace: PathTrace },
  report: Report,
): void {
  const draws = { reference: reference.parameterDraws, engine: trace.parameter_draws, scales: [0] };
  compareRows('parameter_draws', draws, report);
  reference.zones.forEach((zone, z) => {
    compareLists(`zones.${zone.zone}`, { reference: zone.index, engine: trace.zones[z]?.index, scale: 0 }, report);
    const told = trace.zones[z]?.multiple;
    const multiple = typeof told === 'object' ? null : told;
    if (!agree(zone.multiple, multiple, 1)) {
      report(`zones.${zone.zone}.multiple`, { reference: zone.multiple, engine: told });
    }
  });
  compareRows(
    'suburbs',
    { reference: reference.suburbs.map(namesOf), engine: trace.suburbs.map(namesOf), scales: [1] },
    report,
  );
  reference.suburbs.forEach(({ suburb, index }, s) => {
    compareLists(`suburbs.${suburb}`, { reference: index, engine: trace.suburbs[s]?.index, scale: 0 }, report);
  });
  const months = reference.regime.findIndex((regime, m) => regime !== trace.regime[m]);
  if (months >= 0 || reference.regime.length !== trace.regime.length) {
    report(`regime[${months}]`, { reference: reference.regime[months], engine: trace.regime[months] });
  }
  compareLists('short_rate', { reference: reference.shortRate, engine: trace.short_rate, scale: 1 }, report);
  const values = reference.positions.map((p) => p.value_at_origination);
  compareRows('positions', { reference: reference.positions, engine: trace.positions, scales: values }, report);
  const scales = [config.fund.fund_size];
  compareRows('ledger', { reference: reference.ledger, engine: trace.ledger, scales }, report);
  // Rows of a distribution that is nothing but rounding are left out on both sides.
  const paying = <T extends { readonly cash: number }>(rows: readonly T[]): T[] =>
    rows.filter((row, i) => row.cash > ROUNDING * config.fund.fund_size || i === rows.length - 1);
  const waterfalls = { reference: paying(reference.waterfall), engine: paying(trace.waterfall) };
  compareRows('waterfall', { ...waterfalls, scales }, report);
  const closings = reference.closings.map(({ irr, ...rest }) => ({ ...rest, net_irr: rateOf(irr) }));
  const told = trace.closings.map((closing) => ({ ...closing, net_irr: traceFigure(closing.net_irr).value }));
  compareRows('closings', { reference: closings, engine: told, scales }, report);
  compareRows('gp_entity', { reference: reference.gpMonths, engine: trace.gp_entity?.months ?? [], scales }, report);
  const clawbacks = [...reference.clawbacks].map(([month, amount]) => ({ month, amount }));
  compareRows('clawback_payments', { reference: clawbacks, engine: trace.clawback_payments, scales }, report);
  for (const metric of PATH_METRICS) {
    const { name } = metric;
    const part = name.startsWith('bridge_') ? name.slice('bridge_'.length) : null;
    const engine = part === null ? trace.metrics[name] : new Map(Object.entries(trace.metrics.bridge)).get(part);
    const scale = scaleOf(config, metric);
    compareFigure(
      `metrics.${name}`,
      { reference: reference.metrics[name], engine: traceFigure(engine), scale },
      report,
    );
  }
}

const namesOf = ({ suburb, zone }: ReferencePath['suburbs'][number]): object => ({ suburb, zone });

interface Rows {
  readonly reference: readonly object[];
  readonly engine: readonly object[];
  /** Scale of each row; the last one is that of the rows after it. */
  readonly scales: readonly number[];
}

/** Every column of the reference in every row; the first row that differs in a column is reported. */
function compareRows(name: string, { reference, engine, scales }: Rows, report: Report): void {
  if (engine.length !== reference.length) {
    report(`${name}.length`, { reference: reference.length, engine: engine.length });
  }
  const reported = new Set<string>();
  reference.forEach((row, i) => {
    const other = new Map<string, unknown>(Object.entries(engine[i] ?? {}));
    const scale = scales[Math.min(i, scales.length - 1)] ?? 1;
    for (const [column, value] of Object.entries(row) as [string, unknown][]) {
      const counterpart = column === 'cap_amount' ? absentAsNull(other.get(column)) : other.get(column);
      if (reported.has(column) || agree(value, counterpart, scale)) continue;
      reported.add(column);
      report(`${name}[${i}].${column}`, { reference: value, engine: counterpart });
    }
  });
}

function absentAsNull(value: unknown): unknown {
  return typeof value === 'number' ? value : value === undefined ? undefined : null;
}

/** Value of a rate, or why there is none. */
function rateOf(irr: Irr): number | string {
  return irr.status === 'defined' || irr.status === 'total_loss' ? irr.value : irr.status;
}

/** A figure of the trace: a number, or a status with a reason. */
function traceFigure(figure: unknown): PlainFigure {
  if (typeof figure === 'number') return { value: figure, roots: [] };
  const { status, reason, roots } = Object(figure) as { status?: string; reason?: string; roots?: readonly number[] };
  return { value: (status === 'undefined' ? reason : status) ?? 'missing', roots: roots ?? [] };
}
