import type { FundPath } from './ledger/fund-path';
import { createGpEntityPath, runGpEntity } from './gp-entity/run-gp-entity';
import { createLedger } from './ledger/ledger-buffers';
import { runLedger } from './ledger/run-ledger';
import { createClosingFigures } from './path-metrics/closing-metrics';
import { createRateSolver } from './path-metrics/internal-rate-of-return';
import { measurePath } from './path-metrics/measure-path';
import { MetricValues } from './path-metrics/metric-values';
import type { PathMeasures } from './path-metrics/path-measures';
import { createCohortBuffers } from './path-table/cohorts';
import type { PathRecord } from './path-table/record-path';
import { createZoneMultiples } from './path-table/zone-multiples';
import { beginPath } from './portfolio/begin-path';
import { createPathState } from './portfolio/create-path-state';
import { createTrancheStack } from './tranche/tranche-stack';
import { createFacilities, valueLentOn } from './leverage/facilities';
import { createRecycling } from './reinvestment/recycling';
import type { MarketPath } from './price-path/market-path';
import type { ResolvedStrategy } from './resolve/resolve-strategy';
import { attachCalls, type CallFlows } from './waterfall/attached-calls';
import { runWaterfall } from './waterfall/run-waterfall';
import { createWaterfallPath, type WaterfallPath } from './waterfall/waterfall-path';

/** One strategy with every buffer a path needs: allocated once, written anew by each path. */
export interface StrategyRun {
  readonly strategy: ResolvedStrategy;
  readonly fundPath: FundPath;
  readonly waterfall: WaterfallPath;
  readonly measures: PathMeasures;
  /** What the path table takes from each path. */
  readonly record: PathRecord;
}

/** Allocates the buffers of a strategy; give `market` to share the market of a path within a strategy group. */
export function createStrategyRun(strategy: ResolvedStrategy, market?: MarketPath): StrategyRun {
  const months = strategy.fund.lastMonth + 1;
  const ledger = createLedger(months);
  const portfolio = createPathState(strategy, market);
  const { reinvestment, leverage } = strategy.fund;
  const recycling = reinvestment === null ? null : createRecycling(reinvestment, strategy, months);
  const facilities = leverage === null ? null : createFacilities(leverage, months);
  const tranches = strategy.fund.tranches === null ? null : createTrancheStack(strategy.fund.tranches);
  portfolio.greenValue = facilities === null ? null : valueLentOn(facilities);
  const fundPath: FundPath = { fund: strategy.fund, portfolio, ledger, recycling, facilities, tranches };
  const waterfall = createWaterfallPath(
    ledger.capitalCalls,
    ledger.distributions,
    strategy.fund.waterfall.extraTiers.length,
  );
  const measures: PathMeasures = {
    fundPath,
    waterfall,
    solver: createRateSolver(months, 12),
    sides: { paidIn: 0, received: 0 },
    costs: new Float64Array(portfolio.positions.capacity),
    closing: createClosingFigures(),
    gpEntity: strategy.fund.gpEntity === null ? null : createGpEntityPath(months),
    out: new MetricValues(),
  };
  const record: PathRecord = {
    values: measures.out.values,
    status: measures.out.status,
    series: [
      ledger.capitalCalls,
      ledger.advances,
      ledger.proceeds,
      ledger.feesAndExpenses,
      ledger.distributions,
      waterfall.lpCash,
      waterfall.carryCash,
      ledger.nav,
    ],
    positions: portfolio.positions,
    cohorts: createCohortBuffers({ horizonMonths: strategy.fund.lastMonth, zones: strategy.market.zoneCount }),
    zones: createZoneMultiples(strategy.market.zoneCount),
  };
  return { strategy, fundPath, waterfall, measures, record };
}

/**
 * One path of one strategy: market → (origination, hazards, exits, claims inside) month ledger → waterfall → metrics. The results stand in
 * the run's buffers until the next call. No allocation once the largest path has been seen.
 */
export function simulatePath(run: StrategyRun, path: number): void {
  const { fundPath, waterfall, measures, strategy } = run;
  beginPath(fundPath.portfolio, path);
  runLedger(fundPath);
  waterfall.lastMonth = fundPath.ledger.lastRow;
  if (strategy.fund.waterfall.structure === 'american') attachCalls(waterfall.attached, callFlows(fundPath));
  runWaterfall(strategy.fund.waterfall, waterfall);
  const { gpEntity } = strategy.fund;
  if (gpEntity !== null && measures.gpEntity !== null) runGpEntity(gpEntity, fundPath, measures.gpEntity);
  measurePath(measures);
}

function callFlows({ ledger, portfolio }: FundPath): CallFlows {
  const { capitalCalls: calls, callsSpent, lastRow: lastMonth } = ledger;
  return { calls, callsSpent, lastMonth, positions: portfolio.positions };
}
