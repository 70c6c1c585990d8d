/** Candidates of the programme, model §2. */
import type { SimulationConfig } from '@ihome/config';
import { at, ofZone } from './calendar';
import { termMonths } from './contract';
import type { Bought } from './exit';
import { truncatedNormal } from './normal';
import { PURPOSE, type RandomSource } from './random-numbers';

/** Cost of live positions by zone, when a candidate is drawn. */
export type HeldByZone = Readonly<Record<string, number>>;

/** On what terms a candidate is drawn. */
export interface Terms {
  readonly targets: HeldByZone;
  /** Everything to the zone with the largest shortfall. */
  readonly toNeediest: boolean;
  readonly ltvShift: number;
  readonly sizeFactor: number;
}

/** The programme's terms. */
export function programmeTerms(config: SimulationConfig): Terms {
  return { targets: config.origination.zone_allocations, toNeediest: false, ltvShift: 0, sizeFactor: 1 };
}

/** Candidate `id` as it looks in month m. */
export function candidate(
  { config, random }: { readonly config: SimulationConfig; readonly random: RandomSource },
  {
    id,
    month,
    held,
    terms,
  }: { readonly id: number; readonly month: number; readonly held: HeldByZone; readonly terms: Terms },
): Bought {
  const { origination } = config;
  const u = (draw: number, lane: number): number =>
    random.uniform({ purpose: PURPOSE.origination, entity: id, draw, lane });
  const advance = advanceOf(config, u(0, 0)) * terms.sizeFactor;
  const isTargeted = terms.toNeediest || u(0, 3) < origination.zone_allocation_precision;
  const books = { held, targets: terms.targets };
  const zone = isTargeted ? neediestZone(config, books, advance) : weightedZone(config, books, u(1, 0));
  const ltv = truncatedNormal(
    {
      mean: origination.avg_loan_ltv + ofZone(origination.ltv_zone_shift, zone) + terms.ltvShift,
      sd: origination.ltv_std_dev,
      low: origination.min_ltv,
      high: origination.max_ltv,
    },
    u(0, 1),
  );
  const valueAtOrigination = advance / ltv;
  const room = origination.max_cltv - ltv;
  const seniorLtv =
    room > 0
      ? truncatedNormal(
          {
            mean: origination.senior_mortgage_ltv_mean,
            sd: origination.senior_mortgage_ltv_std_dev,
            low: 0,
            high: room,
          },
          u(0, 2),
        )
      : 0;
  return {
    id,
    originationMonth: month,
    termMonths: termMonths(config),
    zone,
    suburb: suburbOf(config, zone, () => u(1, 1)),
    advance,
    ltv,
    valueAtOrigination,
    seniorAtOrigination: seniorLtv * valueAtOrigination,
  };
}

/** Suburb of the zone by weight; null where it has none. */
function suburbOf(config: SimulationConfig, zone: string, uniform: () => number): string | null {
  const suburbs = config.origination.suburbs.filter((suburb) => suburb.zone === zone);
  const total = suburbs.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  for (const { id, weight } of suburbs) {
    below += weight;
    if (uniform() * total < below) return id;
  }
  return suburbs.at(-1)?.id ?? null;
}

/** Advance for the uniform u. */
function advanceOf(config: SimulationConfig, u: number): number {
  const {
    loan_size_distribution: distribution,
    avg_loan_size: mean,
    loan_size_std_dev: sd,
    min_loan_size: low,
    max_loan_size: high,
  } = config.origination;
  switch (distribution) {
    // ASSUMPTION: bounds are for the two random distributions; `fixed` is the average itself.
    case 'fixed':
      return mean;
    case 'truncated_normal':
      return truncatedNormal({ mean, sd, low, high }, u);
    case 'lognormal': {
      const logVariance = Math.log1p((sd / mean) * (sd / mean));
      const law = {
        mean: Math.log(mean) - logVariance / 2,
        sd: Math.sqrt(logVariance),
        low: Math.log(low),
        high: Math.log(high),
      };
      return Math.exp(truncatedNormal(law, u));
    }
  }
}

/** Holdings and what they should be. */
interface Books {
  readonly held: HeldByZone;
  readonly targets: HeldByZone;
}

/** Zone with the largest shortfall target·(total + advance) − held, the first of equals. */
function neediestZone(config: SimulationConfig, { held, targets }: Books, advance: number): string {
  const total = config.zones.reduce((sum, zone) => sum + ofZone(held, zone), 0);
  const shortfall = (zone: string): number => ofZone(targets, zone) * (total + advance) - ofZone(held, zone);
  return config.zones.reduce((best, zone) => (shortfall(zone) > shortfall(best) ? zone : best));
}

/** Zone drawn by weights: the targets, tilted when the portfolio has drifted. */
function weightedZone(config: SimulationConfig, { held, targets }: Books, u: number): string {
  const { origination } = config;
  const total = config.zones.reduce((sum, zone) => sum + ofZone(held, zone), 0);
  const target = (zone: string): number => ofZone(targets, zone);
  const share = (zone: string): number => ofZone(held, zone) / total;
  // ASSUMPTION: an empty portfolio has no shares and no drift.
  const hasDrifted =
    total > 0 &&
    origination.zone_rebalancing_enabled &&
    config.zones.some((zone) => Math.abs(share(zone) - target(zone)) > origination.zone_drift_threshold);
  const weights = config.zones.map((zone) =>
    hasDrifted
      ? Math.max(target(zone) + origination.rebalancing_strength * (target(zone) - share(zone)), 0)
      : target(zone),
  );
  const all = weights.reduce((sum, w) => sum + w, 0);
  let running = 0;
  for (let z = 0; z < weights.length; z += 1) {
    running += at(weights, z);
    if (running > u * all) return at(config.zones, z);
  }
  return at(config.zones, config.zones.length - 1);
}
