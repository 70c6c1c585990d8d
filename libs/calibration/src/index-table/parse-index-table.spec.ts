import { ValidationError } from '@ihome/config';

import { findGaps } from './find-gaps';
import { monthNumber } from './month';
import { parseIndexTable } from './parse-index-table';
import { cutTable, zoneSeries } from './zone-series';

function messagesOf(text: string): readonly string[] {
  try {
    parseIndexTable(text);
  } catch (error) {
    if (error instanceof ValidationError) return error.errors.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe('parseIndexTable', () => {
  it('reads names in quotes, both date forms, Windows line ends, a byte order mark and empty cells', () => {
    const table = parseIndexTable('\ufeffdate,"Boston, MA",Denver\r\n2000-01,100,\r\n2000-02-01,101.5,99\r\n');
    expect(table.columns).toEqual(['Boston, MA', 'Denver']);
    expect([...table.levels[0]!]).toEqual([100, 101.5]);
    expect([...table.levels[1]!]).toEqual([NaN, 99]);
    expect(table.firstMonth).toBe(monthNumber('2000-01'));
    expect([...table.lines]).toEqual([2, 3]);
  });

  it.each([
    ['', ['line 1: the table is empty']],
    ['date,a\n', ['line 1: the table has a head and no rows']],
    ['month,a\n2000-01,1\n', ['line 1, column 1: the first column must be headed date']],
    ['date\n2000-01\n', ['line 1: there is no column besides the date']],
    ['date,a,a\n2000-01,1,1\n', ['line 1, column 3: there are two columns a']],
    ['date,a,\n2000-01,1,1\n', ['line 1, column 3: the column has no name']],
    ['date,a\n2000-13,1\n', ['line 2, column date: "2000-13" is no date YYYY-MM or YYYY-MM-DD']],
    ['date,a\n2000-01,1,2\n', ['line 2: the row has 3 cells, the head 2']],
    [
      'date,a\n2000-01,x\n2000-02,-1\n',
      ['line 2, column a: "x" is no number', 'line 3, column a: a level must be above 0, not -1'],
    ],
    ['date,a\n2000-01,1e999\n', ['line 2, column a: "1e999" is no number']],
    ['date,a\n2000-02,1\n2000-01,1\n', ['line 3, column date: 2000-01 comes after 2000-02: rows must ascend by date']],
    ['date,a\n2000-01,1\n2000-01-15,1\n', ['line 3, column date: 2000-01 stands on line 2 already']],
    ['date,a\n0001-01,1\n2000-01,1\n', ['line 3, column date: 2000-01 is more than 300 years after 0001-01']],
  ])('refuses %j and says where', (text, messages) => {
    expect(messagesOf(text)).toEqual(messages);
  });

  it('refuses a broken quote', () => {
    expect(messagesOf('date,"a\n2000-01,1\n')[0]).toMatch(/^line \d+: .*[Qq]uote/);
  });
});

describe('gaps', () => {
  const rows = Array.from({ length: 70 }, (_, t) => {
    const date = `${2000 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`;
    return [date, t < 3 ? '' : String(100 + t), t === 5 || t === 6 || t > 67 ? 'NA' : String(50 + t), ''];
  }).filter((_, t) => t !== 9);
  const table = parseIndexTable(['date,a,b,c', ...rows.map((row) => row.join(','))].join('\n'));

  it('are found with their place and kind', () => {
    expect(findGaps(table)).toEqual([
      { column: null, kind: 'no_row', from: '2000-10', to: '2000-10', months: 1, line: 10 },
      { column: 'a', kind: 'starts_late', from: '2000-01', to: '2000-03', months: 3, line: 2 },
      { column: 'b', kind: 'inside', from: '2000-06', to: '2000-07', months: 2, line: 7 },
      { column: 'b', kind: 'ends_early', from: '2005-09', to: '2005-10', months: 2, line: 69 },
      { column: 'c', kind: 'starts_late', from: '2000-01', to: '2000-09', months: 9, line: 2 },
      { column: 'c', kind: 'ends_early', from: '2000-11', to: '2005-10', months: 60, line: 11 },
    ]);
  });

  it('leave the longest run of months, if it is long enough', () => {
    const [series] = zoneSeries(table, [{ zone: 'a', column: 'a' }]);
    expect(series?.start).toBe(10);
    expect(series?.logLevels).toHaveLength(60);
    expect(series?.logLevels[0]).toBeCloseTo(Math.log(110), 14);
    expect(() => zoneSeries(table, [{ zone: 'b', column: 'b' }])).toThrow(
      'b has 58 months in a row; a fit needs at least 60.',
    );
  });

  it('are those of the window asked for', () => {
    const cut = cutTable(table, { from: '2000-11', to: '2005-08-31' });
    expect(findGaps(cut).map(({ column }) => column)).toEqual(['c']);
    expect(() => cutTable(table, { from: '2010-01' })).toThrow('No month of the table, 2000-01 to 2005-10');
    expect(() => cutTable(table, { to: 'May' })).toThrow('--to takes YYYY-MM');
  });
});
