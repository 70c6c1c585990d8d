/** A figure of a trace that is not what it should be is noticed when the path is redone: every column of every section, where it lives. */
import { findPreset } from '@ihome/config';
import { randomConfiguration, retoldFund } from '@ihome/testing';
import { differencesOf } from './redone/differences.fixture';
import { storyOf, type Figure, type Row, type Story } from './redone/story.fixture';

/** Small funds in which, between them, every column is somewhere not 0. */
const FUNDS = [1006, 1147, 1021, 1033].map((seed) => {
  const config = randomConfiguration(seed, 'whole');
  const story = storyOf(config, 0);
  return { config, story, retold: retoldFund(config, story) };
});

/** Rows of a section, and the story with other ones. */
interface Section {
  readonly rows: (story: Story) => readonly Row[];
  readonly with: (story: Story, rows: readonly Row[]) => Story;
}

const section = (name: 'positions' | 'ledger' | 'waterfall' | 'clawback_payments' | 'closings'): Section => ({
  rows: (story) => story[name],
  with: (story, rows) => ({ ...story, [name]: rows }),
});

const gpSection = (name: 'months' | 'team'): Section => ({
  rows: ({ gp_entity }) => gp_entity?.[name] ?? [],
  with: (story, rows) => ({ ...story, gp_entity: { months: [], team: [], ...story.gp_entity, [name]: rows } }),
});

const SECTIONS: Readonly<Record<string, Section>> = {
  positions: section('positions'),
  ledger: section('ledger'),
  waterfall: section('waterfall'),
  clawback_payments: section('clawback_payments'),
  closings: section('closings'),
  'months of the GP entity': gpSection('months'),
  'team of the GP entity': gpSection('team'),
  metrics: {
    rows: ({ metrics }) => [metrics],
    with: (story, [metrics]) => ({ ...story, metrics: metrics as Record<string, Figure> }),
  },
  bridge: {
    rows: ({ metrics }) => [metrics.bridge as Row],
    with: (story, [bridge]) => ({ ...story, metrics: { ...story.metrics, bridge: bridge as Figure } }),
  },
};

const falsify = (told: number): number => (Number.isInteger(told) ? told + 1 : told * 1.0001);

/** What is noticed when one row has another figure: the row in the middle of those in which `isLive`. */
function noticed(
  { rows, with: other }: Section,
  {
    column,
    isLive,
    lie,
  }: { column: string; isLive: (told: unknown, row: Row) => boolean; lie: (told: unknown) => unknown },
): string[] {
  for (const { story, config, retold } of FUNDS) {
    const live = rows(story).flatMap((row, i) => (isLive(row[column], row) ? [i] : []));
    const chosen = live[Math.floor(live.length / 2)];
    if (chosen === undefined) continue;
    const told = rows(story).map((row, i) => (i === chosen ? { ...row, [column]: lie(row[column]) } : row));
    const lying = other(story, told);
    return differencesOf(lying, config, lying.positions === story.positions ? retold : undefined);
  }
  throw new Error(`${column} lives in no fund`);
}

/** Names of the columns that hold a number in some fund. */
const columnsOf = ({ rows }: Section): string[] => [
  ...new Set(
    FUNDS.flatMap(({ story }) =>
      rows(story).flatMap((row) => Object.keys(row).filter((column) => typeof row[column] === 'number')),
    ),
  ),
];

/** What a fund that has ended is worth. */
const ALWAYS_ZERO = new Set(['rvpi']);

/** Rows in which something follows from a figure that is not redone itself: a home whose gain is shared. */
const LIVES_WHERE: Readonly<Record<string, (row: Row) => boolean>> = {
  value_at_exit: (row) => Number(row.uncapped_claim) > 1.01 * (Number(row.advance) + Number(row.interest)),
};

test('the funds as they are told have nothing to notice', () => {
  for (const { story, config } of FUNDS) expect(differencesOf(story, config)).toEqual([]);
});

describe.each(Object.entries(SECTIONS))('%s', (_, rows) => {
  test.each(columnsOf(rows))('%s', (column) => {
    const isLive = (told: unknown, row: Row): boolean =>
      typeof told === 'number' && (told !== 0 || ALWAYS_ZERO.has(column)) && (LIVES_WHERE[column]?.(row) ?? true);
    expect(noticed(rows, { column, isLive, lie: (told) => falsify(told as number) })).not.toEqual([]);
  });
});

describe('what is no number', () => {
  const positions = section('positions');
  test.each<[string, (told: unknown, row: Row) => boolean, (told: unknown) => unknown]>([
    ['zone', (told) => /^z/.test(String(told)), (told) => (told === 'z1' ? 'z2' : 'z1')],
    ['suburb', (told) => told !== null, () => null],
    ['cause', (told) => told === 'default', () => 'sale'],
    ['binding', (told) => told === 'none', () => 'floor'],
    ['recycled', (told) => told === true, () => false],
    ['cap_amount', (told) => typeof told === 'number', () => ({ status: 'not_applicable', reason: '' })],
    ['cap_amount', (told) => typeof told === 'object', () => 1],
  ])('%s of a position', (column, isLive, lie) => {
    expect(noticed(positions, { column, isLive, lie })).not.toEqual([]);
  });

  test.each(Object.keys(FUNDS[0]!.story.metrics).filter((name) => name !== 'bridge'))(
    '%s said to be missing',
    (column) => {
      const isLive = (told: unknown): boolean => typeof told === 'number';
      const lie = (): Figure => ({ status: 'not_applicable', reason: 'nobody knows' });
      expect(noticed(SECTIONS.metrics!, { column, isLive, lie })).not.toEqual([]);
    },
  );

  test('the multiple of a zone, also said to be missing', () => {
    const { story, config } = FUNDS[0]!;
    const lies: ((told: Figure) => Figure)[] = [
      (told) => (typeof told === 'number' ? falsify(told) : told),
      () => ({ status: 'not_applicable', reason: 'nobody knows' }),
    ];
    for (const lie of lies) {
      const zones = story.zones.map((zone) => ({ ...zone, multiple: lie(zone.multiple) }));
      expect(differencesOf({ ...story, zones }, config)).not.toEqual([]);
    }
  });

  test('a position, a month, a distribution or a clawback that is left out', () => {
    for (const name of ['positions', 'ledger', 'waterfall', 'clawback_payments'] as const) {
      const { story, config } = FUNDS.find((fund) => fund.story[name].length > 0)!;
      expect(differencesOf({ ...story, [name]: story[name].slice(1) }, config)).not.toEqual([]);
    }
  });
});

describe('the market that the fund is in, in month 30', () => {
  const suburbs = [{ id: 'centre', zone: 'orange', weight: 1, growth_adjustment: 0.01, volatility: 0.05 }];
  const levered = findPreset('levered')!.config;
  const fund_size = 2e7;
  const config = { ...levered, fund: { ...levered.fund, fund_size }, origination: { ...levered.origination, suburbs } };
  const story = storyOf(config, 3);
  const shaken = (index: readonly number[]): number[] => index.map((level, m) => (m === 30 ? level * 1.01 : level));

  test.each<[string, Partial<Story>]>([
    ['the index of a zone', { zones: story.zones.map((z, i) => (i === 0 ? { ...z, index: shaken(z.index) } : z)) }],
    ['the index of a suburb', { suburbs: story.suburbs.map((s) => ({ ...s, index: shaken(s.index) })) }],
    ['the short rate', { short_rate: shaken(story.short_rate) }],
  ])('%s', (_, other) => {
    expect(differencesOf(story, config)).toEqual([]);
    expect(differencesOf({ ...story, ...other }, config)).not.toEqual([]);
  });
});
