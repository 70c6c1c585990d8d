/** European waterfall on the LP's flows, GP commitment beside it, model §7. */
import type { SimulationConfig } from '@ihome/config';

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
  readonly escrow: number;
  readonly unreturned_capital: number;
  readonly accrued_pref: number;
}

/** The running balances of the waterfall. */
export class Waterfall {
  private capital = 0;
  private pref = 0;
  private prefPaid = 0;
  private catchUpPaid = 0;
  private month = 0;

  constructor(private readonly config: SimulationConfig) {}

  /** Lets the preferred return accrue to month m. */
  accrueTo(m: number): void {
    const { hurdle_rate: h, preferred_return_compounding: compounding } = this.config.waterfall;
    const d = m - this.month;
    this.month = m;
    const total = this.capital + this.pref;
    switch (compounding) {
      case 'simple':
        this.pref += (this.capital * h * d) / 12;
        return;
      case 'annual':
        this.pref = total * Math.pow(1 + h, d / 12) - this.capital;
        return;
      case 'quarterly':
        this.pref = total * Math.pow(1 + h / 4, d / 3) - this.capital;
        return;
      case 'monthly':
        this.pref = total * Math.pow(1 + h / 12, d) - this.capital;
        return;
      case 'continuous':
        this.pref = total * Math.exp((h * d) / 12) - this.capital;
        return;
    }
  }

  /** A call of `total` from all investors in the month accrued to. */
  contribute(total: number): void {
    this.capital += total * (1 - this.config.fund.gp_commitment_percentage);
  }

  /** Splits `cash` of the month accrued to. */
  distribute(cash: number): Distribution {
    const { waterfall } = this.config;
    const q = waterfall.carried_interest_rate;
    const gpCapital = cash * this.config.fund.gp_commitment_percentage;
    let rest = cash - gpCapital;
    const take = (wanted: number): number => {
      const taken = Math.min(rest, Math.max(wanted, 0));
      rest -= taken;
      return taken;
    };
    const returned = take(this.capital);
    this.capital -= returned;
    const preferred = take(this.pref);
    this.pref -= preferred;
    this.prefPaid += preferred;
    const rate = this.catchUpRate();
    const catchUp = rate === null ? 0 : take((q * this.prefPaid) / (rate - q) - this.catchUpPaid);
    this.catchUpPaid += catchUp;
    const carry = catchUp * (rate ?? 0) + rest * q;
    return {
      month: this.month,
      cash,
      return_of_capital: returned,
      preferred_return: preferred,
      catch_up: catchUp,
      carry,
      lp: cash - gpCapital - carry,
      gp: carry + gpCapital,
      gp_capital: gpCapital,
      escrow: 0,
      unreturned_capital: this.capital,
      accrued_pref: this.pref,
    };
  }

  /** K + S. */
  owed(): number {
    return this.capital + this.pref;
  }

  /** GP's share in the catch-up, null when there is none. */
  private catchUpRate(): number | null {
    const { hurdle_type: type, catch_up_structure: structure, catch_up_rate: rate } = this.config.waterfall;
    if (type === 'hard' || structure === 'none') return null;
    return structure === 'full' ? 1 : rate;
  }
}
