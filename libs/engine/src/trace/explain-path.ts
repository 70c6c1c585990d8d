import { SimulationError } from '@ihome/config';
import { ENGINE_VERSION } from '../engine-version';
import type { ResolvedStrategy } from '../resolve/resolve-strategy';
import { createStrategyRun, simulatePath } from '../simulate-path';
import { strategyOfPath } from '../uncertainty/strategy-of-path';
import type { PathTrace } from './trace-document';
import { traceClosings } from './trace-closings';
import { traceGpEntity } from './trace-gp-entity';
import { traceMetrics } from './trace-metrics';
import {
  traceClawbacks,
  traceLedger,
  tracePositions,
  traceRegimes,
  traceSuburbs,
  traceWaterfall,
  traceZones,
} from './trace-rows';

/**
 * Recomputes one path alone, by the very phases of the simulation, and reads its whole story off the buffers: market, positions,
 * ledger, waterfall, metrics. Every figure can be redone from the rows (`trace-redone.spec.ts` does).
 *
 * @param path number of the path, an integer ≥ 0
 */
export function explainPath(strategy: ResolvedStrategy, path: number): PathTrace {
  if (!Number.isSafeInteger(path) || path < 0) {
    throw new SimulationError('bad_request', `a path is a whole number from 0; asked for ${path}`);
  }
  const { strategy: drawn, draws } = strategyOfPath(strategy, path);
  const run = createStrategyRun(drawn);
  simulatePath(run, path);
  return {
    engine_version: ENGINE_VERSION,
    seed: strategy.seed,
    path,
    parameter_draws: draws,
    zones: traceZones(run),
    suburbs: traceSuburbs(run),
    short_rate: Array.from(run.fundPath.portfolio.market.shortRate),
    regime: traceRegimes(run),
    positions: tracePositions(run),
    ledger: traceLedger(run),
    waterfall: traceWaterfall(run),
    clawback: run.waterfall.totalClawback,
    clawback_payments: traceClawbacks(run),
    closings: traceClosings(run.measures),
    gp_entity: traceGpEntity(run.measures),
    metrics: traceMetrics(run.measures),
  };
}
