/** Figures of one path, model §8. */
import { at, horizon } from './calendar';
import { windowEnd } from './deployment';
import type { World } from './exit';
import { pathIrr, type Irr } from './irr';
import type { FundStory, Position } from './ledger';

/** A figure, or why it is missing. */
export type Figure = number | Exclude<Irr, { readonly status: 'defined' }>;

/** Figures of a path by name. */
export type Metrics = Readonly<Record<string, Figure>>;

const sum = (list: readonly number[]): number => list.reduce((total, x) => total + x, 0);
const NOT_APPLICABLE = { status: 'not_applicable' } as const;
const ratio = (numerator: number, denominator: number): Figure =>
  denominator > 0 ? numerator / denominator : NOT_APPLICABLE;
const figureOf = (result: Irr): Figure => (result.status === 'defined' ? result.value : result);

/** Flows of one kind of investor by month, both not negative. */
interface Flows {
  readonly paidIn: readonly number[];
  readonly received: readonly number[];
}

const net = ({ paidIn, received }: Flows): number[] => received.map((x, m) => x - at(paidIn, m));
const present = (flows: readonly number[], rate: number): number =>
  sum(flows.map((x, m) => x / Math.pow(1 + rate, m / 12)));

function irrOf(flows: Flows): Irr {
  return pathIrr(net(flows), { paid: sum(flows.paidIn), received: sum(flows.received) });
}

/** All figures of a path. */
export function metricsOf(world: World, story: FundStory): Metrics {
  const { config } = world;
  const gpPart = config.fund.gp_commitment_percentage;
  const calls = story.ledger.map((row) => row.capital_calls);
  const byMonth = (part: 'lp' | 'gp' | 'cash'): number[] =>
    calls.map((_, m) => sum(story.waterfall.filter((d) => d.month === m).map((d) => d[part])));
  const lp: Flows = { paidIn: calls.map((x) => x * (1 - gpPart)), received: byMonth('lp') };
  const gp: Flows = { paidIn: calls.map((x) => x * gpPart), received: byMonth('gp') };
  const fund: Flows = { paidIn: calls, received: byMonth('cash') };
  const netIrr = figureOf(irrOf(lp));
  const lpPaid = sum(lp.paidIn);
  const lpReceived = sum(lp.received);
  return {
    net_irr: netIrr,
    gp_irr: figureOf(irrOf(gp)),
    fund_irr: figureOf(irrOf(fund)),
    gross_irr: figureOf(irrOf(grossFlows(story))),
    tvpi: ratio(lpReceived, lpPaid),
    npv: lpPaid > 0 ? present(net(lp), config.risk.discount_rate) : NOT_APPLICABLE,
    ks_pme: ratio(present(lp.received, config.risk.benchmark_return), present(lp.paidIn, config.risk.benchmark_return)),
    excess_return: excessOf(netIrr, config.risk.benchmark_return),
    ...portfolioMetrics(story.positions),
    carry: sum(story.waterfall.map((d) => d.carry)),
    management_fees: sum(story.ledger.map((row) => row.management_fee)),
    origination_fees: sum(story.positions.map((p) => p.outlay.originationFee)),
    liquidity: liquidityOf(world, story),
    cash_drag: cashDragOf(story),
    hurdle_cleared: story.owedToLp <= 1e-9 * Math.max(lpPaid, 1) ? 1 : 0,
    insolvent: story.isInsolvent ? 1 : 0,
  };
}

function excessOf(netIrr: Figure, benchmark: number): Figure {
  if (typeof netIrr === 'number') return netIrr - benchmark;
  return netIrr;
}

/** −I at origination, + paid at the cash month, + the fee when the fund earns it. */
function grossFlows(story: FundStory): Flows {
  const paidIn = story.ledger.map(() => 0);
  const received = story.ledger.map(() => 0);
  for (const p of story.positions) {
    paidIn[p.originationMonth] = at(paidIn, p.originationMonth) + p.advance;
    received[p.originationMonth] = at(received, p.originationMonth) + p.outlay.originationFeeIncome;
    received[p.cashMonth] = at(received, p.cashMonth) + p.paid;
  }
  return { paidIn, received };
}

/** Figures of the positions bought. */
export function portfolioMetrics(positions: readonly Position[]): Metrics {
  const advanced = sum(positions.map((p) => p.advance));
  const defaulted = positions.filter((p) => p.cause === 'default');
  const share = (binding: Position['binding']): Figure =>
    ratio(positions.filter((p) => p.binding === binding).length, positions.length);
  const zones = [...new Set(positions.map((p) => p.zone))];
  const zoneShares = zones.map((z) => sum(positions.filter((p) => p.zone === z).map((p) => p.advance)) / advanced);
  return {
    positions: positions.length,
    gross_moic: ratio(sum(positions.map((p) => p.paid + p.outlay.originationFeeIncome)), advanced),
    wal: ratio(sum(positions.map((p) => (p.advance * (p.cashMonth - p.originationMonth)) / 12)), advanced),
    default_rate: ratio(sum(defaulted.map((p) => p.advance)), advanced),
    default_rate_count: ratio(defaulted.length, positions.length),
    loss_rate: ratio(sum(positions.map((p) => Math.max(p.advance - p.paid, 0))), advanced),
    recovery_rate: ratio(sum(defaulted.map((p) => p.paid)), sum(defaulted.map((p) => p.claim.claim))),
    herfindahl_zone: advanced > 0 ? sum(zoneShares.map((s) => s * s)) : NOT_APPLICABLE,
    share_cap: share('cap'),
    share_floor: share('floor'),
    share_non_recourse: share('non_recourse'),
  };
}

/** Smallest (cash + uncalled)/NAV over the months from the end of deployment to the end of the fund's term. */
function liquidityOf({ config }: World, story: FundStory): Figure {
  const values: number[] = [];
  let uncalled = config.fund.fund_size;
  for (const row of story.ledger) {
    uncalled -= row.capital_calls;
    const isCounted = row.month >= windowEnd(config) && row.month <= 12 * config.fund.fund_term;
    if (isCounted && row.month < story.finalMonth && row.nav > 0) values.push((row.closing_cash + uncalled) / row.nav);
  }
  return values.length > 0 ? Math.min(...values) : NOT_APPLICABLE;
}

/** Time average of cash/NAV over the months before the final one. */
function cashDragOf(story: FundStory): Figure {
  const values = story.ledger
    .filter((row) => row.month < story.finalMonth && row.nav > 0)
    .map((row) => row.closing_cash / row.nav);
  return values.length > 0 ? sum(values) / values.length : NOT_APPLICABLE;
}

/** Months of the horizon: series after the final month are 0. */
export function horizonOf({ config }: World): number {
  return horizon(config);
}
