/** What LPs are owed at a hurdle: capital not returned and preferred return not paid, model §7. */
import type { SimulationConfig } from '@ihome/config';

type Compounding = SimulationConfig['waterfall']['preferred_return_compounding'];

/** K and S of one hurdle on the LP's flows. */
export class Balance {
  capital = 0;
  pref = 0;
  /** All preferred return so far, paid or owed. */
  accrued = 0;

  constructor(
    private readonly hurdle: number,
    private readonly compounding: Compounding,
  ) {}

  /** d months pass. */
  pass(d: number): void {
    this.accrue(this.preferredReturn({ capital: this.capital, owed: this.capital + this.pref, d }));
  }

  /** A contribution called d months ago counts from now on. */
  contribute(amount: number, d: number): void {
    this.capital += amount;
    this.accrue(this.preferredReturn({ capital: amount, owed: amount, d }));
  }

  /** LPs receive an amount: capital first. Returns what went to capital and to the preferred return. */
  receive(amount: number): { readonly toCapital: number; readonly toPref: number } {
    const toCapital = Math.min(amount, this.capital);
    const toPref = Math.min(amount - toCapital, this.pref);
    this.capital -= toCapital;
    this.pref -= toPref;
    return { toCapital, toPref };
  }

  /** K + S. */
  owed(): number {
    return this.capital + this.pref;
  }

  private accrue(amount: number): void {
    this.pref += amount;
    this.accrued += amount;
  }

  private preferredReturn({
    capital,
    owed,
    d,
  }: {
    readonly capital: number;
    readonly owed: number;
    readonly d: number;
  }): number {
    const h = this.hurdle;
    switch (this.compounding) {
      case 'simple':
        return (capital * h * d) / 12;
      case 'annual':
        return owed * (Math.pow(1 + h, d / 12) - 1);
      case 'quarterly':
        return owed * (Math.pow(1 + h / 4, d / 3) - 1);
      case 'monthly':
        return owed * (Math.pow(1 + h / 12, d) - 1);
      case 'continuous':
        return owed * (Math.exp((h * d) / 12) - 1);
    }
  }
}
