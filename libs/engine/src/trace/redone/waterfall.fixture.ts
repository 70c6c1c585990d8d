/** For specs: tiers redone month by month on balances that grow every month (docs/model/waterfall.md). */
import type { SimulationConfig } from '@ihome/config';
import { at, Differences, type Story } from './story.fixture';

/** What differs in the waterfall, given the ledger's calls and distributions. */
export function redoWaterfall(story: Story, { fund, waterfall }: SimulationConfig): string[] {
  const differences = new Differences(1e-9);
  const h = waterfall.hurdle_rate;
  const simple = waterfall.preferred_return_compounding === 'simple';
  const monthly = {
    simple: 1 + h / 12,
    annual: (1 + h) ** (1 / 12),
    quarterly: (1 + h / 4) ** (1 / 3),
    monthly: 1 + h / 12,
    continuous: Math.exp(h / 12),
  }[waterfall.preferred_return_compounding];
  const q = waterfall.carried_interest_rate;
  const none = waterfall.hurdle_type === 'hard' || waterfall.catch_up_structure === 'none';
  const kappa = none ? 0 : waterfall.catch_up_structure === 'full' ? 1 : waterfall.catch_up_rate;
  const g = fund.gp_commitment_percentage;
  let [capital, pref, prefPaid, caughtUp, rows] = [0, 0, 0, 0, 0];
  story.ledger.forEach((month, m) => {
    if (m > 0) pref += (simple ? capital : capital + pref) * (monthly - 1);
    capital += at(month, 'capital_calls') * (1 - g);
    const cash = at(month, 'distributions');
    const row = story.waterfall.find((candidate) => candidate.month === m);
    const isLast = m === story.ledger.length - 1;
    differences.same(`month ${m} has a row`, row !== undefined, cash !== 0 || isLast);
    if (row === undefined) return;
    rows++;
    const check = (column: string, redone: number): void =>
      differences.check(`month ${m}, ${column}`, { told: at(row, column), redone, scale: fund.fund_size });
    let left = cash * (1 - g);
    const take = (most: number): number => {
      const part = Math.min(left, Math.max(most, 0));
      left -= part;
      return part;
    };
    const [one, two] = [take(capital), take(pref)];
    capital -= one;
    pref -= two;
    prefPaid += two;
    const three = kappa > q ? take((q * prefPaid) / (kappa - q) - caughtUp) : 0;
    caughtUp += three;
    const carry = kappa * three + q * left;
    check('cash', cash);
    check('gp_capital', cash * g);
    check('return_of_capital', one);
    check('preferred_return', two);
    check('catch_up', three);
    check('carry', carry);
    check('lp', one + two + three + left - carry);
    check('gp', carry + cash * g);
    check('escrow', 0);
    check('unreturned_capital', capital);
    check('accrued_pref', pref);
  });
  differences.same('rows', rows, story.waterfall.length);
  return differences.found;
}
