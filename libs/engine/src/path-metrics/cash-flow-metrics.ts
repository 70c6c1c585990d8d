import { metricIndex } from './path-metric';
import { columnTotal, type PathMeasures } from './path-measures';

const TVPI = metricIndex('tvpi');
const DPI = metricIndex('dpi');
const RVPI = metricIndex('rvpi');
const NPV = metricIndex('npv');
const KS_PME = metricIndex('ks_pme');
const PAYBACK_MONTH = metricIndex('payback_month');
const J_CURVE_LOW = metricIndex('j_curve_low');
const J_CURVE_MONTH = metricIndex('j_curve_month');

/** Multiples, present value and J-curve of the LP flows of an ended fund (docs/model/path-metrics.md). */
export function measureCashFlows(measures: PathMeasures): void {
  const { fundPath, waterfall, out } = measures;
  const { ledger, fund } = fundPath;
  const { lastRow, capitalCalls } = ledger;
  const { discountFactors, benchmarkFactors } = fund;
  const lpShare = 1 - fund.waterfall.gpShare;
  const paidIn = columnTotal(capitalCalls, lastRow) * lpShare;

  let received = 0;
  let npv = 0;
  let benchmarkPaidIn = 0;
  let benchmarkReceived = 0;
  let cumulative = 0;
  let low = Infinity;
  let lowMonth = 0;
  let payback = -1;
  let wasNegative = false;
  for (let m = 0; m <= lastRow; m++) {
    const call = capitalCalls[m]! * lpShare;
    const cash = waterfall.lpCash[m]!;
    received += cash;
    npv += (cash - call) * discountFactors[m]!;
    benchmarkPaidIn += call * benchmarkFactors[m]!;
    benchmarkReceived += cash * benchmarkFactors[m]!;
    cumulative += cash - call;
    if (cumulative < low) {
      low = cumulative;
      lowMonth = m;
    }
    if (cumulative < 0) wasNegative = true;
    else if (wasNegative && payback < 0) payback = m;
  }
  if (!(paidIn > 0)) {
    for (const index of [TVPI, DPI, RVPI, NPV, KS_PME, PAYBACK_MONTH, J_CURVE_LOW, J_CURVE_MONTH])
      out.notApplicable(index);
    return;
  }
  out.define(TVPI, received / paidIn);
  out.define(DPI, received / paidIn);
  out.define(RVPI, 0);
  out.define(NPV, npv);
  out.define(KS_PME, benchmarkReceived / benchmarkPaidIn);
  out.define(J_CURVE_LOW, low);
  out.define(J_CURVE_MONTH, lowMonth);
  if (payback >= 0) out.define(PAYBACK_MONTH, payback);
  else out.notApplicable(PAYBACK_MONTH);
}
