import { baseWith } from '../portfolio/portfolio.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { createStrategyRun, type StrategyRun } from '../simulate-path';
import { measureFund } from './fund-metrics';
import { metricIndex } from './path-metric';
import { PATH_STATUS } from './path-status';

/** Balances of a fund of 100 by month; the last month is the final one. */
interface Months {
  readonly nav: readonly number[];
  readonly cash?: readonly number[];
  readonly calls?: readonly number[];
  readonly distributions?: readonly number[];
  readonly owedAtEnd?: number;
}

/** A fund that deploys in month 0 alone, with the balances given. */
function measured({ nav, cash = [], calls = [], distributions = [], owedAtEnd = 0 }: Months): StrategyRun {
  const run = createStrategyRun(
    resolveStrategy(baseWith({ fund: { fund_size: 100, fund_term: 1 }, deployment: { deployment_period: 1 } })),
  );
  const { ledger } = run.fundPath;
  ledger.nav.set(nav);
  ledger.closingCash.set(cash);
  ledger.capitalCalls.set(calls);
  ledger.distributions.set(distributions);
  ledger.finalMonth = nav.length - 1;
  ledger.lastRow = nav.length - 1;
  run.waterfall.owedAtEnd = owedAtEnd;
  measureFund(run.measures);
  return run;
}

const figure = ({ measures }: StrategyRun, name: string): number => measures.out.values[metricIndex(name)]!;
const isMissing = ({ measures }: StrategyRun, name: string): boolean =>
  measures.out.status[metricIndex(name)] === PATH_STATUS.notApplicable;

/** Wealth by month from returns in per cent. */
function compounded(returns: readonly number[]): number[] {
  const wealth = [100];
  for (const rate of returns) wealth.push(wealth[wealth.length - 1]! * (1 + rate / 100));
  return wealth;
}

describe('maximum drawdown', () => {
  /** empyrical's mixed returns, whose maximum drawdown is −0.10. */
  const mixed = compounded([1, 10, -4, 2, 3, 2, 1, -10]);

  test('published: empyrical’s returns fall by 10%', () => {
    expect(figure(measured({ nav: mixed }), 'max_drawdown')).toBeCloseTo(0.1, 12);
  });

  test('what is distributed is not lost', () => {
    const nav = mixed.map((value, m) => value - 5 * m);
    const distributions = mixed.map((_, m) => (m === 0 ? 0 : 5));
    expect(figure(measured({ nav, distributions }), 'max_drawdown')).toBeCloseTo(0.1, 12);
  });

  test('a fund that begins without value, or below, has not lost it', () => {
    expect(figure(measured({ nav: [0, 0, 100, 120, 90] }), 'max_drawdown')).toBeCloseTo(0.25, 12);
    expect(figure(measured({ nav: [-40, -50, 100, 120, 130] }), 'max_drawdown')).toBe(0);
  });

  test('without any value there is none', () => {
    expect(isMissing(measured({ nav: [0, -1, -2] }), 'max_drawdown')).toBe(true);
  });

  test('a fund that ends in debt has lost more than all', () => {
    expect(figure(measured({ nav: [100, -20] }), 'max_drawdown')).toBeCloseTo(1.2, 12);
  });
});

describe('liquidity and cash drag', () => {
  const nav = [50, 80, 100, 90, 0];
  const cash = [10, 20, 10, 45, 0];
  const calls = [60, 20, 0, 0, 0];

  test('liquidity: the lowest (cash + uncalled)/NAV from the end of deployment to before the final month', () => {
    // Months 1 to 3: (20 + 20)/80, (10 + 20)/100, (45 + 20)/90.
    expect(figure(measured({ nav, cash, calls }), 'liquidity')).toBeCloseTo(0.3, 12);
  });

  test('cash drag: the mean of cash/NAV before the final month', () => {
    expect(figure(measured({ nav, cash, calls }), 'cash_drag')).toBeCloseTo((0.2 + 0.25 + 0.1 + 0.5) / 4, 12);
  });

  test('months without value count in neither', () => {
    expect(figure(measured({ nav: [50, -1, 100, 0], cash: [10, 9, 20, 0] }), 'cash_drag')).toBeCloseTo(0.2, 12);
    expect(isMissing(measured({ nav: [-1, -1, 0], cash: [5, 5, 0] }), 'cash_drag')).toBe(true);
    expect(isMissing(measured({ nav: [-1, -1, 0], cash: [5, 5, 0] }), 'liquidity')).toBe(true);
  });
});

test('the hurdle is cleared when nothing is owed; without calls there is no question', () => {
  expect(figure(measured({ nav: [1, 0], calls: [10, 0] }), 'hurdle_cleared')).toBe(1);
  expect(figure(measured({ nav: [1, 0], calls: [10, 0], owedAtEnd: 1e-6 }), 'hurdle_cleared')).toBe(0);
  expect(isMissing(measured({ nav: [1, 0] }), 'hurdle_cleared')).toBe(true);
});
