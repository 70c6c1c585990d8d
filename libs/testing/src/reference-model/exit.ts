/** When, why and with what value a position ends, model §1 (house), §3 (maintenance) and §4. */
import type { SimulationConfig } from '@ihome/config';
import { at, horizon, ofZone, yearAccruing, yearStartingAt } from './calendar';
import { claimOf, paidFromSale, seniorBalance, type Binding, type Claim, type Purchase } from './contract';
import { timedAge } from './exit-time';
import type { Market } from './market';
import { PURPOSE, type RandomSource } from './random-numbers';

/** Why a position ends. */
export type Cause =
  'sale' | 'refinance' | 'default' | 'life_event' | 'maturity_repaid' | 'extended_repaid' | 'fund_end';

/** Everything a path's positions depend on. */
export interface World {
  readonly config: SimulationConfig;
  readonly random: RandomSource;
  readonly market: Market;
  readonly rates: readonly number[];
  /** [zone][fund year]. */
  readonly defaultHazards: readonly (readonly number[])[];
  /** What the fund buys when it is told and not drawn: the position of that number, null when no such one is told. */
  readonly toldPosition?: (request: PositionRequest) => (Bought & Exit) | null;
}

/** Number of the position that the fund would buy next, and what with. */
export interface PositionRequest {
  readonly id: number;
  readonly isRecycled: boolean;
}

/** A position bought: loan number, month and terms. */
export interface Bought extends Purchase {
  readonly id: number;
  readonly suburb: string | null;
  /** Term of the contract in months. */
  readonly termMonths: number;
  readonly originationMonth: number;
}

/** End of a position. */
export interface Exit {
  readonly exitMonth: number;
  readonly cause: Cause;
  /** Month in which the fund receives `paid`. */
  readonly cashMonth: number;
  /** V of the exit month, before any maintenance shortfall. */
  readonly valueAtExit: number;
  /** Fraction of the value lost to deferred maintenance: 0, or the configured size. */
  readonly maintenanceFraction: number;
  readonly seniorAtExit: number;
  readonly claim: Claim;
  readonly binding: Binding;
  readonly paid: number;
}

const clampExponent = (x: number): number => Math.min(Math.max(x, -5), 5);

/** Value of the home at the index of its suburb, or of its zone without one, without the house's own variance and noise. */
export function indexedValue(world: World, position: Bought, m: number): number {
  if (position.suburb === null) return zoneValue(world, position, m);
  const suburb = world.config.origination.suburbs.findIndex(({ id }) => id === position.suburb);
  const index = at(world.market.suburbIndex, suburb);
  return position.valueAtOrigination * Math.exp(at(index, m) - at(index, position.originationMonth));
}

/** Value at the zone index, V0·exp(h(m) − h(m0)): what exits and defaults look at. */
function zoneValue(world: World, position: Bought, m: number): number {
  const index = at(world.market.logIndex, world.config.zones.indexOf(position.zone));
  return position.valueAtOrigination * Math.exp(at(index, m) - at(index, position.originationMonth));
}

/** Annual hazards of month m, in the order of the causes: sale, refinance, default, life event. */
function annualHazards(world: World, position: Bought, m: number): number[] {
  const { exit } = world.config;
  const age = m - position.originationMonth;
  if (age < exit.min_holding_period) return [0, 0, 0, 0];
  const ramp = exit.ramp_months === 0 ? 1 : Math.min(age / exit.ramp_months, 1);
  const voluntary = vintageMultiplier(world, position) * contractIncentives(world, position, age);
  const zone = world.config.zones.indexOf(position.zone);
  const gain = zoneValue(world, position, m - 1) / position.valueAtOrigination - 1;
  const rateFall = at(world.rates, position.originationMonth) - at(world.rates, m - 1);
  return [
    exit.base_sale_rate *
      Math.exp(clampExponent(exit.appreciation_sale_multiplier * gain)) *
      at(exit.seasonality, (m - 1) % 12) *
      voluntary,
    exit.base_refinance_rate * Math.exp(clampExponent(exit.interest_rate_refinance_multiplier * rateFall)) * voluntary,
    at(at(world.defaultHazards, zone), yearAccruing(m)) * defaultMultiplier(world, position, m),
    exit.life_event_rate,
  ].map((hazard) => hazard * ramp);
}

function vintageMultiplier(world: World, position: Bought): number {
  const year = yearStartingAt(position.originationMonth);
  return world.config.exit.vintage_multipliers.find((v) => v.year === year)?.multiplier ?? 1;
}

/** e^{cap_proximity} near the cap and e^{tier_boundary} before a step. */
function contractIncentives(world: World, position: Bought, age: number): number {
  const { config } = world;
  const before = claimOf(config, position, {
    age: age - 1,
    value: zoneValue(world, position, position.originationMonth + age - 1),
  });
  let factor = 1;
  if (before.uncappedClaim >= 0.9 * before.capAmount) {
    factor *= Math.exp(clampExponent(config.exit.cap_proximity_multiplier));
  }
  // ASSUMPTION: steps matter only where the contract uses them (share_of_value), and several near steps count once.
  const isStepped = config.contract.appreciation_share_method === 'share_of_value';
  const months = config.contract.share_steps.map((step) => 12 * step.from_year - age);
  if (isStepped && months.some((left) => left > 0 && left <= 3)) {
    factor *= Math.exp(clampExponent(config.exit.tier_boundary_multiplier));
  }
  return factor;
}

/** CLTV, recession and market-condition multipliers of the default hazard. */
function defaultMultiplier(world: World, position: Bought, m: number): number {
  const { config } = world;
  const age = m - position.originationMonth;
  const debt = position.advance + seniorBalance(config, position.seniorAtOrigination, age - 1);
  const cltv = debt / zoneValue(world, position, m - 1);
  const excess = Math.max(cltv - config.exit.ltv_default_threshold, 0);
  const index = at(world.market.logIndex, config.zones.indexOf(position.zone));
  const { regimes } = world.market;
  const isRecession =
    regimes.length > 0
      ? at(config.price_path.regimes, at(regimes, m - 1)).is_recession
      : m >= 14 && at(index, m - 1) < at(index, m - 13);
  const condition = config.price_path.market_conditions_by_year.find((c) => c.year === yearAccruing(m));
  return (
    Math.exp(clampExponent(config.exit.ltv_default_multiplier * excess)) *
    (isRecession ? config.exit.recession_default_multiplier : 1) *
    (condition?.default_multiplier ?? 1)
  );
}

/** Exit month and cause: inverse of the cumulative hazard at one exponential, then maturity, extension, end of the fund. */
function whenAndWhy(world: World, position: Bought): { readonly exitMonth: number; readonly cause: Cause } {
  const { config, random } = world;
  const draw = (lane: number): number => random.uniform({ purpose: PURPOSE.exit, entity: position.id, draw: 0, lane });
  const fundEnd = horizon(config);
  if (config.exit.timing_model === 'distribution') {
    const exitMonth = position.originationMonth + timedAge(config, position.termMonths, draw(0));
    if (exitMonth > fundEnd) return { exitMonth: fundEnd, cause: 'fund_end' };
    const hazards = annualHazards(world, position, exitMonth);
    // ASSUMPTION: a month without any hazard leaves a sale.
    return { exitMonth, cause: hazards.some((h) => h > 0) ? causeOf(hazards, draw(1)) : 'sale' };
  }
  const exponential = -Math.log(draw(0));
  const maturity = position.termMonths;
  const extension = config.exit.maturity_extension_months;
  let cumulativeHazard = 0;
  for (let age = 1; position.originationMonth + age <= fundEnd; age += 1) {
    const exitMonth = position.originationMonth + age;
    const hazards = annualHazards(world, position, exitMonth);
    cumulativeHazard += hazards.reduce((sum, h) => sum + h, 0) / 12;
    if (cumulativeHazard >= exponential && hazards.some((h) => h > 0)) {
      return { exitMonth, cause: causeOf(hazards, draw(1)) };
    }
    if (age === maturity) {
      const u = draw(2);
      if (u < config.exit.maturity_default_probability) return { exitMonth, cause: 'default' };
      if (!(u > 1 - config.exit.maturity_extension_probability)) return { exitMonth, cause: 'maturity_repaid' };
    }
    // ASSUMPTION: an extension of 0 months ends, and is repaid, in the month of maturity.
    if (age === maturity + extension) return { exitMonth, cause: 'extended_repaid' };
  }
  return { exitMonth: fundEnd, cause: 'fund_end' };
}

const HAZARD_CAUSES: readonly Cause[] = ['sale', 'refinance', 'default', 'life_event'];

/** First cause whose cumulative share of the month's total hazard exceeds u. */
function causeOf(hazards: readonly number[], u: number): Cause {
  const total = hazards.reduce((sum, h) => sum + h, 0);
  let running = 0;
  for (let k = 0; k < HAZARD_CAUSES.length; k += 1) {
    running += at(hazards, k);
    if (running > u * total) return at(HAZARD_CAUSES, k);
  }
  return at(HAZARD_CAUSES, HAZARD_CAUSES.length - 1);
}

/** v = max over 0 ≤ s ≤ t of (A·s + B·s²), taken over continuous s. */
export function houseVariance(config: SimulationConfig, years: number): number {
  const { house_variance_linear: a, house_variance_quadratic: b } = config.price_path;
  const variance = (s: number): number => a * s + b * s * s;
  const peak = b < 0 ? Math.min(-a / (2 * b), years) : years;
  return Math.max(variance(peak), variance(years), 0);
}

/** V of the exit month, with the house's own variance and the noise of both appraisals. */
function exitValue(world: World, position: Bought, m: number): number {
  const { config, random } = world;
  const normal = (lane: number): number => random.normal({ purpose: PURPOSE.exit, entity: position.id, draw: 1, lane });
  const v = houseVariance(config, (m - position.originationMonth) / 12);
  const s = config.price_path.appraisal_noise_std;
  const eta = -v / 2 + Math.sqrt(v) * normal(0);
  const nu = Math.sqrt(2) * s * normal(1);
  return indexedValue(world, position, m) * Math.exp(eta) * Math.exp(nu - s * s);
}

/** The whole end of a position: it depends on the market and its own random numbers alone. */
export function exitOf(world: World, position: Bought): Exit {
  const { config, random } = world;
  const { exitMonth, cause } = whenAndWhy(world, position);
  const age = exitMonth - position.originationMonth;
  const u = random.uniform({ purpose: PURPOSE.exit, entity: position.id, draw: 0, lane: 3 });
  const hasShortfall = u < config.contract.maintenance_shortfall_probability;
  const maintenanceFraction = hasShortfall ? config.contract.maintenance_shortfall_mean : 0;
  const valueAtExit = exitValue(world, position, exitMonth);
  const standing = valueAtExit * (1 - maintenanceFraction);
  const claim = claimOf(config, position, {
    age,
    value: valueAtExit * (1 - maintenanceFraction + maintenanceFraction * config.contract.maintenance_recovered),
  });
  const seniorAtExit = seniorBalance(config, position.seniorAtOrigination, age);
  const facts = { exitMonth, cause, valueAtExit, maintenanceFraction, seniorAtExit, claim };
  if (cause === 'default') {
    const paid = recoveryOf(config, position, { claim: claim.claim, value: standing, senior: seniorAtExit });
    const cashMonth = Math.min(exitMonth + config.exit.foreclosure_time_months, horizon(config));
    return { ...facts, cashMonth, paid, binding: claim.binding };
  }
  const sold = paidFromSale(config, claim.claim, { value: standing, senior: seniorAtExit });
  const paid = cause === 'fund_end' ? (1 - config.fund.fund_end_discount) * sold : sold;
  return { ...facts, cashMonth: exitMonth, paid, binding: sold < claim.claim ? 'non_recourse' : claim.binding };
}

/** Recovery of a default; value and senior balance of the default month, costs of the whole lag. */
function recoveryOf(
  config: SimulationConfig,
  position: Purchase,
  { claim, value, senior }: { readonly claim: number; readonly value: number; readonly senior: number },
): number {
  const { exit } = config;
  if (exit.recovery_model === 'fixed') return ofZone(exit.recovery_rates, position.zone) * claim;
  const net =
    value * (1 - exit.distressed_sale_discount) * (1 - exit.foreclosure_cost) -
    senior -
    (exit.carrying_cost_rate * value * exit.foreclosure_time_months) / 12;
  return Math.min(claim, Math.max(net, 0));
}
