import { createPathColumns, type PathColumns } from './path-columns';
import { sortedColumns } from './sorted-columns';

function columnsOf(paths: number): PathColumns {
  const columns = createPathColumns(['a', 'b', 'c'], paths);
  columns.values.forEach((_, i) => (columns.values[i] = (i * 7919) % 1009));
  return columns;
}

describe('sortedColumns', () => {
  it('leaves the values in path order beside the sorted ones', () => {
    const columns = columnsOf(700);
    const before = columns.values.slice();
    const { values, sorted } = sortedColumns(columns, [])('b');
    expect(values).toEqual(before.slice(700, 1400));
    expect(sorted).toEqual(before.slice(700, 1400).sort());
    expect(columns.values).toEqual(before);
  });

  it('keeps what it is to keep while others come and go', () => {
    const sorted = sortedColumns(columnsOf(700), ['a']);
    const kept = sorted('a');
    const copy = kept.sorted.slice();
    sorted('b');
    sorted('c');
    expect(kept.sorted).toEqual(copy);
    expect(sorted('a')).toBe(kept);
  });

  it('sorts the paths that have a value alone', () => {
    const columns = columnsOf(10);
    columns.status[3] = 2;
    const { values, sorted, undefinedCounts } = sortedColumns(columns, [])('a');
    expect([values.length, sorted.length, Object.values(undefinedCounts)]).toEqual([9, 9, [1]]);
  });
});
