/** Tranches, model §5: coupons, schedules, reserve account, tests that divert equity cash to senior principal. */
import type { SimulationConfig } from '@ihome/config';
import { MONTHS_PER } from './calendar';
import { firstCoverageMonth } from './facilities';

type Terms = SimulationConfig['tranches']['list'][number];

/** A tranche on a path. */
interface Tranche {
  readonly terms: Terms;
  balance: number;
  drawn: number;
  accrued: number;
}

/** Figures of the month before that the tests look at. */
export interface TestedFigures {
  /** NAV with everything that is owed to lenders and tranches. */
  readonly collateral: number;
  /** Proceeds and interest, of facilities and tranches, by month so far. */
  readonly proceeds: readonly number[];
  readonly interest: readonly number[];
}

/** Tranches of a path by priority, month by month. */
export class Tranches {
  private readonly list: Tranche[];
  private failedSince: number | null = null;
  account = 0;

  constructor(private readonly config: SimulationConfig) {
    const { enabled, list } = config.tranches;
    this.list = (enabled ? list : []).map((terms) => ({ terms, balance: 0, drawn: 0, accrued: 0 }));
  }

  exist(): boolean {
    return this.list.length > 0;
  }

  balance(): number {
    return this.list.reduce((sum, tranche) => sum + tranche.balance, 0);
  }

  /** Principal and accrued coupons, as they are once month m has accrued. */
  claim(m: number): number {
    return this.list.reduce((sum, t) => sum + t.balance + t.accrued + (m > 0 ? this.coupon(t) : 0), 0);
  }

  private coupon({ terms, balance }: Tranche): number {
    return (balance * terms.interest_rate) / 12;
  }

  private seniors(): Tranche[] {
    return this.list.filter(({ terms }) => terms.type === 'senior_debt');
  }

  private senior(): number {
    return this.seniors().reduce((sum, tranche) => sum + tranche.balance, 0);
  }

  /** Step 2: coupons paid or owed in month m; `free` is the free cash after what is owed, for coupons in kind. */
  coupons(m: number, free: number): number {
    let paid = 0;
    for (const tranche of m > 0 ? this.list : []) {
      const { terms } = tranche;
      tranche.accrued += this.coupon(tranche);
      if (m % MONTHS_PER[terms.payment_frequency] !== 0) continue;
      const part = terms.payment_in_kind ? Math.min(tranche.accrued, Math.max(free - paid, 0)) : tranche.accrued;
      tranche.balance += tranche.accrued - part;
      tranche.accrued = 0;
      paid += part;
    }
    return paid;
  }

  /** Step 4: principal and last coupons due in month m; `spare` is what a sweep may take. */
  repay(
    m: number,
    { isFinal, spare }: { readonly isFinal: boolean; readonly spare: number },
  ): { readonly principal: number; readonly interest: number } {
    let principal = 0;
    let interest = 0;
    for (const tranche of this.list) {
      const { terms } = tranche;
      const maturity = Math.floor(12 * terms.term_years);
      const months = MONTHS_PER[terms.payment_frequency];
      if (isFinal || m >= maturity) {
        interest += tranche.accrued;
        tranche.accrued = 0;
        principal += this.take(tranche, tranche.balance);
      } else if (m > 0 && m % months === 0) {
        const payments = Math.ceil((maturity - m) / months) + 1;
        const sweep = Math.max(spare - principal - interest - this.account, 0);
        const due = { straight_line: tranche.balance / payments, interest_only: 0, cash_sweep: sweep };
        principal += this.take(tranche, due[terms.amortization_schedule]);
      }
    }
    return { principal, interest };
  }

  private take(tranche: Tranche, amount: number): number {
    const paid = Math.min(amount, tranche.balance);
    tranche.balance -= paid;
    if (tranche.balance <= 1e-12 * this.config.fund.fund_size) tranche.balance = 0;
    return paid;
  }

  /** Tests of month m. */
  test(m: number, { collateral, proceeds, interest }: TestedFigures): void {
    const { tranches } = this.config;
    if (!this.exist() || m === 0 || m % MONTHS_PER[tranches.test_frequency] !== 0) return;
    const { threshold: least } = tranches.overcollateralization_test;
    const { threshold: coverage } = tranches.interest_coverage_test;
    const year = (values: readonly number[]): number =>
      values.slice(Math.max(m - 12, 0), m).reduce((sum, x) => sum + x, 0);
    const hasSenior = this.senior() > 0;
    const isThin = least !== null && collateral < least * this.senior();
    const isUncovered =
      coverage !== null &&
      m - 1 >= firstCoverageMonth(this.config) &&
      year(interest) > 0 &&
      year(proceeds) < coverage * year(interest);
    if (!hasSenior || !(isThin || isUncovered)) this.failedSince = null;
    else this.failedSince ??= m;
  }

  /** Part of the cash for equity that goes to senior principal instead. */
  divert(m: number, cash: number): number {
    if (this.failedSince === null || m - this.failedSince < this.config.tranches.cure_period_months) return 0;
    return this.seniors().reduce((sum, tranche) => sum + this.take(tranche, cash - sum), 0);
  }

  room(m: number): number {
    return this.open(m).reduce((sum, { terms, drawn }) => sum + Math.max(terms.size - drawn, 0), 0);
  }

  private open(m: number): Tranche[] {
    return this.list.filter(({ terms }) => m < Math.floor(12 * terms.term_years));
  }

  draw(m: number, amount: number): void {
    let left = amount;
    for (const tranche of this.open(m)) {
      const part = Math.min(left, Math.max(tranche.terms.size - tranche.drawn, 0));
      tranche.drawn += part;
      tranche.balance += part;
      left -= part;
    }
  }

  /** Step 7: a part of the gap to the target, from free cash above the reserve. */
  refill(free: number): void {
    const { target_percentage: part, replenishment_rate: rate } = this.config.tranches.reserve_account;
    const target = part * this.senior();
    this.account = Math.min(this.account + Math.max(target - this.account, 0) * rate, target, Math.max(free, 0));
    if (!this.exist()) this.account = 0;
  }
}
