import { measureCashFlows } from './cash-flow-metrics';
import { measureClosings } from './closing-metrics';
import { measureDebt } from './debt-metrics';
import { measureFund } from './fund-metrics';
import { measureGpEntity } from './gp-entity-metrics';
import { measureHomeownerCost } from './homeowner-cost';
import type { PathMeasures } from './path-measures';
import { measurePortfolio } from './portfolio-metrics';
import { measureBridge } from './profit-bridge';
import { measureRates } from './return-metrics';

/** Every metric of `PATH_METRICS` for the path in the buffers, after ledger and waterfall. */
export function measurePath(measures: PathMeasures): void {
  measureRates(measures);
  measureClosings(measures);
  measureCashFlows(measures);
  measurePortfolio(measures);
  measureFund(measures);
  measureDebt(measures);
  measureBridge(measures);
  measureGpEntity(measures);
  measureHomeownerCost(measures);
}
