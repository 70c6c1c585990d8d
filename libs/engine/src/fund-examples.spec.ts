/** Recomputes the `example` blocks of the fund's pages of docs/model from traces, to the digits printed there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseWith, type ConfigOverrides } from './portfolio/portfolio.fixture';
import { resolveStrategy } from './resolve/resolve-strategy';
import { explainPath } from './trace/explain-path';
import type { PathTrace } from './trace/trace-document';

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

const traceWith = (overrides: ConfigOverrides): PathTrace => explainPath(resolveStrategy(baseWith(overrides)), 0);

function feesPage(): Figures {
  const trace = traceWith({ fees: { management_fee_basis: 'stepped' } });
  const live = trace.positions.filter((p) => p.origination_month < 24 && p.exit_month > 24);
  const invested = live.reduce((sum, p) => sum + p.advance, 0);
  expect(trace.ledger[24]!.management_fee).toBeCloseTo(0.005 * invested, 6);
  return {
    'fee of month 21': trace.ledger[21]!.management_fee,
    'invested in month 24': invested,
    'fee of month 24': trace.ledger[24]!.management_fee,
  };
}

describe.each([['fees.md', feesPage]] as const)('examples of docs/model/%s', (page, compute) => {
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
