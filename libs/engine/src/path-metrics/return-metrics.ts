import { solveRate } from './internal-rate-of-return';
import { metricIndex } from './path-metric';
import { columnTotal, type PathMeasures } from './path-measures';
import { PATH_STATUS } from './path-status';

const NET_IRR = metricIndex('net_irr');
const GP_IRR = metricIndex('gp_irr');
const FUND_IRR = metricIndex('fund_irr');
const GROSS_IRR = metricIndex('gross_irr');
const EXCESS_RETURN = metricIndex('excess_return');

/** Puts the flows of a rate into the solver's buffer, months 0..lastRow, and what they pay in and bring back into `sides`. */
type FillFlows = (measures: PathMeasures) => void;

/** LP's part of the calls against the LP's cash, clawback included. */
function fillNetFlows({ fundPath, waterfall, solver, sides }: PathMeasures): void {
  const { lastRow, capitalCalls } = fundPath.ledger;
  const { gpShare } = fundPath.fund.waterfall;
  const { flows } = solver.range;
  for (let m = 0; m <= lastRow; m++) flows[m] = waterfall.lpCash[m]! - (capitalCalls[m]! - capitalCalls[m]! * gpShare);
  sides.paidIn = columnTotal(capitalCalls, lastRow) * (1 - gpShare);
  sides.received = columnTotal(waterfall.lpCash, lastRow);
}

/** GP's part of the calls against its capital and carry, as they reach it: escrow at its release, clawback negative. */
function fillGpFlows({ fundPath, waterfall, solver, sides }: PathMeasures): void {
  const { lastRow, capitalCalls } = fundPath.ledger;
  const { gpShare } = fundPath.fund.waterfall;
  const { flows } = solver.range;
  for (let m = 0; m <= lastRow; m++) {
    flows[m] = waterfall.gpCapital[m]! + waterfall.carryCash[m]! - capitalCalls[m]! * gpShare;
  }
  sides.paidIn = columnTotal(capitalCalls, lastRow) * gpShare;
  sides.received = columnTotal(waterfall.gpCapital, lastRow) + waterfall.totalCarry;
}

/** Calls against distributions, before the carry split. */
function fillFundFlows({ fundPath, solver, sides }: PathMeasures): void {
  const { lastRow, capitalCalls, distributions } = fundPath.ledger;
  const { flows } = solver.range;
  for (let m = 0; m <= lastRow; m++) flows[m] = distributions[m]! - capitalCalls[m]!;
  sides.paidIn = columnTotal(capitalCalls, lastRow);
  sides.received = columnTotal(distributions, lastRow);
}

/** Advances against exit proceeds and recoveries in their cash months, with origination fees the fund earns. */
function fillGrossFlows({ fundPath, solver, sides }: PathMeasures): void {
  const { lastRow, advances, proceeds, originationFeeIncome } = fundPath.ledger;
  const { flows } = solver.range;
  for (let m = 0; m <= lastRow; m++) flows[m] = proceeds[m]! + originationFeeIncome[m]! - advances[m]!;
  sides.paidIn = columnTotal(advances, lastRow);
  sides.received = columnTotal(proceeds, lastRow) + columnTotal(originationFeeIncome, lastRow);
}

/** The rates of return among the metrics, with their flows. */
export const RATES: readonly { readonly index: number; readonly fillFlows: FillFlows }[] = [
  { index: NET_IRR, fillFlows: fillNetFlows },
  { index: GP_IRR, fillFlows: fillGpFlows },
  { index: FUND_IRR, fillFlows: fillFundFlows },
  { index: GROSS_IRR, fillFlows: fillGrossFlows },
];

/**
 * The four internal rates of return of a path and the excess over the benchmark (docs/model/path-metrics.md). Nothing paid
 * in: not applicable; nothing received: total loss, −1; else the outcome of the IRR function.
 */
export function measureRates(measures: PathMeasures): void {
  const { solver, sides, out, fundPath } = measures;
  for (let i = 0; i < RATES.length; i++) {
    const { index, fillFlows } = RATES[i]!;
    fillFlows(measures);
    if (!(sides.paidIn > 0)) {
      out.notApplicable(index);
    } else if (!(sides.received > 0)) {
      out.totalLoss(index);
    } else {
      const status = solveRate(solver, fundPath.ledger.lastRow + 1);
      if (status === PATH_STATUS.defined) out.define(index, solver.annualRate);
      else out.undefine(index, status);
    }
  }
  out.status[EXCESS_RETURN] = out.status[NET_IRR]!;
  out.values[EXCESS_RETURN] = out.values[NET_IRR]! - fundPath.fund.benchmarkReturn;
}
