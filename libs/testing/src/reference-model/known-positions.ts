/** Positions that are known before a path begins, model §2: those of a loan tape, or one portfolio for all paths. */
import type { SimulationConfig } from '@ihome/config';
import { cumulativeTarget } from './deployment';
import type { Bought } from './exit';
import { candidate, programmeTerms } from './origination';
import { randomSource } from './random-numbers';

/** Portfolios for all paths, each drawn once. */
const drawn = new WeakMap<SimulationConfig, readonly Bought[]>();

/** Those positions in the order in which they are bought; null when each path draws its own. */
export function knownPositions(config: SimulationConfig): readonly Bought[] | null {
  switch (config.origination.portfolio_mode) {
    case 'per_path':
      return null;
    case 'loan_tape':
      return listed(config);
    case 'fixed': {
      const portfolio = drawn.get(config) ?? portfolioForAll(config);
      drawn.set(config, portfolio);
      return portfolio;
    }
  }
}

/** ASSUMPTION: positions are numbered and bought by month, then as listed. */
function listed({ origination }: SimulationConfig): readonly Bought[] {
  const tape = [...origination.loan_tape].sort((a, b) => a.month - b.month);
  return tape.map((loan, id) => ({
    id,
    originationMonth: loan.month,
    zone: loan.zone,
    suburb: loan.suburb,
    termMonths: Math.round(12 * loan.term_years),
    advance: loan.advance,
    ltv: loan.advance / loan.value,
    valueAtOrigination: loan.value,
    seniorAtOrigination: loan.senior_balance,
  }));
}

/**
 * ASSUMPTION: what must be one portfolio on every path can depend on none: the loans are those of the numbers of path 0, in months in
 * which the programme is behind its target, when everything can be paid and nobody leaves.
 */
function portfolioForAll(config: SimulationConfig): readonly Bought[] {
  const random = randomSource(config.monte_carlo.seed, 0);
  const loans: Bought[] = [];
  const held: Record<string, number> = Object.fromEntries(config.zones.map((zone) => [zone, 0]));
  const months = 12 * (config.fund.fund_term + config.fund.extension_years);
  for (let month = 0; month <= months; month += 1) {
    const target = cumulativeTarget(config, month) - 1e-12 * config.fund.fund_size;
    while (loans.reduce((sum, { advance }) => sum + advance, 0) < target) {
      const loan = candidate({ config, random }, { id: loans.length, month, held, terms: programmeTerms(config) });
      held[loan.zone] = (held[loan.zone] ?? 0) + loan.advance;
      loans.push(loan);
    }
  }
  return loans;
}
