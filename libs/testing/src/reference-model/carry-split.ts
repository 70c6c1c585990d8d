/** Every distribution of a path through its waterfall, with escrow and clawback, model §7. */
import type { SimulationConfig } from '@ihome/config';
import { attachedCalls, type CallUse } from './attached-calls';
import { Balance } from './balance';
import { catchUpRate, Waterfall, type Distribution } from './waterfall';

/** What LPs and GP received. */
export interface CarrySplit {
  readonly waterfall: readonly Distribution[];
  /** By month. */
  readonly clawbacks: ReadonlyMap<number, number>;
  /** Carry as it reaches the GP, by month: without what goes into the escrow, with its release, less clawback. */
  readonly carryCash: readonly number[];
  /** LP capital and preferred return of the whole fund still owed at the end, after clawback. */
  readonly owedToLp: number;
}

/** Flows of a path by month. */
export interface FundFlows extends CallUse {
  readonly distributions: readonly number[];
}

/** Amounts below this part of what LPs paid in and the fund paid out are rounding. */
const ROUNDING = 1e-11;

/** Runs the waterfall of the configuration over the flows of a path. */
export function carrySplit(config: SimulationConfig, flows: FundFlows): CarrySplit {
  const { waterfall: terms, fund } = config;
  const isAmerican = terms.waterfall_structure === 'american';
  const lpShare = 1 - fund.gp_commitment_percentage;
  const last = flows.calls.length - 1;
  const european = new Waterfall(config);
  const deals = isAmerican ? new Waterfall(config) : european;
  const whole = isAmerican ? new Balance(terms.hurdle_rate, terms.preferred_return_compounding) : european.first;
  const realised = isAmerican ? attachedCalls(flows) : [];
  const rows: Distribution[] = [];
  const clawbacks = new Map<number, number>();
  const carryCash = flows.calls.map(() => 0);
  const gp = { carry: 0, escrow: 0, fromEscrow: 0, fromOwn: 0 };
  let [paidIn, received] = [0, 0];
  const nothing = (amount: number): boolean => amount <= ROUNDING * (paidIn + received);
  flows.calls.forEach((call, m) => {
    european.accrueTo(m);
    european.contribute(call);
    if (isAmerican) {
      deals.accrueTo(m);
      if (m > 0) whole.pass(1);
      whole.contribute(call * lpShare, 0);
      for (const part of realised.filter((r) => r.month === m)) deals.contribute(part.amount, m - part.called);
    }
    paidIn += call * lpShare;
    const cash = flows.distributions[m] ?? 0;
    if (cash > 0 || m === last) {
      const row = deals.distribute(cash);
      if (isAmerican) {
        whole.receive(row.lp);
        european.distribute(cash);
      }
      received += cash - row.gp_capital;
      gp.carry += row.carry;
      gp.escrow += terms.carry_escrow_rate * row.carry;
      carryCash[m] = (1 - terms.carry_escrow_rate) * row.carry;
      rows.push({ ...row, escrow: gp.escrow });
    }
    const isTested = m === last || (terms.clawback_interim && m % 12 === 11);
    if (!terms.clawback_provision || !isTested) return;
    const kept = gp.carry - gp.fromEscrow - gp.fromOwn;
    const entitlement = entitled(config, { profit: received - paidIn, balances: european });
    // ASSUMPTION: taxes paid on carry stay out of reach, so what the GP gave back of its own before counts against the rest.
    const inCash = gp.carry - gp.fromEscrow - gp.escrow;
    const reach = gp.escrow + Math.max((1 - terms.clawback_tax_rate) * inCash - gp.fromOwn, 0);
    const amount = kept > 0 ? Math.min(Math.max(kept - entitlement, whole.owed()), reach) : 0;
    if (nothing(amount)) return;
    const fromEscrow = Math.min(amount, gp.escrow);
    gp.escrow -= fromEscrow;
    gp.fromEscrow += fromEscrow;
    gp.fromOwn += amount - fromEscrow;
    carryCash[m] = (carryCash[m] ?? 0) - (amount - fromEscrow);
    clawbacks.set(m, amount);
    deals.giveBack(amount);
    if (isAmerican) whole.receive(amount);
  });
  carryCash[last] = (carryCash[last] ?? 0) + gp.escrow;
  return { waterfall: rows, clawbacks, carryCash, owedToLp: nothing(whole.owed()) ? 0 : whole.owed() };
}

/**
 * Carry that the profit entitles to: nothing up to the preferred return, then the catch-up, then q, poured one after another; where LPs
 * have the preferred return of an extra tier its rate takes over (ASSUMPTION: that is how the entitlement reads with extra tiers).
 */
function entitled(
  config: SimulationConfig,
  { profit, balances }: { readonly profit: number; readonly balances: Waterfall },
): number {
  const { carried_interest_rate: q, extra_tiers: tiers } = config.waterfall;
  const rate = catchUpRate(config);
  const pref = balances.first.accrued;
  let left = Math.max(profit, 0);
  let carry = 0;
  let lp = 0;
  const pour = (length: number, gpShare: number): void => {
    const part = Math.min(left, Math.max(length, 0));
    left -= part;
    carry += gpShare * part;
    lp += (1 - gpShare) * part;
  };
  pour(pref, 0);
  if (rate !== null) pour((q * pref) / (rate - q), rate);
  let share = q;
  balances.extra.forEach((balance, j) => {
    pour((balance.accrued - lp) / (1 - share), share);
    share = tiers[j]?.carried_interest_rate ?? share;
  });
  pour(Infinity, share);
  return carry;
}
