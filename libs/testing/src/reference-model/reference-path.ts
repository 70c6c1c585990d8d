/** One path of the model, computed slowly and plainly from its text: the oracle the engine is held against. */
import type { SimulationConfig } from '@ihome/config';
import { at } from './calendar';
import { defaultHazards } from './default-factor';
import type { World } from './exit';
import { fundStory, type LedgerRow, type Position } from './ledger';
import { market } from './market';
import { drawnParameters, withDraws, type ReferenceDraw } from './drawn-parameters';
import { closingFigures, type ClosingFigures } from './closings';
import { gpMonths, type GpMonth } from './gp-entity';
import { lpFlows, metricsOf, type Metrics } from './metrics';
import { randomSource } from './random-numbers';
import { shortRate } from './short-rate';
import type { Distribution } from './waterfall';

/** A position under the names of a path's trace. */
export interface ReferencePosition {
  readonly id: number;
  readonly zone: string;
  readonly suburb: string | null;
  readonly origination_month: number;
  readonly advance: number;
  readonly ltv: number;
  readonly term_years: number;
  readonly value_at_origination: number;
  readonly senior_balance_at_origination: number;
  readonly senior_balance_at_exit: number;
  readonly exit_month: number;
  readonly cause: Position['cause'];
  readonly value_at_exit: number;
  readonly maintenance_shortfall: number;
  readonly interest: number;
  readonly appreciation_share: number;
  readonly uncapped_claim: number;
  readonly cap_amount: number | null;
  readonly claim: number;
  readonly binding: Position['binding'];
  readonly paid: number;
  readonly cash_month: number;
  readonly recycled: boolean;
}

/** A zone: its index by month, and cash to advances of what was bought there; null when nothing was. */
export interface ReferenceZone {
  readonly zone: string;
  readonly index: readonly number[];
  readonly multiple: number | null;
}

/** The whole story of a path. */
export interface ReferencePath {
  readonly zones: readonly ReferenceZone[];
  readonly suburbs: readonly { readonly suburb: string; readonly zone: string; readonly index: readonly number[] }[];
  readonly shortRate: readonly number[];
  readonly regime: readonly string[];
  readonly positions: readonly ReferencePosition[];
  readonly ledger: readonly LedgerRow[];
  readonly waterfall: readonly Distribution[];
  /** Carry given back, by month. */
  readonly clawbacks: ReadonlyMap<number, number>;
  /** Carry as it reaches the GP, by month. */
  readonly carryCash: readonly number[];
  /** LP figures of each closing. */
  readonly closings: readonly ClosingFigures[];
  /** Months of the management company; empty when it is off. */
  readonly gpMonths: readonly GpMonth[];
  readonly metrics: Metrics;
  /** What the path drew and ran with. */
  readonly parameterDraws: readonly ReferenceDraw[];
}

/** Path `path` of a configuration: market, positions, ledger, waterfall and figures, each straight from its section of the model. */
export function referencePath(configured: SimulationConfig, path: number): ReferencePath {
  const random = randomSource(configured.monte_carlo.seed, path);
  const parameterDraws = drawnParameters(configured, random);
  const config = withDraws(configured, parameterDraws);
  const prices = market(config, random);
  const rates = shortRate(config, random, prices.nationalFactor);
  const world: World = {
    config,
    random,
    market: prices,
    rates,
    defaultHazards: defaultHazards(config, random, prices.nationalFactor),
  };
  const story = fundStory(world);
  return {
    zones: config.zones.map((zone, z) => ({
      zone,
      index: (prices.logIndex[z] ?? []).map((h) => Math.exp(h)),
      multiple: zoneMultiple(story.positions.filter((position) => position.zone === zone)),
    })),
    suburbs: config.origination.suburbs.map(({ id, zone }, s) => ({
      suburb: id,
      zone,
      index: at(prices.suburbIndex, s).map((h) => Math.exp(h)),
    })),
    shortRate: rates,
    regime: prices.regimes.map((state) => at(config.price_path.regimes, state).name),
    positions: story.positions.map(traceOf),
    ledger: story.ledger,
    waterfall: story.waterfall,
    clawbacks: story.clawbacks,
    carryCash: story.carryCash,
    closings: closingFigures(config, lpFlows(config, story)),
    gpMonths: config.gp_entity.enabled ? gpMonths(config, story) : [],
    metrics: metricsOf(world, story),
    parameterDraws,
  };
}

function zoneMultiple(bought: readonly Position[]): number | null {
  if (bought.length === 0) return null;
  const cash = bought.reduce((sum, { paid }) => sum + paid, 0);
  return cash / bought.reduce((sum, { advance }) => sum + advance, 0);
}

function traceOf(p: Position): ReferencePosition {
  return {
    id: p.id,
    zone: p.zone,
    suburb: p.suburb,
    origination_month: p.originationMonth,
    advance: p.advance,
    ltv: p.ltv,
    term_years: p.termMonths / 12,
    value_at_origination: p.valueAtOrigination,
    senior_balance_at_origination: p.seniorAtOrigination,
    senior_balance_at_exit: p.seniorAtExit,
    exit_month: p.exitMonth,
    cause: p.cause,
    value_at_exit: p.valueAtExit,
    maintenance_shortfall: p.maintenanceFraction,
    interest: p.claim.interest,
    appreciation_share: p.claim.share,
    uncapped_claim: p.claim.uncappedClaim,
    cap_amount: Number.isFinite(p.claim.capAmount) ? p.claim.capAmount : null,
    claim: p.claim.claim,
    binding: p.binding,
    paid: p.paid,
    cash_month: p.cashMonth,
    recycled: p.isRecycled,
  };
}
