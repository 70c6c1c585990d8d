import { firstCoverageMonth, trailingCoverage } from '../leverage/trailing-coverage';
import { metricIndex } from './path-metric';
import { ROUNDING_OF_NAV, type PathMeasures } from './path-measures';

const PEAK_LEVERAGE = metricIndex('peak_leverage');
const MIN_COVERAGE = metricIndex('min_coverage');

/**
 * Debt of the path before its final month (docs/model/path-metrics.md): highest debt and tranches to NAV over months with NAV above 0; lowest
 * coverage, proceeds to facility interest of twelve months, from the end of the deployment window on.
 */
export function measureDebt({ fundPath, out }: PathMeasures): void {
  const { ledger, fund, facilities, tranches } = fundPath;
  out.notApplicable(PEAK_LEVERAGE);
  out.notApplicable(MIN_COVERAGE);
  if (facilities === null && tranches === null) return;
  const leastValue = ROUNDING_OF_NAV * fund.fundSize;
  let peak = 0;
  let coverage = Infinity;
  const first = firstCoverageMonth(fund.window.endMonth);
  for (let m = 0; m < ledger.finalMonth; m++) {
    const debt = ledger.debt[m]! + ledger.trancheBalance[m]!;
    if (ledger.nav[m]! > leastValue) peak = Math.max(peak, debt / ledger.nav[m]!);
    if (m >= first) coverage = Math.min(coverage, trailingCoverage(ledger, m));
  }
  out.define(PEAK_LEVERAGE, peak);
  if (coverage < Infinity) out.define(MIN_COVERAGE, coverage);
}
