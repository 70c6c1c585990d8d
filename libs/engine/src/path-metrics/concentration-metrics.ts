import { metricIndex } from './path-metric';
import type { PathMeasures } from './path-measures';

const HERFINDAHL_SUBURB = metricIndex('herfindahl_suburb');
const LARGEST_SUBURB = metricIndex('largest_suburb');
const LARGEST_LOAN = metricIndex('largest_loan');
const STRESSED_LTV = metricIndex('stressed_ltv');

/** What is left of values in the stressed LTV. */
const STRESSED_VALUE = 0.8;

/**
 * How far the advances of a path hang on single suburbs and loans, and what their combined LTV at origination would be after values
 * fall by 20% (docs/model/path-metrics.md).
 */
export function measureConcentration({ fundPath, out }: PathMeasures): void {
  const { positions } = fundPath.portfolio;
  const { count, advance, valueAtOrigination, seniorAtOrigination } = positions;
  measureSuburbs(fundPath.portfolio, out);
  if (count === 0) {
    out.notApplicable(LARGEST_LOAN);
    out.notApplicable(STRESSED_LTV);
    return;
  }
  let largest = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    if (advance[i]! > largest) largest = advance[i]!;
    sum += (advance[i]! + seniorAtOrigination[i]!) / valueAtOrigination[i]!;
  }
  out.define(LARGEST_LOAN, largest / fundPath.fund.fundSize);
  out.define(STRESSED_LTV, sum / count / STRESSED_VALUE);
}

type Portfolio = PathMeasures['fundPath']['portfolio'];

function measureSuburbs({ positions, strategy }: Portfolio, out: PathMeasures['out']): void {
  const { count, advance, suburb } = positions;
  const suburbs = strategy.market.suburbs === null ? 0 : strategy.market.suburbs.ids.length;
  let advances = 0;
  for (let i = 0; i < count; i++) advances += advance[i]!;
  let squares = 0;
  let largest = 0;
  for (let s = 0; s < suburbs; s++) {
    let inSuburb = 0;
    for (let i = 0; i < count; i++) if (suburb[i] === s) inSuburb += advance[i]!;
    squares += inSuburb * inSuburb;
    if (inSuburb > largest) largest = inSuburb;
  }
  if (largest === 0) {
    out.notApplicable(HERFINDAHL_SUBURB);
    out.notApplicable(LARGEST_SUBURB);
    return;
  }
  out.define(HERFINDAHL_SUBURB, squares / (advances * advances));
  out.define(LARGEST_SUBURB, largest / advances);
}
