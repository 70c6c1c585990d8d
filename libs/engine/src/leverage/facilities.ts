import type { GreenValue } from '../path-state';
import type { ResolvedLeverage } from '../resolve/resolve-leverage';

/**
 * Terms. *Ramp line*: borrowing on uncalled commitments. *Sleeve*: borrowing on green positions. *Note*: borrowing on one
 * position, repaid at its exit. *Base*: most that the sleeve lends.
 */

/** Facilities of one strategy on one path. Created once, emptied for every path. */
export interface Facilities {
  readonly terms: ResolvedLeverage;
  /** Σ paid if exited now over green positions live at the end of a month [month]. */
  readonly greenValue: Float64Array;
  /** The same over those in suburbs of the grade that the over-advance is for; 0 without it [month]. */
  readonly gradedValue: Float64Array;
  /** Principal of the notes that fall due in a month [month]. */
  readonly notesDue: Float64Array;
  /** What could still be drawn at the end of a month [month]. */
  readonly undrawn: Float64Array;
  rampDebt: number;
  sleeveDebt: number;
  noteDebt: number;
  /** Cost of green positions at the opening of the month. */
  openingGreenCost: number;
  /** Months in a row in which the sleeve is above its base or its debt to NAV. */
  deficientMonths: number;
  /** Months in a row in which coverage is below its covenant. */
  uncoveredMonths: number;
}

/** Allocates the facilities of a strategy for months 0..months − 1. */
export function createFacilities(terms: ResolvedLeverage, months: number): Facilities {
  return {
    terms,
    greenValue: new Float64Array(months),
    gradedValue: new Float64Array(months),
    notesDue: new Float64Array(months),
    undrawn: new Float64Array(months),
    rampDebt: 0,
    sleeveDebt: 0,
    noteDebt: 0,
    openingGreenCost: 0,
    deficientMonths: 0,
    uncoveredMonths: 0,
  };
}

/** What the sleeve looks at in the portfolio, written by it; null without a sleeve. */
export function valueLentOn({ terms, greenValue, gradedValue }: Facilities): GreenValue | null {
  const { sleeve } = terms;
  if (sleeve === null) return null;
  const { zone, overAdvance } = sleeve;
  const graded = overAdvance === null ? null : { suburbs: overAdvance.suburbs, byMonth: gradedValue };
  return { zone, byMonth: greenValue, graded };
}

/** Empties them for the next path. */
export function resetFacilities(facilities: Facilities): void {
  facilities.greenValue.fill(0);
  facilities.gradedValue.fill(0);
  facilities.notesDue.fill(0);
  facilities.undrawn.fill(0);
  facilities.rampDebt = 0;
  facilities.sleeveDebt = 0;
  facilities.noteDebt = 0;
  facilities.openingGreenCost = 0;
  facilities.deficientMonths = 0;
  facilities.uncoveredMonths = 0;
}

/** Everything owed to lenders. */
export function totalDebt({ rampDebt, sleeveDebt, noteDebt }: Facilities): number {
  return rampDebt + sleeveDebt + noteDebt;
}
