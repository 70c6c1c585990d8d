import { createClosingFigures, measureClosing } from '../path-metrics/closing-metrics';
import { allAnnualRates } from '../path-metrics/internal-rate-of-return';
import type { PathMeasures } from '../path-metrics/path-measures';
import { hasValue, PATH_STATUS, PATH_STATUS_NAMES } from '../path-metrics/path-status';
import type { MissingFigure, TraceClosing } from './trace-document';

const NOTHING = { status: 'not_applicable', reason: 'the closing never paid in' } as const;

/** Every closing of the path in the buffers. */
export function traceClosings(measures: PathMeasures): TraceClosing[] {
  return measures.fundPath.fund.closings.list.map(({ month, fraction }, j) => {
    const figures = createClosingFigures();
    measureClosing(measures, j, figures);
    const { paidIn, received, irr, irrStatus } = figures;
    return {
      month,
      fraction,
      paid_in: paidIn,
      received,
      net_irr: hasValue(irrStatus) ? irr : missingRate(measures, irrStatus),
      tvpi: paidIn > 0 ? received / paidIn : NOTHING,
    };
  });
}

function missingRate({ solver }: PathMeasures, status: number): MissingFigure {
  if (status === PATH_STATUS.notApplicable) return NOTHING;
  const reason = PATH_STATUS_NAMES[status] ?? 'unknown';
  if (status !== PATH_STATUS.multipleRoots) return { status: 'undefined', reason };
  return { status: 'undefined', reason, roots: allAnnualRates(solver) };
}
