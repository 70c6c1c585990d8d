import type { SimulationConfig } from '@ihome/config';

/** A basis point as a fraction. */
const BASIS_POINT = 1e-4;

/** NAV facility on green positions. */
export interface ResolvedSleeve {
  /** Place of the green zone: the one called green, else the first. */
  readonly zone: number;
  /** Limit as a multiple of the cost of green positions. */
  readonly costMultiple: number;
  /** Borrowing base as a part of the green positions' value. */
  readonly advanceRate: number;
  /** Advance rate on positions in suburbs of the grade, and which those are, 1 or 0 [suburb]; null without. */
  readonly overAdvance: { readonly rate: number; readonly suburbs: Uint8Array } | null;
  readonly spread: number;
  /** Annual fee on the undrawn limit. */
  readonly undrawnFee: number;
  readonly maturityMonth: number;
  readonly minCoverage: number;
  /** Highest debt to NAV. */
  readonly maxLtv: number;
  readonly prepaymentPenalty: number;
  /** First month in which early repayment is allowed. */
  readonly lockoutEndMonth: number;
}

/** Line on uncalled commitments. */
export interface ResolvedRampLine {
  readonly limit: number;
  readonly spread: number;
  /** Annual fee on the undrawn limit. */
  readonly undrawnFee: number;
  /** First month without draws. */
  readonly drawEndMonth: number;
  readonly maturityMonth: number;
}

/** Leverage, resolved: amounts in currency, times in months, rates a year. */
export interface ResolvedLeverage {
  readonly sleeve: ResolvedSleeve | null;
  readonly rampLine: ResolvedRampLine | null;
  /** Principal as a part of the claim at origination, and annual rate; null without deal notes. */
  readonly note: { readonly part: number; readonly rate: number } | null;
  /** Debt to NAV. */
  readonly target: number;
  readonly max: number;
  readonly threshold: number;
  /** Years of debt service kept in cash. */
  readonly bufferYears: number;
  readonly rules: SimulationConfig['leverage']['dynamic_rules'];
}

/** Resolves `leverage`; null without debt. Source: `docs/model/leverage.md`. */
export function resolveLeverage({ leverage, fund, zones, origination }: SimulationConfig): ResolvedLeverage | null {
  const { green_sleeve: sleeve, a_plus_overadvance: over, ramp_line: ramp, deal_note: note } = leverage;
  if (!leverage.enabled || !(sleeve.enabled || ramp.enabled || note.enabled)) return null;
  return {
    sleeve: sleeve.enabled
      ? {
          zone: Math.max(zones.indexOf('green'), 0),
          costMultiple: sleeve.max_mult,
          advanceRate: sleeve.advance_rate,
          overAdvance: over.enabled
            ? {
                rate: over.advance_rate,
                suburbs: Uint8Array.from(origination.suburbs, ({ grade }) => (grade === over.grade ? 1 : 0)),
              }
            : null,
          spread: sleeve.spread_bps * BASIS_POINT,
          undrawnFee: sleeve.commitment_fee_bps * BASIS_POINT,
          maturityMonth: Math.floor(12 * sleeve.term_years),
          minCoverage: sleeve.min_interest_coverage,
          maxLtv: sleeve.max_ltv,
          prepaymentPenalty: sleeve.prepayment_penalty,
          lockoutEndMonth: Math.ceil(12 * sleeve.prepayment_lockout),
        }
      : null,
    rampLine: ramp.enabled
      ? {
          limit: ramp.limit_pct_commit * fund.fund_size,
          spread: ramp.spread_bps * BASIS_POINT,
          undrawnFee: ramp.commitment_fee_bps * BASIS_POINT,
          drawEndMonth: ramp.draw_period_months,
          maturityMonth: ramp.term_months,
        }
      : null,
    note: note.enabled ? { part: note.note_pct, rate: note.note_rate } : null,
    target: leverage.target_leverage,
    max: leverage.max_leverage,
    threshold: leverage.deleveraging_threshold,
    bufferYears: leverage.min_cash_buffer,
    rules: leverage.dynamic_rules,
  };
}
