/** For specs: what the programme aims at and what is called by schedule, redone from the configuration (docs/model/ledger.md). */
import type { SimulationConfig } from '@ihome/config';
import { sum, windowEnd } from './story.fixture';

/** Cumulative advances aimed at by the end of a month of the window, currency. */
export function programmeTarget(config: SimulationConfig, month: number): number {
  const { deployment, fund } = config;
  const first = deployment.deployment_start;
  const months = windowEnd(config) - first;
  const done = Math.min(Math.max(month + 1 - first, 0), months);
  const t = done / months;
  const shares = {
    even: t,
    front_loaded: halves(deployment.deployment_skew, t),
    back_loaded: halves(1 - deployment.deployment_skew, t),
    bell_curve: deployment.deployment_pace === 'bell_curve' ? bell(t) : NaN,
    custom: done === months ? 1 : sum(deployment.custom_deployment_schedule.slice(0, done)),
  };
  return shares[deployment.deployment_pace] * deployment.target_deployment * fund.fund_size;
}

/** Call of a month by schedule, currency; what payments need beyond it is called as they need it. */
export function scheduledCall({ deployment, fund }: SimulationConfig, month: number): number {
  const schedule = deployment.capital_call_schedule;
  if (schedule === 'just_in_time') return 0;
  if (schedule === 'upfront') return month === 0 ? fund.fund_size : 0;
  const period = { monthly: 1, quarterly: 3, annual: 12 }[deployment.capital_call_frequency];
  const weights = deployment.custom_capital_call_schedule;
  const years = schedule === 'custom' ? weights.length : deployment.capital_call_years;
  if (month % period !== 0 || month >= 12 * years) return 0;
  if (schedule === 'custom') return (weights[Math.floor(month / 12)]! * period * fund.fund_size) / 12;
  const [from, to] = [month / (12 * years), (month + period) / (12 * years)];
  const skew = { equal: 0.5, front_loaded: deployment.deployment_skew, back_loaded: 1 - deployment.deployment_skew };
  return (halves(skew[schedule], to) - halves(skew[schedule], from)) * fund.fund_size;
}

/** Linear within halves, `first` of all in the first half. */
const halves = (first: number, t: number): number => (t < 0.5 ? 2 * t * first : 1 - 2 * (1 - t) * (1 - first));

/** Normal distribution truncated at three standard deviations, by Simpson's rule. */
function bell(t: number): number {
  const density = (x: number): number => Math.exp((-x * x) / 2);
  const area = (end: number): number => {
    const n = 200;
    const h = (end + 3) / n;
    const inner = Array.from({ length: n - 1 }, (_, i) => (i % 2 === 0 ? 4 : 2) * density(-3 + (i + 1) * h));
    return (h / 3) * (density(-3) + sum(inner) + density(end));
  };
  return area(6 * t - 3) / area(3);
}
