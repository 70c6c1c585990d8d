/** For specs: a waterfall run on a few flows written by hand. */
import { createPositions } from '../positions';
import { attachCalls } from './attached-calls';
import { prefGrowthTable, type PrefCompounding } from './preferred-return';
import { runWaterfall } from './run-waterfall';
import { createWaterfallPath, type WaterfallPath } from './waterfall-path';
import { catchUpPerPref, type ClawbackTerms, type WaterfallTerms } from './waterfall-terms';

/** Amount by month. */
export type Flows = Readonly<Record<number, number>>;

/** A position as the American structure sees it. */
export interface Purchase {
  readonly month: number;
  readonly advance: number;
  readonly cashMonth: number;
  readonly recycled?: true;
}

/** Flows and terms; 8% annual, full catch-up, 20% carry, no clawback, European, twelve months unless given. */
export interface Deal {
  readonly calls: Flows;
  readonly distributions: Flows;
  readonly lastMonth?: number;
  readonly hurdle?: number;
  readonly compounding?: PrefCompounding;
  readonly carry?: number;
  readonly catchUp?: number;
  readonly gpShare?: number;
  readonly extraTiers?: readonly { readonly hurdle: number; readonly carry: number }[];
  readonly escrow?: number;
  readonly clawback?: ClawbackTerms | null;
  /** American: what the calls bought. */
  readonly purchases?: readonly Purchase[];
  /** American: called cash spent, when not all of each call in its month. */
  readonly spent?: Flows;
}

/** Month array of flows. */
export function byMonth(flows: Flows, months: number): Float64Array {
  const array = new Float64Array(months);
  for (const [month, amount] of Object.entries(flows)) array[Number(month)] = amount;
  return array;
}

/** Sum of a month array. */
export const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

function termsOf(deal: Deal, lastMonth: number): WaterfallTerms {
  const compounding = deal.compounding ?? 'annual';
  const carryRate = deal.carry ?? 0.2;
  const catchUpRate = deal.catchUp ?? 1;
  const growthAt = (hurdleRate: number): Float64Array => prefGrowthTable({ hurdleRate, compounding }, lastMonth);
  return {
    structure: deal.purchases === undefined ? 'european' : 'american',
    gpShare: deal.gpShare ?? 0,
    carryRate,
    catchUpRate,
    catchUpPerPref: catchUpPerPref(carryRate, catchUpRate),
    simplePref: compounding === 'simple',
    growth: growthAt(deal.hurdle ?? 0.08),
    extraTiers: (deal.extraTiers ?? []).map((tier) => ({ carryRate: tier.carry, growth: growthAt(tier.hurdle) })),
    escrowRate: deal.escrow ?? 0,
    clawback: deal.clawback ?? null,
  };
}

/** Runs a deal through its waterfall. */
export function runDeal(deal: Deal): WaterfallPath {
  const lastMonth = deal.lastMonth ?? 12;
  const months = lastMonth + 1;
  const calls = byMonth(deal.calls, months);
  const terms = termsOf(deal, lastMonth);
  const out = createWaterfallPath(calls, byMonth(deal.distributions, months), terms.extraTiers.length);
  out.lastMonth = lastMonth;
  if (deal.purchases !== undefined) {
    const positions = createPositions(Math.max(deal.purchases.length, 1));
    for (const { month, advance, cashMonth, recycled } of deal.purchases) {
      const row = positions.count++;
      positions.originationMonth[row] = month;
      positions.advance[row] = advance;
      positions.cashMonth[row] = cashMonth;
      positions.recycled[row] = recycled ? 1 : 0;
    }
    const callsSpent = deal.spent === undefined ? calls : byMonth(deal.spent, months);
    attachCalls(out.attached, { calls, callsSpent, lastMonth, positions });
  }
  runWaterfall(terms, out);
  return out;
}
