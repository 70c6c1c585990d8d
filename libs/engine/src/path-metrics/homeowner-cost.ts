import { CAUSE_DEFAULT, CAUSE_FUND_END } from '../exit/exit-cause';
import { pow } from '../math/power';
import { metricIndex } from './path-metric';
import type { PathMeasures } from './path-measures';
import { quantileInPlace } from './order-statistic';

const MEAN = metricIndex('homeowner_cost_mean');
const P95 = metricIndex('homeowner_cost_p95');

/**
 * What the contract cost the homeowners who paid it off (docs/model/path-metrics.md): effective annual rate
 * (paid/advance)^(12/age) − 1, age in months, before any origination fee held back; mean and 95th percentile (type 7) over
 * the path's positions. Defaults and positions sold at the fund's end are left out: there the fund's cash is not what the
 * homeowner gave. Not applicable when nobody paid off.
 */
export function measureHomeownerCost(measures: PathMeasures): void {
  const { fundPath, out } = measures;
  const { count, advance, paid, cause, exitMonth, originationMonth } = fundPath.portfolio.positions;
  if (measures.costs.length < count) measures.costs = new Float64Array(2 * count);
  const { costs } = measures;
  let used = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    if (cause[i] === CAUSE_DEFAULT || cause[i] === CAUSE_FUND_END) continue;
    const age = exitMonth[i]! - originationMonth[i]!;
    const cost = pow(paid[i]! / advance[i]!, 12 / age) - 1;
    costs[used++] = cost;
    sum += cost;
  }
  if (used === 0) {
    out.notApplicable(MEAN);
    out.notApplicable(P95);
    return;
  }
  out.define(MEAN, sum / used);
  out.define(P95, quantileInPlace(costs, { count: used, p: 0.95 }));
}
