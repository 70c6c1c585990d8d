/** The tiers on the LP's flows, GP commitment beside them, model §7. */
import type { SimulationConfig } from '@ihome/config';
import { Balance } from './balance';

/** One distribution. */
export interface Distribution {
  readonly month: number;
  readonly cash: number;
  readonly return_of_capital: number;
  readonly preferred_return: number;
  /** Cash of the catch-up tier, both parts. */
  readonly catch_up: number;
  readonly carry: number;
  readonly lp: number;
  readonly gp: number;
  readonly gp_capital: number;
  /** Balance of the escrow after the distribution. */
  readonly escrow: number;
  readonly unreturned_capital: number;
  readonly accrued_pref: number;
}

/** GP's share in the catch-up, null when there is none. */
export function catchUpRate({ waterfall }: SimulationConfig): number | null {
  const { hurdle_type: type, catch_up_structure: structure, catch_up_rate: rate } = waterfall;
  if (type === 'hard' || structure === 'none') return null;
  return structure === 'full' ? 1 : rate;
}

/** The running balances of the tiers. */
export class Waterfall {
  /** At the hurdle rate. */
  readonly first: Balance;
  /** At the hurdles of the extra tiers. */
  readonly extra: readonly Balance[];
  private prefPaid = 0;
  private catchUpPaid = 0;
  private month = 0;

  constructor(private readonly config: SimulationConfig) {
    const { hurdle_rate: hurdle, preferred_return_compounding: compounding, extra_tiers: tiers } = config.waterfall;
    this.first = new Balance(hurdle, compounding);
    this.extra = tiers.map((tier) => new Balance(tier.hurdle_rate, compounding));
  }

  /** Lets the preferred return accrue to month m. */
  accrueTo(m: number): void {
    for (const balance of [this.first, ...this.extra]) balance.pass(m - this.month);
    this.month = m;
  }

  /** A call of `total` from all investors, made `age` months before the month accrued to, counts from now on. */
  contribute(total: number, age = 0): void {
    const amount = total * (1 - this.config.fund.gp_commitment_percentage);
    for (const balance of [this.first, ...this.extra]) balance.contribute(amount, age);
  }

  /** Splits `cash` of the month accrued to. */
  distribute(cash: number): Omit<Distribution, 'escrow'> {
    const { waterfall } = this.config;
    const q = waterfall.carried_interest_rate;
    const gpCapital = cash * this.config.fund.gp_commitment_percentage;
    let rest = cash - gpCapital;
    const { toCapital, toPref } = this.first.receive(rest);
    for (const balance of this.extra) balance.receive(toCapital + toPref);
    rest -= toCapital + toPref;
    this.prefPaid += toPref;
    const rate = catchUpRate(this.config);
    const wanted = rate === null ? 0 : (q * this.prefPaid) / (rate - q) - this.catchUpPaid;
    const catchUp = Math.min(rest, Math.max(wanted, 0));
    for (const balance of this.extra) balance.receive((1 - (rate ?? 0)) * catchUp);
    rest -= catchUp;
    this.catchUpPaid += catchUp;
    const carry = catchUp * (rate ?? 0) + this.splitRest(rest);
    return {
      month: this.month,
      cash,
      return_of_capital: toCapital,
      preferred_return: toPref,
      catch_up: catchUp,
      carry,
      lp: cash - gpCapital - carry,
      gp: carry + gpCapital,
      gp_capital: gpCapital,
      unreturned_capital: this.first.capital,
      accrued_pref: this.first.pref,
    };
  }

  /** Each split runs until the balance of the hurdle above it is nil. Returns the GP's part. */
  private splitRest(cash: number): number {
    const { carried_interest_rate: q, extra_tiers: tiers } = this.config.waterfall;
    let rest = cash;
    let carry = 0;
    let rate = q;
    this.extra.forEach((balance, j) => {
      const part = Math.min(rest, balance.owed() / (1 - rate));
      for (const other of this.extra) other.receive(part * (1 - rate));
      carry += part * rate;
      rest -= part;
      rate = tiers[j]?.carried_interest_rate ?? rate;
    });
    return carry + rest * rate;
  }

  /**
   * LPs get carry back. ASSUMPTION: it counts as a receipt on every balance, and the GP may earn it again in the catch-up, which
   * ends where carry less clawback is q of the profit.
   */
  giveBack(amount: number): void {
    const { toCapital, toPref } = this.first.receive(amount);
    const beyond = amount - toCapital - toPref;
    this.prefPaid += toPref;
    for (const balance of this.extra) balance.receive(amount);
    const q = this.config.waterfall.carried_interest_rate;
    const rate = catchUpRate(this.config);
    if (rate !== null) this.catchUpPaid -= (amount * (1 - q) + beyond * q) / (rate - q);
  }

  /** K + S. */
  owed(): number {
    return this.first.owed();
  }
}
