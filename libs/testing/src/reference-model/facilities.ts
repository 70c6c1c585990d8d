/** What the fund borrows, model §5: green sleeve, ramp line, deal notes, covenants and rules. */
import type { SimulationConfig } from '@ihome/config';
import { at, ofZone, yearStartingAt } from './calendar';
import { windowEnd } from './deployment';
import type { World } from './exit';
import { lastRecyclingMonth, pastGain } from './reinvestment';

/** ASSUMPTION: months that a breach may last before repayment is forced. */
const CURE_MONTHS = 3;

/** A note on one position. */
interface Note {
  readonly principal: number;
  readonly due: number;
}

/** The fund as its lenders see it in a month. */
export interface LenderView {
  readonly m: number;
  /** NAV at the end of the month before. */
  readonly nav: number;
  /** Debt then. */
  readonly debt: number;
  /** Value of green positions at the end of the month before, and cost of those live now. */
  readonly greenValue: number;
  /** Part of that value in suburbs of the grade that the over-advance is for. */
  readonly gradedValue: number;
  readonly greenCost: number;
}

/** What pays for the programme of a month. */
export interface Funding {
  readonly cash: number;
  readonly uncalled: number;
  readonly tranches: number;
  readonly ramp: number;
  readonly sleeve: number;
  /** Debt that may be added under the bound, and before the target. */
  readonly underBound: number;
  readonly underTarget: number;
}

/** Zone that counts as green. */
export function greenZone({ zones }: SimulationConfig): string {
  return zones.includes('green') ? 'green' : at(zones, 0);
}

/** First month in which coverage counts: a year of history, all of the deployment window. */
export function firstCoverageMonth(config: SimulationConfig): number {
  return Math.max(windowEnd(config), 11);
}

/** Facilities of a path, month by month. */
export class Facilities {
  ramp = 0;
  sleeve = 0;
  private notes: Note[] = [];
  private deficient = 0;
  private uncovered = 0;
  private openingGreenCost = 0;
  /** Proceeds and interest of the months so far. */
  readonly proceeds: number[] = [];
  readonly interest: number[] = [];
  readonly undrawn: number[] = [];

  constructor(private readonly world: World) {}

  private get terms(): SimulationConfig['leverage'] {
    return this.world.config.leverage;
  }

  private get rounding(): number {
    return 1e-12 * this.world.config.fund.fund_size;
  }

  private has(name: 'green_sleeve' | 'ramp_line' | 'deal_note'): boolean {
    return this.terms.enabled && this.terms[name].enabled;
  }

  debt(): number {
    return this.ramp + this.sleeve + this.notes.reduce((sum, note) => sum + note.principal, 0);
  }

  isLockedUp(): boolean {
    return this.deficient > 0 || this.uncovered > 0;
  }

  private maturity(): number {
    return Math.floor(12 * this.terms.green_sleeve.term_years);
  }

  /** Interest of a year at the rates of month m. */
  private annualInterest(m: number): number {
    const rate = (bps: number): number => Math.max(at(this.world.rates, m) + bps / 10_000, 0);
    const noteDebt = this.debt() - this.ramp - this.sleeve;
    return (
      this.ramp * rate(this.terms.ramp_line.spread_bps) +
      this.sleeve * rate(this.terms.green_sleeve.spread_bps) +
      noteDebt * this.terms.deal_note.note_rate
    );
  }

  /** Step 2: interest and fees on opening balances. */
  costs(m: number): { readonly interest: number; readonly fees: number } {
    if (m === 0 || !this.terms.enabled) return { interest: 0, fees: 0 };
    const { ramp_line: line, green_sleeve: sleeve } = this.terms;
    let fees = 0;
    if (this.has('ramp_line') && m <= line.draw_period_months && m <= line.term_months) {
      const limit = line.limit_pct_commit * this.world.config.fund.fund_size;
      fees += ((line.commitment_fee_bps / 10_000) * Math.max(limit - this.ramp, 0)) / 12;
    }
    if (this.has('green_sleeve') && m <= this.maturity() && m <= programmeEnd(this.world.config)) {
      const limit = sleeve.max_mult * this.openingGreenCost;
      fees += ((sleeve.commitment_fee_bps / 10_000) * Math.max(limit - this.sleeve, 0)) / 12;
    }
    return { interest: this.annualInterest(m) / 12, fees };
  }

  /** Fee for repaying all of the sleeve in month m. */
  penalty(m: number): number {
    return m < this.maturity() ? this.terms.green_sleeve.prepayment_penalty * this.sleeve : 0;
  }

  /** The final month: everything is due. */
  settle(m: number): { readonly repaid: number; readonly penalty: number } {
    const result = { repaid: this.debt(), penalty: this.penalty(m) };
    this.ramp = 0;
    this.sleeve = 0;
    this.notes = [];
    return result;
  }

  /** Step 4 of a month that is not the last. `spare` is the cash that pays early: free, after all that is owed, above the reserve. */
  repay(
    view: LenderView,
    { uncalled, spare }: { readonly uncalled: number; readonly spare: number },
  ): { readonly repaid: number; readonly penalty: number } {
    const before = this.debt();
    if (!this.terms.enabled) return { repaid: 0, penalty: 0 };
    const { m } = view;
    const nav = Math.max(view.nav, 0);
    this.notes = this.notes.filter((note) => note.due !== m);
    if (m >= this.terms.ramp_line.term_months) this.ramp = 0;
    else this.ramp = Math.min(this.ramp, uncalled);
    this.applyCovenants(view);
    const excess = this.debt() - this.terms.deleveraging_threshold * nav;
    if (excess > this.rounding) {
      const fromSleeve = Math.min(excess, this.sleeve);
      this.sleeve -= fromSleeve;
      this.ramp = Math.max(this.ramp - (excess - fromSleeve), 0);
    }
    const penalty = this.repayEarly(view, spare - (before - this.debt()));
    return { repaid: before - this.debt(), penalty };
  }

  private applyCovenants(view: LenderView): void {
    const { m } = view;
    const { green_sleeve: terms } = this.terms;
    if (this.sleeve === 0) [this.deficient, this.uncovered] = [0, 0];
    if (this.sleeve === 0) return;
    if (m >= this.maturity()) {
      this.sleeve = 0;
      return;
    }
    const overNav = this.debt() - terms.max_ltv * Math.max(view.nav, 0);
    const deficiency = Math.min(Math.max(this.sleeve - this.base(view), overNav), this.sleeve);
    this.deficient = deficiency > this.rounding ? this.deficient + 1 : 0;
    if (this.deficient > CURE_MONTHS) this.sleeve -= deficiency;
    const isTested = m - 1 >= firstCoverageMonth(this.world.config);
    this.uncovered = isTested && this.coverage(m - 1) < terms.min_interest_coverage ? this.uncovered + 1 : 0;
  }

  private repayEarly(view: LenderView, spare: number): number {
    const { green_sleeve: terms } = this.terms;
    if (!(spare > 0) || this.sleeve === 0) return 0;
    if (this.uncovered > CURE_MONTHS) {
      this.sleeve -= Math.min(spare, this.sleeve);
      return 0;
    }
    const goal = Math.min(this.terms.target_leverage, this.bound(view));
    const excess = this.debt() - goal * Math.max(view.nav, 0);
    if (view.m < 12 * terms.prepayment_lockout || excess <= this.rounding) return 0;
    const amount = Math.min(spare / (1 + terms.prepayment_penalty), excess, this.sleeve);
    this.sleeve -= amount;
    return terms.prepayment_penalty * amount;
  }

  /** Most that the sleeve lends. */
  base({ m, greenValue, gradedValue, greenCost }: LenderView): number {
    if (!this.has('green_sleeve') || m === 0) return 0;
    const { advance_rate: rate, max_mult: multiple } = this.terms.green_sleeve;
    const { enabled, advance_rate: higher } = this.terms.a_plus_overadvance;
    // ASSUMPTION: the higher advance takes the place of the sleeve's on the best grade; the limit by cost stays.
    const lent = enabled ? rate * greenValue + (higher - rate) * gradedValue : rate * greenValue;
    return Math.min(lent, multiple * greenCost);
  }

  /** Proceeds to interest over the year that ends with month m. */
  coverage(m: number): number {
    const year = (values: readonly number[]): number =>
      values.slice(Math.max(m - 11, 0), m + 1).reduce((sum, x) => sum + x, 0);
    return year(this.interest) > 0 ? year(this.proceeds) / year(this.interest) : Infinity;
  }

  /** Highest debt to NAV: max_leverage, or the lowest bound of the rules that hold. */
  private bound(view: LenderView): number {
    const holding = this.terms.dynamic_rules.filter(({ metric, op, value }) => {
      const figure = this.figure(metric, view);
      return { '<': figure < value, '<=': figure <= value, '>': figure > value, '>=': figure >= value }[op];
    });
    const bounds = holding.map((rule) => rule.set_max_leverage);
    return bounds.length > 0 ? Math.min(...bounds) : this.terms.max_leverage;
  }

  private figure(metric: SimulationConfig['leverage']['dynamic_rules'][number]['metric'], view: LenderView): number {
    const { config, rates } = this.world;
    const { m, nav } = view;
    switch (metric) {
      case 'leverage':
        return this.debt() === 0 ? 0 : nav > 0 ? this.debt() / nav : Infinity;
      case 'interest_coverage':
        return m === 0 ? Infinity : this.coverage(m - 1);
      case 'zone_growth_12m':
        return config.zones.reduce((sum, zone) => {
          return (
            sum + ofZone(config.origination.zone_allocations, zone) * pastGain(this.world, zone, { m, months: 12 })
          );
        }, 0);
      case 'short_rate':
        return at(rates, Math.max(m - 1, 0));
      case 'fund_year':
        return yearStartingAt(m);
    }
  }

  /** What pays for the programme: `left` is free cash and scheduled calls after what is owed, `uncalled` what is uncalled then. */
  funding(
    view: LenderView,
    { left, uncalled, tranches }: { readonly left: number; readonly uncalled: number; readonly tranches: number },
  ): Funding {
    const { m } = view;
    const { ramp_line: line } = this.terms;
    const nav = Math.max(view.nav, 0);
    const stillUncalled = uncalled - Math.max(-left, 0);
    const limit = Math.min(line.limit_pct_commit * this.world.config.fund.fund_size, stillUncalled);
    const isRampOpen = this.has('ramp_line') && m < line.draw_period_months && m < line.term_months;
    const isSleeveOpen = this.has('green_sleeve') && m < this.maturity() && !this.isLockedUp();
    const bound = this.bound(view);
    return {
      cash: Math.max(left, 0),
      tranches,
      uncalled: Math.max(stillUncalled - this.ramp, 0),
      ramp: isRampOpen ? Math.max(limit - this.ramp, 0) : 0,
      sleeve: isSleeveOpen ? Math.max(this.base(view) - this.sleeve, 0) : 0,
      underBound: Math.max(bound * nav - this.debt(), 0),
      underTarget: Math.max(Math.min(this.terms.target_leverage, bound) * nav - this.debt(), 0),
    };
  }

  /** Principal of a note on a claim, 0 when there are none. */
  notePrincipal(claim: number): number {
    return this.has('deal_note') ? this.terms.deal_note.note_pct * claim : 0;
  }

  draw({ ramp, sleeve, notes }: { ramp: number; sleeve: number; notes: readonly Note[] }): void {
    this.ramp += ramp;
    this.sleeve += sleeve;
    this.notes.push(...notes);
  }

  /** Cash kept for debt service of the coming years. */
  buffer(m: number): number {
    const { min_cash_buffer: years, ramp_line: line } = this.terms;
    if (this.debt() === 0) return 0;
    const isNear = (month: number): boolean => month <= m + 12 * years;
    const maturing = (isNear(line.term_months) ? this.ramp : 0) + (isNear(this.maturity()) ? this.sleeve : 0);
    return years * this.annualInterest(m) + maturing;
  }

  /** End of the month. */
  close(view: LenderView, uncalled: number): void {
    const { m } = view;
    const { ramp_line: line } = this.terms;
    const isRampOpen = this.has('ramp_line') && m < line.draw_period_months && m < line.term_months;
    const isSleeveOpen = this.has('green_sleeve') && m < this.maturity() && m < programmeEnd(this.world.config);
    const limit = Math.min(line.limit_pct_commit * this.world.config.fund.fund_size, uncalled);
    const ramp = isRampOpen ? Math.max(limit - this.ramp, 0) : 0;
    this.undrawn.push(ramp + (isSleeveOpen ? Math.max(this.base(view) - this.sleeve, 0) : 0));
    this.openingGreenCost = view.greenCost;
  }
}

/** Cash, ramp line, sleeve, calls: the draws for an outlay, and whether all of it is paid. */
export function drawsFor(
  funding: Funding,
  { outlay, notes }: { readonly outlay: number; readonly notes: number },
): { readonly tranches: number; readonly ramp: number; readonly sleeve: number; readonly isEnough: boolean } {
  const beyondCash = Math.max(outlay - notes - funding.cash, 0);
  const tranches = Math.min(beyondCash, funding.tranches);
  const lacking = beyondCash - tranches;
  const ramp = Math.min(lacking, funding.ramp, Math.max(funding.underBound - notes, 0));
  const sleeve = Math.min(lacking - ramp, funding.sleeve, Math.max(funding.underTarget - notes - ramp, 0));
  return { tranches, ramp, sleeve, isEnough: lacking - ramp - sleeve <= Math.max(funding.uncalled - ramp, 0) };
}

/** First month in which the programme buys no more. */
export function programmeEnd(config: SimulationConfig): number {
  return Math.max(windowEnd(config), lastRecyclingMonth(config) + 1);
}
