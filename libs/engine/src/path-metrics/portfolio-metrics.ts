import { BINDING_CAP, BINDING_FLOOR, BINDING_NON_RECOURSE } from '../contract/binding';
import { CAUSE_DEFAULT } from '../exit/exit-cause';
import { measureConcentration } from './concentration-metrics';
import { metricIndex } from './path-metric';
import type { PathMeasures } from './path-measures';

const GROSS_MOIC = metricIndex('gross_moic');
const WAL = metricIndex('wal');
const DEFAULT_RATE = metricIndex('default_rate');
const DEFAULT_RATE_COUNT = metricIndex('default_rate_count');
const LOSS_RATE = metricIndex('loss_rate');
const RECOVERY_RATE = metricIndex('recovery_rate');
const HERFINDAHL_ZONE = metricIndex('herfindahl_zone');
const SHARE_CAP = metricIndex('share_cap');
const SHARE_FLOOR = metricIndex('share_floor');
const SHARE_NON_RECOURSE = metricIndex('share_non_recourse');
const POSITIONS = metricIndex('positions');
const REINVESTED_AMOUNT = metricIndex('reinvested_amount');
const TERMINAL_INDEX = metricIndex('terminal_index');

/** Metrics that do not exist on a path without positions. */
const OF_POSITIONS = [
  GROSS_MOIC,
  WAL,
  DEFAULT_RATE,
  DEFAULT_RATE_COUNT,
  LOSS_RATE,
  RECOVERY_RATE,
  HERFINDAHL_ZONE,
  SHARE_CAP,
  SHARE_FLOOR,
  SHARE_NON_RECOURSE,
];

/** What became of the positions of a path (docs/model/path-metrics.md). */
export function measurePortfolio(measures: PathMeasures): void {
  const { fundPath, out } = measures;
  const { positions, strategy } = fundPath.portfolio;
  const { count, advance, paid, claim, cause, binding, cashMonth, originationMonth, zone } = positions;
  out.define(POSITIONS, count);
  out.define(REINVESTED_AMOUNT, reinvestedAmount(measures));
  out.define(TERMINAL_INDEX, terminalIndex(measures));
  measureConcentration(measures);
  if (count === 0) {
    for (const index of OF_POSITIONS) out.notApplicable(index);
    return;
  }
  let advances = 0;
  let received = 0;
  let losses = 0;
  let weightedMonths = 0;
  let defaulted = 0;
  let defaultedCount = 0;
  let defaultedClaims = 0;
  let recovered = 0;
  let capped = 0;
  let floored = 0;
  let limited = 0;
  for (let i = 0; i < count; i++) {
    const cost = advance[i]!;
    const cash = paid[i]!;
    advances += cost;
    received += cash;
    if (cash < cost) losses += cost - cash;
    weightedMonths += cost * (cashMonth[i]! - originationMonth[i]!);
    if (cause[i] === CAUSE_DEFAULT) {
      defaulted += cost;
      defaultedCount++;
      defaultedClaims += claim[i]!;
      recovered += cash;
    }
    if (binding[i] === BINDING_CAP) capped++;
    else if (binding[i] === BINDING_FLOOR) floored++;
    else if (binding[i] === BINDING_NON_RECOURSE) limited++;
  }
  let herfindahl = 0;
  for (let z = 0; z < strategy.zones.length; z++) {
    let inZone = 0;
    for (let i = 0; i < count; i++) if (zone[i] === z) inZone += advance[i]!;
    herfindahl += (inZone / advances) * (inZone / advances);
  }
  const { fees } = fundPath.fund;
  const feeIncome = fees.originationFeeToGp ? 0 : fees.originationFeeRate * advances;
  out.define(GROSS_MOIC, (received + feeIncome) / advances);
  out.define(WAL, weightedMonths / 12 / advances);
  out.define(DEFAULT_RATE, defaulted / advances);
  out.define(DEFAULT_RATE_COUNT, defaultedCount / count);
  out.define(LOSS_RATE, losses / advances);
  out.define(HERFINDAHL_ZONE, herfindahl);
  out.define(SHARE_CAP, capped / count);
  out.define(SHARE_FLOOR, floored / count);
  out.define(SHARE_NON_RECOURSE, limited / count);
  if (defaultedClaims > 0) out.define(RECOVERY_RATE, recovered / defaultedClaims);
  else out.notApplicable(RECOVERY_RATE);
}

/** Advances of recycled positions. */
function reinvestedAmount({ fundPath }: PathMeasures): number {
  const { count, advance, recycled } = fundPath.portfolio.positions;
  let sum = 0;
  for (let i = 0; i < count; i++) if (recycled[i] === 1) sum += advance[i]!;
  return sum;
}

/** Zone index at the horizon, weighted by the target allocation: a control variate with known mean under gbm and momentum. */
function terminalIndex({ fundPath }: PathMeasures): number {
  const { market, strategy } = fundPath.portfolio;
  let sum = 0;
  for (let z = 0; z < market.zoneCount; z++) {
    sum += strategy.origination.targets[z]! * market.level[z * market.stride + market.horizonMonths]!;
  }
  return sum;
}
