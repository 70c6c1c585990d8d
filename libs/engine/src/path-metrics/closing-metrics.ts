import { hasValue, PATH_STATUS, type PathStatus } from './path-status';
import { solveRate } from './internal-rate-of-return';
import { metricIndex } from './path-metric';
import type { PathMeasures } from './path-measures';

const FIRST_IRR = metricIndex('net_irr_first_closing');
const FIRST_TVPI = metricIndex('tvpi_first_closing');
const LAST_IRR = metricIndex('net_irr_last_closing');
const LAST_TVPI = metricIndex('tvpi_last_closing');

const CLOSING_METRICS = [FIRST_IRR, FIRST_TVPI, LAST_IRR, LAST_TVPI];

/** What the investors of one closing paid and received, and their return; NaN where the status has no value. */
export interface ClosingFigures {
  paidIn: number;
  received: number;
  irr: number;
  irrStatus: PathStatus;
}

/** No figures yet. */
export function createClosingFigures(): ClosingFigures {
  return { paidIn: 0, received: 0, irr: NaN, irrStatus: PATH_STATUS.notApplicable };
}

/**
 * LP flows of closing `j` into the solver's buffer, and its figures (docs/model/fund.md). Its investors bear their share in the
 * closed commitments of every call and distribution from their month on. Late closers pay earlier ones their share of all
 * earlier calls, which moves paid-in capital, and interest on it, which is paid in by the one and received by the other.
 */
export function measureClosing(measures: PathMeasures, j: number, figures: ClosingFigures): void {
  const { fundPath, waterfall, solver } = measures;
  const { ledger, fund } = fundPath;
  const { lastRow, capitalCalls } = ledger;
  const { list } = fund.closings;
  const { gpShare } = fund.waterfall;
  const { flows } = solver.range;
  const own = list[j]!;
  figures.paidIn = 0;
  figures.received = 0;
  let closed = 0;
  let next = 0;
  for (let m = 0; m <= lastRow; m++) {
    flows[m] = 0;
    while (next < list.length && list[next]!.month <= m) {
      const { fraction } = list[next]!;
      closed += fraction;
      if (next >= j && next > 0) equalise(measures, { closing: next, closed, j, month: m }, figures);
      next++;
    }
    if (m < own.month) continue;
    const share = own.fraction / closed;
    const call = (capitalCalls[m]! - capitalCalls[m]! * gpShare) * share;
    const cash = waterfall.lpCash[m]! * share;
    figures.paidIn += call;
    figures.received += cash;
    flows[m]! += cash - call;
  }
  rate(measures, figures);
}

/** Payment of a late closing, as closing `j` sees it: payer, or one of the earlier ones that receive it. */
function equalise(
  { fundPath, solver }: PathMeasures,
  at: { readonly closing: number; readonly closed: number; readonly j: number; readonly month: number },
  figures: ClosingFigures,
): void {
  const { closings, waterfall } = fundPath.fund;
  const { capitalCalls } = fundPath.ledger;
  const { closing, closed, j, month } = at;
  const { fraction } = closings.list[closing]!;
  let called = 0;
  let interest = 0;
  for (let m = 0; m < month; m++) {
    const call = capitalCalls[m]! - capitalCalls[m]! * waterfall.gpShare;
    called += call;
    interest += (call * closings.equalisationRate * (month - m)) / 12;
  }
  const part = (fraction / closed) * (j === closing ? 1 : closings.list[j]!.fraction / (closed - fraction));
  if (j === closing) {
    figures.paidIn += part * (called + interest);
    solver.range.flows[month]! -= part * (called + interest);
  } else {
    figures.paidIn -= part * called;
    figures.received += part * interest;
    solver.range.flows[month]! += part * (called + interest);
  }
}

function rate({ solver, fundPath }: PathMeasures, figures: ClosingFigures): void {
  figures.irr = NaN;
  if (!(figures.paidIn > 0)) figures.irrStatus = PATH_STATUS.notApplicable;
  else if (!(figures.received > 0)) {
    figures.irrStatus = PATH_STATUS.totalLoss;
    figures.irr = -1;
  } else {
    figures.irrStatus = solveRate(solver, fundPath.ledger.lastRow + 1);
    if (hasValue(figures.irrStatus)) figures.irr = solver.annualRate;
  }
}

/** IRR and TVPI of the first and the last closing of a fund that has more than one. */
export function measureClosings(measures: PathMeasures): void {
  const { list } = measures.fundPath.fund.closings;
  const { out, closing } = measures;
  if (list.length < 2) {
    for (let i = 0; i < CLOSING_METRICS.length; i++) out.notApplicable(CLOSING_METRICS[i]!);
    return;
  }
  measureClosing(measures, 0, closing);
  store(measures, FIRST_IRR, FIRST_TVPI);
  measureClosing(measures, list.length - 1, closing);
  store(measures, LAST_IRR, LAST_TVPI);
}

function store({ out, closing }: PathMeasures, irr: number, tvpi: number): void {
  if (closing.irrStatus === PATH_STATUS.totalLoss) out.totalLoss(irr);
  else if (hasValue(closing.irrStatus)) out.define(irr, closing.irr);
  else out.undefine(irr, closing.irrStatus);
  if (closing.paidIn > 0) out.define(tvpi, closing.received / closing.paidIn);
  else out.notApplicable(tvpi);
}
