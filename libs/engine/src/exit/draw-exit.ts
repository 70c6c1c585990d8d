import type { PathState } from '../path-state';
import {
  CAUSE_DEFAULT,
  CAUSE_EXTENDED_REPAID,
  CAUSE_FUND_END,
  CAUSE_LIFE_EVENT,
  CAUSE_MATURITY_REPAID,
  CAUSE_REFINANCE,
  CAUSE_SALE,
} from './exit-cause';
import { type ExitAgeDistribution, exitAgeQuantile } from './exit-age';
import type { ExitDraw } from './exit-draw';
import { firstPassage, hazardsOfAge } from './first-passage';
import { openVintage } from './vintage-hazards';

/**
 * Finds exit month and cause of the candidate from the uniforms in `state.exitDraw`: competing risks by inverse cumulative
 * hazard up to the term; then maturity (default, extension with hazards running on, or repayment); at H what is left is
 * sold. An exit of the hazards in the last month comes before maturity. With a distribution of exit times, age and cause are drawn
 * from it instead. Source: `docs/model/exit.md`.
 */
export function drawExit(state: PathState): void {
  const { strategy, market, candidate, exitDraw } = state;
  const { termMonths } = candidate;
  const { maturityDefault, maturityExtension, extensionMonths } = strategy.exit;
  const horizonAge = market.horizonMonths - candidate.month;
  openVintage(state, candidate.zone, candidate.month);
  if (strategy.exit.timing !== null)
    return drawTimedExit(state, timingFor(strategy.exit.timing, termMonths), horizonAge);
  exitDraw.cumulative = 0;
  exitDraw.age = 0;
  const passage = firstPassage(state, Math.min(termMonths, horizonAge));
  if (passage > 0) return exitAt(state, passage, hazardCause(exitDraw));
  if (horizonAge < termMonths) return exitAt(state, horizonAge, CAUSE_FUND_END);
  if (exitDraw.maturityUniform < maturityDefault) return exitAt(state, termMonths, CAUSE_DEFAULT);
  if (exitDraw.maturityUniform <= 1 - maturityExtension) return exitAt(state, termMonths, CAUSE_MATURITY_REPAID);
  const extendedTerm = termMonths + extensionMonths;
  const late = firstPassage(state, Math.min(extendedTerm, horizonAge));
  if (late > 0) return exitAt(state, late, hazardCause(exitDraw));
  if (horizonAge < extendedTerm) return exitAt(state, horizonAge, CAUSE_FUND_END);
  return exitAt(state, extendedTerm, CAUSE_EXTENDED_REPAID);
}

/** The distribution for a term: that of the contract, or one of a loan tape. */
function timingFor(timing: ReadonlyMap<number, ExitAgeDistribution>, termMonths: number): ExitAgeDistribution {
  return timing.get(termMonths)!;
}

/** The age by its distribution, rounded up to a month; the cause by the hazards of that month. At H what is left is sold. */
function drawTimedExit(state: PathState, timing: ExitAgeDistribution, horizonAge: number): void {
  const { exitDraw } = state;
  const age = Math.ceil(exitAgeQuantile(timing, exitDraw.timingUniform));
  if (age > horizonAge) return exitAt(state, horizonAge, CAUSE_FUND_END);
  hazardsOfAge(state, age);
  return exitAt(state, age, hazardCause(exitDraw));
}

function exitAt({ candidate, exitDraw }: PathState, age: number, cause: number): void {
  exitDraw.exitMonth = candidate.month + age;
  exitDraw.cause = cause;
}

/** First cause whose cumulative share of the month's hazard exceeds the cause uniform. */
function hazardCause(draw: ExitDraw): number {
  const { sale, refinance, defaulted, lifeEvent } = draw;
  const reached = draw.causeUniform * (sale + refinance + defaulted + lifeEvent);
  if (reached < sale) return CAUSE_SALE;
  if (reached < sale + refinance) return CAUSE_REFINANCE;
  if (reached < sale + refinance + defaulted) return CAUSE_DEFAULT;
  if (lifeEvent > 0) return CAUSE_LIFE_EVENT;
  if (defaulted > 0) return CAUSE_DEFAULT;
  return refinance > 0 ? CAUSE_REFINANCE : CAUSE_SALE;
}
