import { solveRate } from './internal-rate-of-return';
import { metricIndex } from './path-metric';
import { columnTotal, type PathMeasures } from './path-measures';
import { PATH_STATUS } from './path-status';

const NET_IRR = metricIndex('net_irr');
const GP_IRR = metricIndex('gp_irr');
const FUND_IRR = metricIndex('fund_irr');
const GROSS_IRR = metricIndex('gross_irr');
const EXCESS_RETURN = metricIndex('excess_return');

/** Solves for the flows in the solver's buffer; nothing paid in: not applicable; nothing received: total loss, −1. */
function defineRate(measures: PathMeasures, index: number): void {
  const { solver, out, fundPath, sides } = measures;
  if (!(sides.paidIn > 0)) return out.notApplicable(index);
  if (!(sides.received > 0)) return out.totalLoss(index);
  const status = solveRate(solver, fundPath.ledger.lastRow + 1);
  if (status === PATH_STATUS.defined) out.define(index, solver.annualRate);
  else out.undefine(index, status);
}

/**
 * The four internal rates of return of a path (docs/model/path-metrics.md). Net: LP's part of the calls against the LP's
 * cash. GP: its part of the calls against its capital and carry. Fund: calls against distributions. Gross: advances against
 * exit proceeds and recoveries in their cash months, with origination fees the fund earns.
 */
export function measureRates(measures: PathMeasures): void {
  const { fundPath, waterfall, solver, sides, out } = measures;
  const { ledger, fund } = fundPath;
  const { flows } = solver.range;
  const { lastRow, capitalCalls, distributions, exitProceeds, recoveries, originationFeeIncome, advances } = ledger;
  const { gpShare } = fund.waterfall;
  const calls = columnTotal(capitalCalls, lastRow);

  for (let m = 0; m <= lastRow; m++) flows[m] = waterfall.lp[m]! - (capitalCalls[m]! - capitalCalls[m]! * gpShare);
  sides.paidIn = calls - calls * gpShare;
  sides.received = columnTotal(waterfall.lp, lastRow);
  defineRate(measures, NET_IRR);
  if (out.status[NET_IRR] === PATH_STATUS.totalLoss) {
    out.totalLoss(EXCESS_RETURN);
    out.values[EXCESS_RETURN] = -1 - fund.benchmarkReturn;
  } else if (out.status[NET_IRR] === PATH_STATUS.defined) {
    out.define(EXCESS_RETURN, out.values[NET_IRR]! - fund.benchmarkReturn);
  } else {
    out.values[EXCESS_RETURN] = NaN;
    out.status[EXCESS_RETURN] = out.status[NET_IRR]!;
  }

  for (let m = 0; m <= lastRow; m++) {
    flows[m] = waterfall.gpCapital[m]! + waterfall.carry[m]! - capitalCalls[m]! * gpShare;
  }
  sides.paidIn = calls * gpShare;
  sides.received = columnTotal(waterfall.gpCapital, lastRow) + waterfall.totalCarry;
  defineRate(measures, GP_IRR);

  for (let m = 0; m <= lastRow; m++) flows[m] = distributions[m]! - capitalCalls[m]!;
  sides.paidIn = calls;
  sides.received = columnTotal(distributions, lastRow);
  defineRate(measures, FUND_IRR);

  let received = 0;
  for (let m = 0; m <= lastRow; m++) {
    const cash = exitProceeds[m]! + recoveries[m]! + originationFeeIncome[m]!;
    received += cash;
    flows[m] = cash - advances[m]!;
  }
  sides.paidIn = columnTotal(advances, lastRow);
  sides.received = received;
  defineRate(measures, GROSS_IRR);
}
