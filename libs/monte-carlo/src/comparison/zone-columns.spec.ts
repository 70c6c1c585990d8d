import { sampleTable } from '../reduction/sample-table.fixture';
import { readZoneColumns } from './zone-columns';

const section = (firstPath: number, paths: number) =>
  sampleTable({
    ...{ metrics: [], firstPath, paths, horizonMonths: 1, zones: 2 },
    value: () => 0,
    flow: () => 0,
    zoneMultiple: (zone, path) => (path === 300 ? NaN : 1_000 * zone + path),
  });

test('columns by zone and path, from any sections', () => {
  const columns = readZoneColumns([{ index: 4, zones: 2 }], 512);
  for (const part of [section(0, 256), section(256, 256)]) columns.add(part, 4);
  columns.add(section(0, 256), 5);
  const [first, second] = columns.multiplesOf(4)!;
  expect(first).toHaveLength(512);
  expect([first![0], first![299], first![300], second![511]]).toEqual([0, 299, NaN, 1_511]);
  expect(columns.multiplesOf(5)).toBeUndefined();
});

test('what memory does not hold is not kept, later ones that fit are', () => {
  const asked = [2, 16, 1].map((zones, index) => ({ index, zones }));
  const columns = readZoneColumns(asked, 1_000_000);
  expect(asked.map(({ index }) => columns.multiplesOf(index)?.length)).toEqual([2, undefined, 1]);
});
