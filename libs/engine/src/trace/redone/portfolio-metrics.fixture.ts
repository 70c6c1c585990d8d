/** For specs: metrics of the positions of a path, redone from their rows. */
import type { SimulationConfig } from '@ihome/config';
import { at, Differences, statusOf, sum, type Row, type Story } from './story.fixture';

const cost = (p: Row): number => at(p, 'advance');

/** Figures of the positions; null where there is nothing to compute them from. */
export function portfolioMetrics({ positions }: Story, config: SimulationConfig): Record<string, number | null> {
  const total = sum(positions.map(cost));
  const part = (amount: number): number | null => (total > 0 ? amount / total : null);
  const byCount = (test: (p: Row) => boolean): number | null =>
    positions.length > 0 ? positions.filter(test).length / positions.length : null;
  const defaults = positions.filter((p) => p.cause === 'default');
  const claims = sum(defaults.map((p) => at(p, 'claim')));
  const paid = sum(positions.map((p) => at(p, 'paid')));
  const feeIncome = config.fees.origination_fee_recipient === 'fund' ? config.fees.origination_fee_rate * total : 0;
  const life = (p: Row): number => (at(p, 'cash_month') - at(p, 'origination_month')) / 12;
  const inZone = (zone: string): number => sum(positions.filter((p) => p.zone === zone).map(cost)) / total;
  const named = [...new Set(positions.flatMap(({ suburb }) => suburb ?? []))];
  const suburbs = named.map((suburb) => sum(positions.filter((p) => p.suburb === suburb).map(cost)) / total);
  const combinedLtv = (p: Row): number =>
    (cost(p) + at(p, 'senior_balance_at_origination')) / at(p, 'value_at_origination');
  return {
    positions: positions.length,
    gross_moic: part(paid + feeIncome),
    wal: part(sum(positions.map((p) => cost(p) * life(p)))),
    default_rate: part(sum(defaults.map(cost))),
    default_rate_count: byCount((p) => p.cause === 'default'),
    loss_rate: part(sum(positions.map((p) => Math.max(cost(p) - at(p, 'paid'), 0)))),
    recovery_rate: claims > 0 ? sum(defaults.map((p) => at(p, 'paid'))) / claims : null,
    reinvested_amount: sum(positions.filter((p) => p.recycled).map(cost)),
    herfindahl_zone: total > 0 ? sum(config.zones.map((zone) => inZone(zone) ** 2)) : null,
    herfindahl_suburb: suburbs.length > 0 ? sum(suburbs.map((share) => share ** 2)) : null,
    largest_suburb: suburbs.length > 0 ? Math.max(...suburbs) : null,
    largest_loan: positions.length > 0 ? Math.max(...positions.map(cost)) / config.fund.fund_size : null,
    // Values 20% lower make every combined LTV 1/0.8 of what it was.
    stressed_ltv: positions.length > 0 ? sum(positions.map(combinedLtv)) / positions.length / 0.8 : null,
    share_cap: byCount((p) => p.binding === 'cap'),
    share_floor: byCount((p) => p.binding === 'floor'),
    share_non_recourse: byCount((p) => p.binding === 'non_recourse'),
    ...homeownerCost(positions),
  };
}

/** What differs in the multiples of zones: cash to advances of what was bought there. */
export function redoZones({ zones, positions }: Story): string[] {
  const differences = new Differences(1e-9);
  for (const { zone, multiple } of zones) {
    const bought = positions.filter((p) => p.zone === zone);
    const name = `multiple of ${zone}`;
    if (bought.length === 0 || typeof multiple !== 'number') {
      differences.same(name, statusOf(multiple), bought.length === 0 ? 'not_applicable' : 'a number');
      continue;
    }
    const redone = sum(bought.map((p) => at(p, 'paid'))) / sum(bought.map(cost));
    differences.check(name, { told: multiple, redone, scale: 1 });
  }
  return differences.found;
}

/** Effective annual cost of the homeowners who paid off: mean, and 95th percentile by type 7. */
function homeownerCost(positions: readonly Row[]): Record<string, number | null> {
  const costs = positions
    .filter((p) => p.cause !== 'default' && p.cause !== 'fund_end')
    .map((p) => (at(p, 'paid') / cost(p)) ** (12 / (at(p, 'exit_month') - at(p, 'origination_month'))) - 1)
    .sort((a, b) => a - b);
  if (costs.length === 0) return { homeowner_cost_mean: null, homeowner_cost_p95: null };
  const place = 0.95 * (costs.length - 1);
  const [below, above] = [costs[Math.floor(place)]!, costs[Math.ceil(place)]!];
  return {
    homeowner_cost_mean: sum(costs) / costs.length,
    homeowner_cost_p95: below + (place - Math.floor(place)) * (above - below),
  };
}
