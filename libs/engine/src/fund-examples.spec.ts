/** Recomputes the `example` blocks of the fund's pages of docs/model from traces, to the digits printed there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseWith, type ConfigOverrides } from './portfolio/portfolio.fixture';
import { resolveStrategy } from './resolve/resolve-strategy';
import { explainPath } from './trace/explain-path';
import type { PathTrace } from './trace/trace-document';
import { runDeal, type Deal } from './waterfall/deal.fixture';

type Figures = Readonly<Record<string, number>>;

const DOCS = join(__dirname, '../../../docs/model');

/** Lines `name = value` of the example blocks of a page. */
function examplesOf(page: string): readonly (readonly [string, string])[] {
  const text = readFileSync(join(DOCS, page), 'utf8');
  return [...text.matchAll(/```example\n([^`]*)```/g)]
    .flatMap((match) => match[1]!.trim().split('\n'))
    .map((line) => {
      const [name = '', value = ''] = line.split(' = ');
      return [name, value] as const;
    });
}

/** A path of the base preset without recycling. */
const traceWith = (overrides: ConfigOverrides, path: number): PathTrace =>
  explainPath(resolveStrategy(baseWith({ reinvestment: { enabled: false }, ...overrides })), path);

function feesPage(): Figures {
  const trace = traceWith({ fees: { management_fee_basis: 'stepped' } }, 0);
  const live = trace.positions.filter((p) => p.origination_month < 24 && p.exit_month > 24);
  const invested = live.reduce((sum, p) => sum + p.advance, 0);
  expect(trace.ledger[24]!.management_fee).toBeCloseTo(0.005 * invested, 6);
  return {
    'fee of month 21': trace.ledger[21]!.management_fee,
    'invested in month 24': invested,
    'fee of month 24': trace.ledger[24]!.management_fee,
  };
}

function waterfallPage(): Figures {
  const year = { calls: { 0: 1e6 }, distributions: { 12: 1.5e6 } };
  const deals: Deal = {
    calls: { 0: 50e6 },
    distributions: { 12: 8e6, 24: 43.5e6 },
    lastMonth: 24,
    catchUp: 0,
    compounding: 'simple',
    purchases: [
      { month: 0, advance: 5e6, cashMonth: 12 },
      { month: 0, advance: 45e6, cashMonth: 24 },
    ],
  };
  const back = (taxRate: number, escrow = 0): number =>
    runDeal({ ...deals, escrow, clawback: { interim: false, taxRate } }).totalClawback;
  const waterfall = { waterfall_structure: 'american', clawback_tax_rate: 0 } as const;
  const trace = traceWith({ waterfall }, 3);
  const carrying = trace.waterfall.filter((row) => row.carry > 0);
  return {
    carry: runDeal(year).totalCarry,
    'carry with the second hurdle': runDeal({ ...year, extraTiers: [{ hurdle: 0.15, carry: 0.3 }] }).totalCarry,
    'American carry': runDeal(deals).totalCarry,
    'clawback without tax': back(0),
    'clawback with 35% tax': back(0.35),
    'clawback with half in escrow': back(0.35, 0.5),
    'path 3, month of the first carry': carrying[0]?.month ?? NaN,
    'path 3, carry before clawback': carrying.reduce((sum, row) => sum + row.carry, 0),
    'path 3, clawback': trace.clawback,
  };
}

function fundPage(): Figures {
  const closings = [
    { month: 0, fraction: 0.6 },
    { month: 9, fraction: 0.4 },
  ];
  const { ledger, closings: told, metrics } = traceWith({ fund: { closings } }, 0);
  const early = ledger.slice(0, 9).map((row) => ({ call: 0.98 * row.capital_calls, age: 9 - row.month }));
  const called = early.reduce((sum, { call }) => sum + call, 0);
  const paid = early.reduce((sum, { call, age }) => sum + 0.4 * call * (1 + (0.08 * age) / 12), 0);
  const borne = ledger.slice(9).reduce((sum, row) => sum + 0.4 * 0.98 * row.capital_calls, 0);
  expect(told[1]?.paid_in).toBeCloseTo(paid + borne, 4);
  return {
    'called before month 9': called,
    'paid by the newcomers in month 9': paid,
    'IRR of the first closing': Number(metrics.net_irr_first_closing),
    'IRR of the last closing': Number(metrics.net_irr_last_closing),
  };
}

function gpEntityPage(): Figures {
  const { gp_entity, ledger, positions, metrics } = traceWith({}, 3);
  const months = gp_entity?.months ?? [];
  const live = positions.filter((p) => p.origination_month === 0).length;
  expect(months[0]?.income).toBeCloseTo(ledger[0]!.management_fee + 0.03 * ledger[0]!.advances, 6);
  expect(months[1]?.expenses).toBeCloseTo(75_000 + (250 / 12) * live, 6);
  return {
    'income of month 0': months[0]?.income ?? NaN,
    'expenses of month 1': months[1]?.expenses ?? NaN,
    'dividends of month 12': months[12]?.dividends ?? NaN,
    'gp profit': Number(metrics.gp_profit),
  };
}

function pathMetricsPage(): Figures {
  const { ledger, waterfall, metrics, clawback } = traceWith({}, 3);
  const paidIn = ledger.reduce((sum, row) => sum + 0.98 * row.capital_calls, 0);
  const received = waterfall.reduce((sum, row) => sum + row.lp, clawback);
  const presentValue = ledger.reduce((sum, row, m) => {
    const cash = waterfall.find(({ month }) => month === m)?.lp ?? 0;
    return sum + (cash - 0.98 * row.capital_calls) * (1 + Number(metrics.net_irr)) ** (-m / 12);
  }, 0);
  expect(presentValue / paidIn).toBeCloseTo(0, 9);
  expect(metrics.tvpi).toBeCloseTo(received / paidIn, 10);
  expect(metrics.bridge.net).toBeCloseTo(received - paidIn, 4);
  return {
    'LP paid in': paidIn,
    'LP received': received,
    TVPI: Number(metrics.tvpi),
    'net IRR': Number(metrics.net_irr),
    'J-curve low': Number(metrics.j_curve_low),
    carry: Number(metrics.carry),
    'bridge net': metrics.bridge.net,
  };
}

describe.each([
  ['fees.md', feesPage],
  ['fund.md', fundPage],
  ['waterfall.md', waterfallPage],
  ['gp-entity.md', gpEntityPage],
  ['path-metrics.md', pathMetricsPage],
] as const)('examples of docs/model/%s', (page, compute) => {
  const examples = examplesOf(page);
  const figures = compute();

  it('names every figure', () => {
    expect(examples.map(([name]) => name).sort()).toEqual(Object.keys(figures).sort());
  });

  it.each(examples)('%s = %s', (name, printed) => {
    const decimals = printed.split('.')[1]?.length ?? 0;
    expect(figures[name]?.toFixed(decimals)).toBe(printed);
  });
});
