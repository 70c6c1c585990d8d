import { BINDINGS } from '../contract/binding';
import { EXIT_CAUSES } from '../exit/exit-cause';
import { measureZones } from '../path-table/zone-multiples';
import type { StrategyRun } from '../simulate-path';
import type {
  TraceClawback,
  TraceLedgerRow,
  TracePosition,
  TraceSuburb,
  TraceWaterfallRow,
  TraceZone,
} from './trace-document';

const NO_CAP = { status: 'not_applicable', reason: 'the contract has no return cap' } as const;

const NOTHING_BOUGHT = { status: 'not_applicable', reason: 'no position was bought in the zone' } as const;

/** Zone indices by month 0..H, with what the positions of the zone made of their advances. */
export function traceZones({ fundPath, strategy, record }: StrategyRun): TraceZone[] {
  const { market } = fundPath.portfolio;
  measureZones(record.zones, record.positions);
  const { multiples } = record.zones;
  return strategy.zones.map((zone, z) => ({
    zone,
    index: Array.from(market.level.subarray(z * market.stride, (z + 1) * market.stride)),
    multiple: Number.isNaN(multiples[z]) ? NOTHING_BOUGHT : multiples[z]!,
  }));
}

/** Suburb indices by month 0..H, in the order of the configuration. */
export function traceSuburbs({ fundPath, strategy }: StrategyRun): TraceSuburb[] {
  const { suburbs } = strategy.market;
  if (suburbs === null) return [];
  const { level, stride } = fundPath.portfolio.market;
  return suburbs.ids.map((suburb, s) => {
    const row = strategy.zones.length + s;
    return {
      suburb,
      zone: strategy.zones[suburbs.zone[s]!]!,
      index: Array.from(level.subarray(row * stride, (row + 1) * stride)),
    };
  });
}

/** Name of the regime by month 0..H; empty when the market has none. */
export function traceRegimes({ fundPath, strategy }: StrategyRun): string[] {
  const { regimes } = strategy.market;
  if (regimes === null) return [];
  return Array.from(fundPath.portfolio.market.regime, (regime) => regimes.names[regime]!);
}

/** Positions in the order in which they were bought. */
export function tracePositions({ fundPath, strategy }: StrategyRun): TracePosition[] {
  const { positions: p } = fundPath.portfolio;
  return Array.from({ length: p.count }, (_, i) => ({
    id: p.loanNumber[i]!,
    zone: strategy.zones[p.zone[i]!]!,
    suburb: strategy.market.suburbs?.ids[p.suburb[i]!] ?? null,
    origination_month: p.originationMonth[i]!,
    advance: p.advance[i]!,
    ltv: p.ltv[i]!,
    term_years: p.termMonths[i]! / 12,
    value_at_origination: p.valueAtOrigination[i]!,
    senior_balance_at_origination: p.seniorAtOrigination[i]!,
    senior_balance_at_exit: p.seniorAtExit[i]!,
    exit_month: p.exitMonth[i]!,
    cause: EXIT_CAUSES[p.cause[i]!]!,
    value_at_exit: p.valueAtExit[i]!,
    maintenance_shortfall: p.maintenanceShortfall[i]!,
    interest: p.interest[i]!,
    appreciation_share: p.appreciationShare[i]!,
    uncapped_claim: p.uncappedClaim[i]!,
    cap_amount: Number.isFinite(p.capAmount[i]!) ? p.capAmount[i]! : NO_CAP,
    claim: p.claim[i]!,
    binding: BINDINGS[p.binding[i]!]!,
    paid: p.paid[i]!,
    cash_month: p.cashMonth[i]!,
    recycled: p.recycled[i] === 1,
  }));
}

/** Months 0..last row. */
export function traceLedger({ fundPath }: StrategyRun): TraceLedgerRow[] {
  const { ledger: l } = fundPath;
  return Array.from({ length: l.lastRow + 1 }, (_, m) => ({
    month: m,
    opening_cash: l.openingCash[m]!,
    capital_calls: l.capitalCalls[m]!,
    exit_proceeds: l.exitProceeds[m]!,
    recoveries: l.recoveries[m]!,
    cash_yield: l.cashYield[m]!,
    facility_draws: l.facilityDraws[m]!,
    facility_interest: l.facilityInterest[m]!,
    facility_fees: l.facilityFees[m]!,
    facility_repayments: l.facilityRepayments[m]!,
    management_fee: l.managementFee[m]!,
    servicing_fee: l.servicingFee[m]!,
    expenses: l.expenses[m]!,
    formation_costs: l.formationCosts[m]!,
    acquisition_fees: l.acquisitionFees[m]!,
    disposition_fees: l.dispositionFees[m]!,
    per_position_costs: l.perPositionCosts[m]!,
    origination_fees_paid: l.originationFeesPaid[m]!,
    origination_fee_income: l.originationFeeIncome[m]!,
    advances: l.advances[m]!,
    tranche_proceeds: l.trancheProceeds[m]!,
    tranche_interest: l.trancheInterest[m]!,
    tranche_payments: l.tranchePayments[m]!,
    distributions: l.distributions[m]!,
    reserve_balance: l.reserveBalance[m]!,
    set_aside: l.setAside[m]!,
    payables: l.payables[m]!,
    closing_cash: l.closingCash[m]!,
    nav: l.nav[m]!,
    debt: l.debt[m]!,
    tranche_balance: l.trancheBalance[m]!,
  }));
}

/** A row for each month with a distribution, and for the last month whatever it paid. */
export function traceWaterfall({ fundPath, waterfall: w }: StrategyRun): TraceWaterfallRow[] {
  const { lastRow, distributions } = fundPath.ledger;
  const rows: TraceWaterfallRow[] = [];
  for (let m = 0; m <= lastRow; m++) {
    if (distributions[m]! === 0 && m < lastRow) continue;
    rows.push({
      month: m,
      cash: distributions[m]!,
      return_of_capital: w.returnOfCapital[m]!,
      preferred_return: w.preferredReturn[m]!,
      catch_up: w.catchUp[m]!,
      carry: w.carry[m]!,
      lp: w.lp[m]!,
      gp: w.carry[m]! + w.gpCapital[m]!,
      gp_capital: w.gpCapital[m]!,
      escrow: w.escrow[m]!,
      unreturned_capital: w.unreturnedCapital[m]!,
      accrued_pref: w.accruedPref[m]!,
    });
  }
  return rows;
}

/** Clawbacks of the path, by month. */
export function traceClawbacks({ fundPath, waterfall }: StrategyRun): TraceClawback[] {
  const payments: TraceClawback[] = [];
  for (let month = 0; month <= fundPath.ledger.lastRow; month++) {
    if (waterfall.clawback[month]! > 0) payments.push({ month, amount: waterfall.clawback[month]! });
  }
  return payments;
}
