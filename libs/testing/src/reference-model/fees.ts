/** Fees and expenses of the fund, model §5 and §6. */
import type { SimulationConfig } from '@ihome/config';
import { MONTHS_PER, yearAccruing, yearStartingAt } from './calendar';
import { windowEnd } from './deployment';

/** What a rate may apply to, as of the moment of the charge. */
export interface Bases {
  readonly committed_capital: number;
  readonly invested_capital: number;
  readonly net_asset_value: number;
}

/** Management fee of month m before the offset, 0 in a month without charge. */
export function managementFee(config: SimulationConfig, m: number, bases: Bases): number {
  const { fees } = config;
  const months = MONTHS_PER[fees.management_fee_frequency];
  const isAdvance = fees.management_fee_timing === 'advance';
  if (m % months !== 0 || (m === 0 && !isAdvance)) return 0;
  const year = isAdvance ? yearStartingAt(m) : yearAccruing(m);
  return (managementFeeRate(config, year) * bases[basisOf(config, m)] * months) / 12;
}

/** Basis of a charge in month m; the stepped one is committed until `stepped_after`, invested after. */
function basisOf(config: SimulationConfig, m: number): keyof Bases {
  const { management_fee_basis: basis, management_fee_timing: timing, ...fees } = config.fees;
  if (basis !== 'stepped') return basis;
  // ASSUMPTION: as with fund years, what counts is the period that is paid for: a charge in arrears looks back.
  const paidFor = timing === 'advance' ? m : m - 1;
  const until = {
    deployment: windowEnd(config),
    reinvestment: 12 * config.reinvestment.reinvestment_period,
    step_down_year: 12 * (fees.management_fee_step_down_year - 1),
  }[fees.stepped_after];
  return paidFor < until ? 'committed_capital' : 'invested_capital';
}

/** Annual rate of a fund year: the schedule overrides the rate, the step-down applies to both. */
function managementFeeRate(config: SimulationConfig, year: number): number {
  const { fees } = config;
  const scheduled = fees.management_fee_schedule.find((entry) => entry.year === year);
  const rate = scheduled?.rate ?? fees.management_fee_rate;
  const isLower = fees.management_fee_step_down && year >= fees.management_fee_step_down_year;
  return isLower ? rate * fees.management_fee_step_down_rate : rate;
}

/** Servicing of month m ≥ 1, in arrears on the opening cost of live positions. */
export function servicingFee(config: SimulationConfig, m: number, openingInvested: number): number {
  return m === 0 ? 0 : (config.fees.servicing_fee_rate * openingInvested) / 12;
}

/** Variable and fixed expenses of month m ≥ 1, in arrears on the opening basis. */
export function expenses(config: SimulationConfig, m: number, opening: Bases): number {
  if (m === 0) return 0;
  const { fees } = config;
  const variable = (fees.expense_rate * opening[fees.expense_basis]) / 12;
  const fixed = (fees.fixed_annual_expenses / 12) * Math.pow(1 + fees.expense_growth_rate, Math.floor((m - 1) / 12));
  return variable + fixed;
}

/** What buying one position costs the fund. */
export interface Outlay {
  readonly advance: number;
  readonly acquisitionFee: number;
  readonly perPositionCost: number;
  /** Paid by the fund on top of the advance. */
  readonly originationFeePaid: number;
  /** Earned by the fund. */
  readonly originationFeeIncome: number;
  /** Origination fee whoever pays and earns it. */
  readonly originationFee: number;
  /** Cash that leaves the fund at the purchase, before any fee that comes back. */
  readonly total: number;
}

/** Outlay for an advance. */
export function outlayFor(config: SimulationConfig, advance: number): Outlay {
  const { fees } = config;
  const originationFee = fees.origination_fee_rate * advance;
  const originationFeePaid = fees.origination_fee_payer === 'fund' ? originationFee : 0;
  const originationFeeIncome = fees.origination_fee_recipient === 'fund' ? originationFee : 0;
  const acquisitionFee = fees.acquisition_fee_rate * advance;
  return {
    advance,
    acquisitionFee,
    perPositionCost: fees.per_position_cost,
    originationFeePaid,
    originationFeeIncome,
    originationFee,
    total: advance + acquisitionFee + fees.per_position_cost + originationFeePaid,
  };
}
