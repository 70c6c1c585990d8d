/** Figures of one path, model §8. */
import type { SimulationConfig } from '@ihome/config';
import { at, horizon, ofZone } from './calendar';
import { closedCommitments, closingFigures, type ClosingFigures, type LpFlows } from './closings';
import { windowEnd } from './deployment';
import { firstCoverageMonth } from './facilities';
import type { World } from './exit';
import { breakEven, gpMonths } from './gp-entity';
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

/** What the LPs pay and receive by month, clawback included. */
export function lpFlows(config: SimulationConfig, story: FundStory): LpFlows {
  const cash = story.ledger.map((_, m) => story.clawbacks.get(m) ?? 0);
  for (const row of story.waterfall) cash[row.month] = at(cash, row.month) + row.lp;
  return { calls: story.ledger.map((row) => row.capital_calls * (1 - config.fund.gp_commitment_percentage)), cash };
}

/** All figures of a path. */
export function metricsOf(world: World, story: FundStory): Metrics {
  const { config } = world;
  const gpPart = config.fund.gp_commitment_percentage;
  const calls = story.ledger.map((row) => row.capital_calls);
  const byMonth = (part: 'gp_capital' | 'cash'): number[] =>
    calls.map((_, m) => sum(story.waterfall.filter((d) => d.month === m).map((d) => d[part])));
  const { calls: paidIn, cash: lpReceipts } = lpFlows(config, story);
  const lp: Flows = { paidIn, received: lpReceipts };
  const gp: Flows = {
    paidIn: calls.map((x) => x * gpPart),
    received: byMonth('gp_capital').map((x, m) => x + at(story.carryCash, m)),
  };
  const clawback = sum([...story.clawbacks.values()]);
  const carry = sum(story.waterfall.map((d) => d.carry)) - clawback;
  const fund: Flows = { paidIn: calls, received: byMonth('cash') };
  const netIrr = figureOf(irrOf(lp));
  const lpPaid = sum(lp.paidIn);
  const lpReceived = sum(lp.received);
  return {
    net_irr: netIrr,
    gp_irr: figureOf(pathIrr(net(gp), { paid: sum(gp.paidIn), received: sum(gp.received) + clawback })),
    fund_irr: figureOf(irrOf(fund)),
    gross_irr: figureOf(irrOf(grossFlows(story))),
    tvpi: ratio(lpReceived, lpPaid),
    npv: lpPaid > 0 ? present(net(lp), config.risk.discount_rate) : NOT_APPLICABLE,
    ks_pme: ratio(present(lp.received, config.risk.benchmark_return), present(lp.paidIn, config.risk.benchmark_return)),
    excess_return: excessOf(netIrr, config.risk.benchmark_return),
    ...ofClosings(config, { calls: lp.paidIn, cash: lp.received }),
    ...ofGpEntity(config, story, carry),
    ...jCurve(lp),
    ...atTheEnd(world, story, lp),
    max_drawdown: drawdownOf(story),
    ...debtMetrics(world, story),
    ...portfolioMetrics(story.positions),
    ...concentration(config, story.positions),
    ...bridge(story, { lpProfit: lpReceived - lpPaid, gpShare: gpPart, carry }),
    ...homeownerCost(story.positions),
    terminal_index: terminalIndex(world),
    carry,
    clawback,
    management_fees: sum(story.ledger.map((row) => row.management_fee)),
    origination_fees: sum(story.positions.map((p) => p.outlay.originationFee)),
    expenses: sum(story.ledger.map((row) => row.expenses + row.formation_costs + row.per_position_costs)),
    liquidity: liquidityOf(world, story),
    cash_drag: cashDragOf(world, story),
    hurdle_cleared: story.owedToLp <= 1e-9 * Math.max(lpPaid, 1) ? 1 : 0,
    insolvent: story.isInsolvent ? 1 : 0,
  };
}

/** The management company, when it is looked at, and what the GP earns with its carry. */
function ofGpEntity(config: SimulationConfig, story: FundStory, carry: number): Metrics {
  const months = gpMonths(config, story);
  const total = (name: 'income' | 'expenses' | 'dividends'): number => sum(months.map((month) => month[name]));
  const figures: Metrics = {
    gp_fee_income: total('income'),
    gp_expenses: total('expenses'),
    gp_dividends: total('dividends'),
    gp_lowest_cash: Math.min(config.gp_entity.initial_cash_reserve, ...months.map(({ cash }) => cash)),
    gp_break_even_month: breakEven(months) ?? NOT_APPLICABLE,
    gp_profit: total('income') - total('expenses') + carry,
  };
  if (config.gp_entity.enabled) return figures;
  return Object.fromEntries(Object.keys(figures).map((name) => [name, NOT_APPLICABLE]));
}

/** First and last closing, when there are several. */
function ofClosings(config: SimulationConfig, flows: LpFlows): Metrics {
  const all = closingFigures(config, flows);
  const named = (name: string, closing: ClosingFigures | undefined): Metrics => ({
    [`net_irr_${name}_closing`]: closing === undefined ? NOT_APPLICABLE : figureOf(closing.irr),
    [`tvpi_${name}_closing`]: closing === undefined ? NOT_APPLICABLE : ratio(closing.received, closing.paid_in),
  });
  return all.length < 2
    ? { ...named('first', undefined), ...named('last', undefined) }
    : { ...named('first', all[0]), ...named('last', all.at(-1)) };
}

function excessOf(netIrr: Figure, benchmark: number): Figure {
  if (typeof netIrr === 'number') return netIrr - benchmark;
  return netIrr.status === 'total_loss' ? { ...netIrr, value: netIrr.value - benchmark } : netIrr;
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
function portfolioMetrics(positions: readonly Position[]): Metrics {
  const advanced = sum(positions.map((p) => p.advance));
  const defaulted = positions.filter((p) => p.cause === 'default');
  const share = (binding: Position['binding']): Figure =>
    ratio(positions.filter((p) => p.binding === binding).length, positions.length);
  const zones = [...new Set(positions.map((p) => p.zone))];
  const zoneShares = zones.map((z) => sum(positions.filter((p) => p.zone === z).map((p) => p.advance)) / advanced);
  return {
    positions: positions.length,
    reinvested_amount: sum(positions.filter((p) => p.isRecycled).map((p) => p.advance)),
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

/** Shares of suburbs in all advances, the largest loan, and the mean combined LTV at origination after values fall by 20%. */
function concentration({ fund }: World['config'], positions: readonly Position[]): Metrics {
  const advanced = sum(positions.map((p) => p.advance));
  const suburbs = [...new Set(positions.map((p) => p.suburb))].filter((suburb) => suburb !== null);
  const shares = suburbs.map((s) => sum(positions.filter((p) => p.suburb === s).map((p) => p.advance)) / advanced);
  const cltv = positions.map((p) => (p.advance + p.seniorAtOrigination) / p.valueAtOrigination);
  const isEmpty = positions.length === 0;
  return {
    // ASSUMPTION: advances outside of any suburb count in the total and in no suburb.
    herfindahl_suburb: shares.length > 0 ? sum(shares.map((s) => s * s)) : NOT_APPLICABLE,
    largest_suburb: shares.length > 0 ? Math.max(...shares) : NOT_APPLICABLE,
    largest_loan: isEmpty ? NOT_APPLICABLE : Math.max(...positions.map((p) => p.advance)) / fund.fund_size,
    stressed_ltv: isEmpty ? NOT_APPLICABLE : sum(cltv) / positions.length / 0.8,
  };
}

/** Whether a NAV is more than what rounding leaves of none. */
const hasValue = ({ fund }: SimulationConfig, nav: number): boolean => nav > 1e-12 * fund.fund_size;

/** Smallest (cash + uncalled)/NAV over the months from the end of deployment to the end of the fund's term. */
function liquidityOf({ config }: World, story: FundStory): Figure {
  const values: number[] = [];
  let called = 0;
  for (const row of story.ledger) {
    called += row.capital_calls;
    const uncalled = closedCommitments(config, row.month) - called;
    const isCounted = row.month >= windowEnd(config) && row.month <= 12 * config.fund.fund_term;
    if (isCounted && row.month < story.finalMonth && hasValue(config, row.nav))
      values.push((row.closing_cash + at(story.undrawn, row.month) + uncalled) / row.nav);
  }
  return values.length > 0 ? Math.min(...values) : NOT_APPLICABLE;
}

/** Time average of cash/NAV over the months before the final one. */
function cashDragOf({ config }: World, story: FundStory): Figure {
  const values = story.ledger
    .filter((row) => row.month < story.finalMonth && hasValue(config, row.nav))
    .map((row) => row.closing_cash / (row.nav + row.debt + row.tranche_balance));
  return values.length > 0 ? sum(values) / values.length : NOT_APPLICABLE;
}

/**
 * Profit of the positions down to the profit of the LPs. ASSUMPTIONS: currency; what a position pays beyond its advance counts as
 * interest first and as appreciation for the rest; a dollar charged and never paid is a part of its own.
 */
function bridge(
  story: FundStory,
  { lpProfit, gpShare, carry }: { readonly lpProfit: number; readonly gpShare: number; readonly carry: number },
): Metrics {
  const over = (p: Position): number => Math.max(p.paid - p.advance, 0);
  const column = (name: keyof FundStory['ledger'][number]): number => sum(story.ledger.map((row) => row[name]));
  const interest = sum(story.positions.map((p) => Math.min(p.claim.interest, over(p))));
  const feeIncome = sum(story.positions.map((p) => p.outlay.originationFeeIncome));
  const gpPart = sum(story.waterfall.map((d) => d.gp_capital));
  const gpProfit = gpPart - gpShare * column('capital_calls');
  return {
    bridge_gross: sum(story.positions.map((p) => p.paid - p.advance)) + feeIncome,
    bridge_interest: interest,
    bridge_appreciation: sum(story.positions.map(over)) - interest,
    bridge_losses: -sum(story.positions.map((p) => Math.max(p.advance - p.paid, 0))),
    bridge_fee_income: feeIncome,
    bridge_leverage:
      column('facility_draws') -
      column('facility_repayments') -
      column('facility_interest') -
      column('facility_fees') +
      column('tranche_proceeds') -
      column('tranche_payments') -
      column('tranche_interest'),
    bridge_fees: -(
      column('management_fee') +
      column('servicing_fee') +
      column('acquisition_fees') +
      column('disposition_fees') +
      column('origination_fees_paid')
    ),
    bridge_expenses: -(column('expenses') + column('formation_costs') + column('per_position_costs')),
    bridge_idle_cash: column('cash_yield'),
    bridge_unpaid: at(story.ledger, story.finalMonth).payables,
    bridge_carry: -carry,
    bridge_gp_commitment: -gpProfit,
    bridge_net: lpProfit,
  };
}

/** ASSUMPTIONS: low of the cumulative LP flow in currency; payback is the first month that has returned what was paid in so far. */
function jCurve(lp: Flows): Metrics {
  let cumulative = 0;
  let low = 0;
  let lowMonth = 0;
  let payback: number | null = null;
  let hasPaidIn = false;
  net(lp).forEach((flow, m) => {
    cumulative += flow;
    hasPaidIn ||= at(lp.paidIn, m) > 0;
    if (cumulative < low) [low, lowMonth] = [cumulative, m];
    if (hasPaidIn && cumulative >= 0 && payback === null) payback = m;
  });
  if (!hasPaidIn) {
    return { j_curve_low: NOT_APPLICABLE, j_curve_month: NOT_APPLICABLE, payback_month: NOT_APPLICABLE };
  }
  return { j_curve_low: low, j_curve_month: lowMonth, payback_month: payback ?? NOT_APPLICABLE };
}

/** ASSUMPTION: as figures of a path, DPI and RVPI are those of its final month: DPI is TVPI and RVPI is what the NAV left is worth. */
function atTheEnd({ config }: World, story: FundStory, lp: Flows): Metrics {
  const value = Math.max(at(story.ledger, story.ledger.length - 1).nav, 0) * (1 - config.fund.gp_commitment_percentage);
  return { dpi: ratio(sum(lp.received), sum(lp.paidIn)), rvpi: ratio(value, sum(lp.paidIn)) };
}

/** Largest fall of NAV plus cumulative distributions below its highest level so far, as a part of that level. */
function drawdownOf(story: FundStory): Figure {
  let distributed = 0;
  let peak = 0;
  let worst = 0;
  for (const row of story.ledger) {
    distributed += row.distributions;
    const wealth = row.nav + distributed;
    peak = Math.max(peak, wealth);
    if (peak > 0) worst = Math.max(worst, (peak - wealth) / peak);
  }
  return peak > 0 ? worst : NOT_APPLICABLE;
}

/** ASSUMPTION: effective annual cost before the fee, (paid/I)^(12/a) − 1, of homeowners who settled themselves. */
function homeownerCost(positions: readonly Position[]): Metrics {
  const costs = positions
    .filter((p) => p.cause !== 'default' && p.cause !== 'fund_end')
    .map((p) => Math.pow(p.paid / p.advance, 12 / (p.exitMonth - p.originationMonth)) - 1)
    .sort((a, b) => a - b);
  if (costs.length === 0) return { homeowner_cost_mean: NOT_APPLICABLE, homeowner_cost_p95: NOT_APPLICABLE };
  const place = 0.95 * (costs.length - 1);
  const below = at(costs, Math.floor(place));
  const above = at(costs, Math.ceil(place));
  return {
    homeowner_cost_mean: sum(costs) / costs.length,
    homeowner_cost_p95: below + (place - Math.floor(place)) * (above - below),
  };
}

/** ASSUMPTION: index at the end of the horizon, weighted by the target allocation. */
function terminalIndex({ config, market }: World): number {
  return sum(
    config.zones.map(
      (zone, z) =>
        ofZone(config.origination.zone_allocations, zone) * Math.exp(at(at(market.logIndex, z), horizon(config))),
    ),
  );
}

/** Highest debt to NAV, and lowest proceeds to facility interest of a year, before the final month. */
function debtMetrics({ config }: World, story: FundStory): Metrics {
  const { leverage } = config;
  const hasDebt = leverage.green_sleeve.enabled || leverage.ramp_line.enabled || leverage.deal_note.enabled;
  const hasTranches = config.tranches.enabled && config.tranches.list.length > 0;
  if ((!leverage.enabled || !hasDebt) && !hasTranches)
    return { peak_leverage: NOT_APPLICABLE, min_coverage: NOT_APPLICABLE };
  const rows = story.ledger.slice(0, story.finalMonth);
  const coverages = rows.flatMap((_, m) => {
    const year = rows.slice(Math.max(m - 11, 0), m + 1);
    const interest = sum(year.map((row) => row.facility_interest));
    if (m < firstCoverageMonth(config) || interest === 0) return [];
    return [sum(year.map((row) => row.exit_proceeds + row.recoveries)) / interest];
  });
  return {
    peak_leverage: Math.max(
      0,
      ...rows.filter((row) => hasValue(config, row.nav)).map((row) => (row.debt + row.tranche_balance) / row.nav),
    ),
    min_coverage: coverages.length > 0 ? Math.min(...coverages) : NOT_APPLICABLE,
  };
}
