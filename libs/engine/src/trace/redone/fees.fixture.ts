/** For specs: fees and expenses of a month, redone from the configuration and the month's bases (docs/model/fees.md). */
import type { SimulationConfig } from '@ihome/config';

/** A month and what rates may apply to: cost of live positions, and the NAV of the month before. */
interface Bases {
  readonly month: number;
  readonly invested: number;
  readonly nav: number;
}

function basisOf(config: SimulationConfig, name: SimulationConfig['fees']['expense_basis'], at: Bases): number {
  return {
    committed_capital: config.fund.fund_size,
    invested_capital: at.invested,
    net_asset_value: Math.max(at.nav, 0),
  }[name];
}

/** Management fee that falls due in a month, before the offset; `invested` is the cost after the month's exits. */
export function managementFee(config: SimulationConfig, at: Bases): number {
  const { fees } = config;
  const period = { monthly: 1, quarterly: 3, annual: 12 }[fees.management_fee_frequency];
  const arrears = fees.management_fee_timing === 'arrears';
  if (at.month % period !== 0 || (arrears && at.month === 0)) return 0;
  const year = 1 + Math.floor((arrears ? at.month - 1 : at.month) / 12);
  const rate = fees.management_fee_schedule.find((entry) => entry.year === year)?.rate ?? fees.management_fee_rate;
  const stepped = fees.management_fee_step_down && year >= fees.management_fee_step_down_year;
  const charged = rate * (stepped ? fees.management_fee_step_down_rate : 1);
  return ((charged * period) / 12) * basisOf(config, managementBasis(config, at.month), at);
}

/** What the charge of a month applies to; the stepped basis looks at the period that is paid for. */
function managementBasis(
  { fees, deployment, reinvestment }: SimulationConfig,
  m: number,
): SimulationConfig['fees']['expense_basis'] {
  if (fees.management_fee_basis !== 'stepped') return fees.management_fee_basis;
  const months = { months: 1, quarters: 3, years: 12 }[deployment.deployment_period_unit];
  const turning = {
    deployment: deployment.deployment_start + deployment.deployment_period * months,
    reinvestment: 12 * reinvestment.reinvestment_period,
    step_down_year: 12 * (fees.management_fee_step_down_year - 1),
  }[fees.stepped_after];
  return (fees.management_fee_timing === 'arrears' ? m - 1 : m) < turning ? 'committed_capital' : 'invested_capital';
}

/** Servicing of a month on the opening cost. */
export const monthlyServicing = ({ fees }: SimulationConfig, invested: number): number =>
  (fees.servicing_fee_rate * invested) / 12;

/** Variable and fixed expenses of a month ≥ 1; `invested` is the opening cost. */
export function monthlyExpenses(config: SimulationConfig, at: Bases): number {
  const { fees } = config;
  const fixed = (fees.fixed_annual_expenses / 12) * (1 + fees.expense_growth_rate) ** Math.floor((at.month - 1) / 12);
  return (fees.expense_rate * basisOf(config, fees.expense_basis, at)) / 12 + fixed;
}

/** Offset left for later months: what this month's fee did not use, and the part of the GP's origination fees that comes to it. */
export function nextOffset(
  { fees }: SimulationConfig,
  {
    offset,
    gross,
    originationFee,
  }: { readonly offset: number; readonly gross: number; readonly originationFee: number },
): number {
  const earned = fees.origination_fee_recipient === 'gp' ? originationFee : 0;
  return Math.max(offset - gross, 0) + fees.management_fee_offset_percentage * earned;
}
