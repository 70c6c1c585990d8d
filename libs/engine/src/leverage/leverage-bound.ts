import type { FundPath } from '../ledger/fund-path';
import { pastGain } from '../reinvestment/past-gain';
import { trailingCoverage } from './trailing-coverage';
import type { Facilities } from './facilities';
import { totalDebt } from './facilities';

type Rule = Facilities['terms']['rules'][number];

/** What a rule looks at in a month: values known at its opening. */
function ruleFigure(
  path: FundPath,
  facilities: Facilities,
  { metric, month }: { metric: Rule['metric']; month: number },
): number {
  const { ledger, portfolio } = path;
  const { market, strategy } = portfolio;
  switch (metric) {
    case 'leverage': {
      const debt = totalDebt(facilities);
      const nav = ledger.feeMonth.previousNav;
      if (debt === 0) return 0;
      return nav > 0 ? debt / nav : Infinity;
    }
    case 'interest_coverage':
      return trailingCoverage(ledger, month - 1);
    case 'zone_growth_12m': {
      const { targets } = strategy.origination;
      let growth = 0;
      for (let z = 0; z < targets.length; z++) growth += targets[z]! * pastGain(market, z, { month, months: 12 });
      return growth;
    }
    case 'short_rate':
      return market.shortRate[Math.max(month - 1, 0)]!;
    case 'fund_year':
      return Math.floor(month / 12) + 1;
  }
}

function holds({ op, value }: Rule, figure: number): boolean {
  switch (op) {
    case '<':
      return figure < value;
    case '<=':
      return figure <= value;
    case '>':
      return figure > value;
    case '>=':
      return figure >= value;
  }
}

/**
 * Highest debt to NAV of the month: max_leverage, or, while rules hold, the lowest of theirs. Call it after the interest of the
 * month before is booked and before debts change.
 */
export function leverageBound(path: FundPath, facilities: Facilities, month: number): number {
  const { rules, max } = facilities.terms;
  let bound = Infinity;
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i]!;
    if (rule.set_max_leverage >= bound) continue;
    if (holds(rule, ruleFigure(path, facilities, { metric: rule.metric, month }))) bound = rule.set_max_leverage;
  }
  return bound === Infinity ? max : bound;
}
