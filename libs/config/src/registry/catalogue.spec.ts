import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { presets } from '../presets';
import type { SimulationConfig } from '../generated/simulation-config';
import { getParameter } from '../parameter-access';
import type { ParameterDefinition } from './parameter-definition';
import type { Bound, NumberShape } from './parameter-shape';
import { PARAMETERS, valuePath } from './parameter-tree';

/**
 * The registry against the catalogue of all planned parameters: same type, unit, bounds, words and base value. The
 * catalogue lies beside the repository where it is developed; elsewhere an excerpt of the same form stands in.
 */
const CATALOGUE = join(__dirname, '../../../../../shared/parameters.tsv');

const EXCERPT = `path\ttype\tconstraint\tunit\tbase\tmeaning
fund.fund_size\tnumber\t>=1e6\tcurrency\t100000000\tTotal commitments
fund.fund_term\tinteger\t1..30\tyears\t10\tLife of the fund
fees.management_fee_frequency\tenum\tmonthly|quarterly|annual\tenum\tquarterly\tHow often it is charged
price_path.model_type\tenum\tgbm|momentum|regime_switching|historical_bootstrap\tenum\tmomentum\tModel
origination.zone_allocations.{zone}\tnumber\t0..1, sum 1\tfraction\tgreen .5 orange .35 red .15\tTarget weight
contract.return_cap_annual\tnumber\t0..1, nullable\tfraction p.a.\tnull\tCap
guardrails.zone_ticket_limits.{zone}\tnumber\t>0\tcurrency\t750000 600000 500000\tLargest advance
exit.default_correlation.enabled\tboolean\t\tbool\ttrue\tCorrelated defaults
monte_carlo.seed\tinteger\t0..2^53-1\tseed\t42\tSeed of every random number`;

interface Row {
  readonly path: string;
  readonly type: string;
  readonly constraint: string;
  readonly unit: string;
  readonly base: string;
}

function readCatalogue(): readonly Row[] {
  const text = existsSync(CATALOGUE) ? readFileSync(CATALOGUE, 'utf8') : EXCERPT;
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [path = '', type = '', constraint = '', unit = '', base = ''] = line.split('\t');
      return { path, type, constraint, unit, base };
    });
}

const rows = readCatalogue();
const pairs = rows.flatMap((row) => {
  const definition = PARAMETERS.find(({ path }) => path === row.path);
  return definition === undefined ? [] : [[row.path, { row, definition }] as const];
});

function numberShape(definition: ParameterDefinition): NumberShape | null {
  const { shape } = definition;
  if (shape.kind === 'number') return shape;
  return shape.kind === 'zone_numbers' || shape.kind === 'numbers' ? shape.of : null;
}

function valueOf(word: string): number {
  return word === '2^53-1' ? Number.MAX_SAFE_INTEGER : Number(word);
}

/** The catalogue's bounds; a side it leaves open is null. */
function boundsOf(constraint: string): { readonly min: Bound | null; readonly max: Bound | null } {
  const range = /(-?[\d.e]+)\.\.(2\^53-1|-?[\d.]+)/.exec(constraint);
  if (range !== null) {
    const [min, max] = [valueOf(range[1] ?? ''), valueOf(range[2] ?? '')];
    return { min: { value: min, exclusive: false }, max: { value: max, exclusive: false } };
  }
  const open = /^(>=?)(-?[\d.e]+)$/.exec(constraint);
  const min = open === null ? null : { value: valueOf(open[2] ?? ''), exclusive: open[1] === '>' };
  return { min, max: null };
}

describe('registry and catalogue', () => {
  it('share parameters', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(9);
    if (existsSync(CATALOGUE)) expect(pairs).toHaveLength(PARAMETERS.length);
  });

  it.each(pairs)('%s has the unit of the catalogue', (_, { row, definition }) => {
    expect(definition.unit).toBe(row.unit);
  });

  it.each(pairs)('%s has the type of the catalogue', (_, { row, definition }) => {
    const { shape } = definition;
    const kinds: Readonly<Record<string, readonly string[]>> = {
      number: ['number', 'zone_numbers'],
      integer: ['number'],
      enum: ['choice'],
      boolean: ['toggle'],
      string: ['text', 'choice'],
      array: ['items', 'numbers', 'matrix', 'texts'],
      object: ['settings'],
      'array<number>': ['numbers'],
      'array<string>': ['texts'],
    };
    expect(kinds[row.type]).toContain(shape.kind);
    if (shape.kind === 'number') expect(shape.integer).toBe(row.type === 'integer');
  });

  it.each(pairs)('%s has the constraint of the catalogue', (_, { row, definition }) => {
    const { shape } = definition;
    if (shape.kind === 'choice' && row.type === 'enum') {
      expect([...shape.values].sort()).toEqual(row.constraint.split('|').sort());
    }
    const numbers = numberShape(definition);
    if (numbers === null || row.type === 'array') return;
    const { min, max } = boundsOf(row.constraint);
    if (min !== null) expect(numbers.min).toEqual(min);
    if (max !== null) expect(numbers.max).toEqual(max);
    if (shape.kind === 'number') expect(shape.nullable).toBe(row.constraint.includes('nullable'));
  });

  it.each(pairs.filter(([path]) => !path.includes('[]')))('%s has its base value in the base preset', (path, pair) => {
    const { row, definition } = pair;
    const base = presets[0]?.config;
    if (base === undefined) throw new Error('no base preset');
    const value = getParameter(base, valuePath(definition));
    if (row.base === '') return;
    if (path === 'exit.seasonality') expect(value).toEqual(Array.from({ length: 12 }, () => 1));
    else if (definition.shape.kind === 'zone_numbers') expect(value).toEqual(zoneValues(row.base));
    else if (row.base !== 'null' && (row.type === 'string' || row.type === 'enum')) expect(value).toBe(row.base);
    else if (path in IN_WORDS) expect(IN_WORDS[path]?.(value)).toBe(row.base);
    else expect(value).toEqual(JSON.parse(row.base.replace(/([{,])(\w+):/g, '$1"$2":')));
  });
});

function zoneValues(words: string): Record<string, number> {
  const zones = ['green', 'orange', 'red'];
  const values = words.split(' ').filter((word) => !zones.includes(word));
  return Object.fromEntries(zones.map((zone, i) => [zone, Number(values[i] ?? values[0])]));
}

/** Base values that the catalogue gives in words. */
const IN_WORDS: Readonly<Record<string, (value: unknown) => string>> = {
  'reporting.sections': (value) => (value as readonly string[]).join(', '),
  'stress.scenarios': (value) =>
    `${(value as SimulationConfig['stress']['scenarios'])
      .map((one, i) => {
        const months = i === 0 ? ['month 36', '12 months'] : [String(one.month), String(one.duration_months)];
        expect(one).toMatchObject({ zones: [], overrides: {}, month: 36 });
        const shocks = [one.property_value_shock.toFixed(2), `+${one.interest_rate_shock.toFixed(2)}`];
        const factors = [`x${one.default_rate_multiplier}`, `x${one.exit_rate_multiplier}`];
        return `${one.name}: ${[...months, ...shocks, ...factors].join(', ')}`;
      })
      .join('; ')}; all zones`,
  'sensitivity.parameters': (value) =>
    (value as SimulationConfig['sensitivity']['parameters'])
      .map(({ parameter, low, high }) => {
        const name = parameter.replace(/^[^.]+\./, '');
        const short = (x: number): string => String(x).replace(/^0/, '');
        return `${name} ${short(low)}/${short(high)}`;
      })
      .join('; '),
};
