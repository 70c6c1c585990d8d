import { metricIndex } from './path-metric';
import { ROUNDING_OF_NAV, type PathMeasures } from './path-measures';

const LIQUIDITY = metricIndex('liquidity');
const MAX_DRAWDOWN = metricIndex('max_drawdown');
const CASH_DRAG = metricIndex('cash_drag');
const HURDLE_CLEARED = metricIndex('hurdle_cleared');
const INSOLVENT = metricIndex('insolvent');

/**
 * The fund's cash and value over its life (docs/model/path-metrics.md). Liquidity: lowest (cash + undrawn + uncalled)/NAV over months from the
 * end of deployment to fund_term, before the final month. Drawdown: largest relative fall of NAV plus cumulative
 * distributions from an earlier high. Cash drag: mean of cash/(NAV + debt + tranches) over the months before the final one with NAV
 * above 0. A NAV up to rounding counts as 0.
 */
export function measureFund(measures: PathMeasures): void {
  const { fundPath, waterfall, out } = measures;
  const { ledger, fund, facilities } = fundPath;
  const { finalMonth, lastRow, nav, closingCash, capitalCalls, distributions } = ledger;
  const liquidityEnd = Math.min(fund.termMonths, finalMonth - 1);
  const leastValue = ROUNDING_OF_NAV * fund.fundSize;
  let called = 0;
  let distributed = 0;
  let liquidity = Infinity;
  let peak = 0;
  let drawdown = 0;
  let dragSum = 0;
  let dragMonths = 0;
  for (let m = 0; m <= lastRow; m++) {
    const value = nav[m]!;
    called += capitalCalls[m]!;
    distributed += distributions[m]!;
    const wealth = value + distributed;
    if (wealth > peak) peak = wealth;
    else if (peak > 0 && (peak - wealth) / peak > drawdown) drawdown = (peak - wealth) / peak;
    if (!(value > leastValue)) continue;
    if (m >= fund.window.endMonth && m <= liquidityEnd) {
      const undrawn = facilities === null ? 0 : facilities.undrawn[m]!;
      const uncalled = Math.max(fund.closings.committed[m]! - called, 0);
      liquidity = Math.min(liquidity, (closingCash[m]! + undrawn + uncalled) / value);
    }
    if (m < finalMonth) {
      dragSum += closingCash[m]! / (value + ledger.debt[m]! + ledger.trancheBalance[m]!);
      dragMonths++;
    }
  }
  if (liquidity < Infinity) out.define(LIQUIDITY, liquidity);
  else out.notApplicable(LIQUIDITY);
  if (peak > 0) out.define(MAX_DRAWDOWN, drawdown);
  else out.notApplicable(MAX_DRAWDOWN);
  if (dragMonths > 0) out.define(CASH_DRAG, dragSum / dragMonths);
  else out.notApplicable(CASH_DRAG);
  if (called > 0) out.define(HURDLE_CLEARED, waterfall.owedAtEnd <= 0 ? 1 : 0);
  else out.notApplicable(HURDLE_CLEARED);
  out.define(INSOLVENT, ledger.insolvent ? 1 : 0);
}
