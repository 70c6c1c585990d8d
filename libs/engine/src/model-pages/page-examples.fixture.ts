/** For specs: the `example` blocks of a page of docs/model, held against figures computed anew. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolveStrategy } from '../resolve/resolve-strategy';
import { explainPath } from '../trace/explain-path';
import type { PathTrace } from '../trace/trace-document';

/** Where the pages are. */
export const MODEL_PAGES = join(__dirname, '../../../../docs/model');

/** Figures by the name the page gives them. */
export type Figures = Readonly<Record<string, number>>;

/** Lines `name = value` of the example blocks of a page. */
function examplesOf(page: string): readonly (readonly [string, string])[] {
  const text = readFileSync(join(MODEL_PAGES, page), 'utf8');
  const blocks = [...text.matchAll(/```example\n([^`]*)```/g)].map((match) => match[1]!.trim());
  return blocks
    .flatMap((block) => block.split('\n'))
    .map((line) => {
      const at = line.lastIndexOf(' = ');
      return [line.slice(0, at), line.slice(at + 3)] as const;
    });
}

/** A path of the base preset without recycling. */
export function traceOfBase(overrides: ConfigOverrides, path: number): PathTrace {
  return explainPath(resolveStrategy(baseWith({ reinvestment: { enabled: false }, ...overrides })), path);
}

/** Tests of one page: its examples are all recomputed, each to the digits printed. */
export function describeExamples(page: string, compute: () => Figures): void {
  const figures = compute();
  const examples = examplesOf(page);

  it('are all recomputed here', () => {
    expect(examples.map(([name]) => name).sort()).toEqual(Object.keys(figures).sort());
  });

  it.each(examples)('%s = %s', (name, printed) => {
    const decimals = printed.includes('.') ? printed.length - printed.indexOf('.') - 1 : 0;
    expect(figures[name]!.toFixed(decimals)).toBe(printed);
  });
}
