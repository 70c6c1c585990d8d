import { allAnnualRates, solveRate } from '../path-metrics/internal-rate-of-return';
import { metricIndex, PATH_METRICS } from '../path-metrics/path-metric';
import type { PathMeasures } from '../path-metrics/path-measures';
import { hasValue, PATH_STATUS, PATH_STATUS_NAMES } from '../path-metrics/path-status';
import { RATES } from '../path-metrics/return-metrics';
import type { MissingFigure, TraceBridge, TraceMetrics } from './trace-document';

const BRIDGE_PREFIX = 'bridge_';

/** All roots of a rate of return on the path in the buffers. */
function rootsOf(measures: PathMeasures, index: number): readonly number[] {
  const rate = RATES.find((candidate) => candidate.index === index);
  if (rate === undefined) return [];
  rate.fillFlows(measures);
  solveRate(measures.solver, measures.fundPath.ledger.lastRow + 1);
  return allAnnualRates(measures.solver);
}

function missingFigure(measures: PathMeasures, index: number): MissingFigure {
  const status = measures.out.status[index]!;
  if (status === PATH_STATUS.notApplicable) {
    return { status: 'not_applicable', reason: PATH_METRICS[index]!.notApplicableBecause };
  }
  const reason = PATH_STATUS_NAMES[status] ?? 'unknown';
  const roots = status === PATH_STATUS.multipleRoots ? rootsOf(measures, index) : [];
  return roots.length > 0 ? { status: 'undefined', reason, roots } : { status: 'undefined', reason };
}

function traceBridge({ out }: PathMeasures): TraceBridge {
  const part = (name: string): number => out.values[metricIndex(BRIDGE_PREFIX + name)]!;
  return {
    gross: part('gross'),
    interest: part('interest'),
    appreciation: part('appreciation'),
    losses: part('losses'),
    fee_income: part('fee_income'),
    leverage: part('leverage'),
    fees: part('fees'),
    expenses: part('expenses'),
    idle_cash: part('idle_cash'),
    unpaid: part('unpaid'),
    carry: part('carry'),
    gp_commitment: part('gp_commitment'),
    net: part('net'),
  };
}

/** Metrics of the path in the buffers: a number, or a status with its reason, never NaN or a stand-in. */
export function traceMetrics(measures: PathMeasures): TraceMetrics {
  const figures: Record<string, number | MissingFigure> = {};
  PATH_METRICS.forEach(({ name }, index) => {
    if (name.startsWith(BRIDGE_PREFIX)) return;
    const value = measures.out.values[index]!;
    figures[name] = hasValue(measures.out.status[index]!) ? value : missingFigure(measures, index);
  });
  return { ...figures, bridge: traceBridge(measures) };
}
