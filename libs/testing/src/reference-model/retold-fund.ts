/** The fund's months, tiers and management company again from a told market and told positions: nothing is drawn. */
import type { SimulationConfig } from '@ihome/config';
import { closingFigures, type ClosingFigures } from './closings';
import type { Claim } from './contract';
import type { Bought, Exit, World } from './exit';
import { gpMonths, type GpMonth } from './gp-entity';
import { fundStory, type FundStory } from './ledger';
import { lpFlows } from './metrics';

/** A position under the names of a path's trace, with what is missing as something that is no number. */
export interface ToldPosition {
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
  readonly cause: Exit['cause'];
  readonly value_at_exit: number;
  readonly maintenance_shortfall: number;
  readonly interest: number;
  readonly appreciation_share: number;
  readonly uncapped_claim: number;
  readonly cap_amount: unknown;
  readonly claim: number;
  readonly binding: Exit['binding'];
  readonly paid: number;
  readonly cash_month: number;
  readonly recycled: boolean;
}

/** Indices, rates and positions of a path, as its trace has them. */
export interface ToldPath {
  readonly zones: readonly { readonly zone: string; readonly index: readonly number[] }[];
  readonly suburbs: readonly { readonly suburb: string; readonly zone: string; readonly index: readonly number[] }[];
  readonly short_rate: readonly number[];
  readonly positions: readonly ToldPosition[];
}

/** Everything that follows from them. */
export interface RetoldFund extends FundStory {
  readonly closings: readonly ClosingFigures[];
  /** Months of the management company; empty when it is off. */
  readonly gpMonths: readonly GpMonth[];
}

/**
 * What a fund with these terms does in that market with those positions. The months in which it buys are its own: a position is
 * only told by its number, so one that was bought in another month shows. A loan that is never bought has no row, so whether it
 * should have been is not asked.
 */
export function retoldFund(config: SimulationConfig, path: ToldPath): RetoldFund {
  const positions = new Map(path.positions.map((position) => [keyOf(position.id, position.recycled), position]));
  const world: World = {
    config,
    random: { uniform: refuse, normal: refuse },
    market: {
      logIndex: path.zones.map(({ index }) => index.map(Math.log)),
      suburbIndex: path.suburbs.map(({ index }) => index.map(Math.log)),
      nationalFactor: [],
      regimes: [],
    },
    rates: path.short_rate,
    defaultHazards: [],
    toldPosition: ({ id, isRecycled }) => {
      const told = positions.get(keyOf(id, isRecycled));
      return told === undefined ? null : positionOf(told);
    },
  };
  const story = fundStory(world);
  return {
    ...story,
    closings: closingFigures(config, lpFlows(config, story)),
    gpMonths: config.gp_entity.enabled ? gpMonths(config, story) : [],
  };
}

const keyOf = (id: number, isRecycled: boolean): string => `${id}/${isRecycled}`;

function refuse(): never {
  throw new Error('a told path draws no random number');
}

function positionOf(told: ToldPosition): Bought & Exit {
  const claim: Claim = {
    interest: told.interest,
    share: told.appreciation_share,
    uncappedClaim: told.uncapped_claim,
    capAmount: typeof told.cap_amount === 'number' ? told.cap_amount : Infinity,
    claim: told.claim,
    binding: told.binding,
  };
  return {
    id: told.id,
    zone: told.zone,
    suburb: told.suburb,
    originationMonth: told.origination_month,
    termMonths: Math.round(12 * told.term_years),
    advance: told.advance,
    ltv: told.ltv,
    valueAtOrigination: told.value_at_origination,
    seniorAtOrigination: told.senior_balance_at_origination,
    exitMonth: told.exit_month,
    cause: told.cause,
    cashMonth: told.cash_month,
    valueAtExit: told.value_at_exit,
    maintenanceFraction: told.maintenance_shortfall,
    seniorAtExit: told.senior_balance_at_exit,
    claim,
    binding: told.binding,
    paid: told.paid,
  };
}
