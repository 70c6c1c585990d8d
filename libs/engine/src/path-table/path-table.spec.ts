import { SimulationError } from '@ihome/config';
import {
  createPathTable,
  FAN_PATHS,
  fanPathCount,
  strategySizes,
  type PathTable,
  type PathTableShape,
} from './path-table';
import {
  decodePathTable,
  encodePathTable,
  PATH_TABLE_HEADER_BYTES,
  pathTableHeader,
  strategySection,
  strategySectionRange,
} from './path-table-bytes';

const SHAPE: PathTableShape = {
  strategies: 3,
  metrics: ['net_irr', 'tvpi', 'wal'],
  firstPath: 768,
  paths: 300,
  horizonMonths: 4,
  zones: 2,
};

/** A table with a different number in every place. */
function filled(shape: PathTableShape = SHAPE): PathTable {
  const table = createPathTable(shape);
  table.values.forEach((_, i) => (table.values[i] = i + 0.25));
  table.status.forEach((_, i) => (table.status[i] = i % 6));
  table.seriesBlocks.forEach((_, i) => (table.seriesBlocks[i] = -i));
  table.cohortBlocks.forEach((_, i) => (table.cohortBlocks[i] = 3 * i));
  table.zoneMultiples.forEach((_, i) => (table.zoneMultiples[i] = i / 8));
  table.fan.forEach((_, i) => (table.fan[i] = i / 2));
  return table;
}

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof SimulationError) return error.code;
    throw error;
  }
  return 'no error';
};

test('fans are kept for the paths below the limit only', () => {
  expect(fanPathCount({ firstPath: 0, paths: 300 })).toBe(300);
  expect(fanPathCount(SHAPE)).toBe(FAN_PATHS - 768);
  expect(fanPathCount({ firstPath: FAN_PATHS, paths: 256 })).toBe(0);
});

test('what is encoded comes back', () => {
  const table = filled();
  expect(decodePathTable(encodePathTable(table))).toEqual(table);
  const beyondFans = filled({ ...SHAPE, firstPath: 4096, strategies: 1 });
  expect(decodePathTable(encodePathTable(beyondFans))).toEqual(beyondFans);
});

test('one strategy is read by its byte range, from aligned and unaligned bytes', () => {
  const table = filled();
  const bytes = encodePathTable(table);
  const shape = pathTableHeader(bytes.subarray(0, PATH_TABLE_HEADER_BYTES));
  expect(shape).toEqual(SHAPE);
  const sizes = strategySizes(table);
  for (let s = 0; s < 3; s++) {
    const { offset, length } = strategySectionRange(shape, s);
    const shifted = new Uint8Array(length + 3);
    shifted.set(bytes.subarray(offset, offset + length), 3);
    for (const section of [bytes.slice(offset, offset + length), shifted.subarray(3)]) {
      const one = strategySection(shape, section);
      expect(one.strategies).toBe(1);
      expect(one.values).toEqual(table.values.slice(s * sizes.values, (s + 1) * sizes.values));
      expect(one.status).toEqual(table.status.slice(s * sizes.values, (s + 1) * sizes.values));
      expect(one.seriesBlocks).toEqual(table.seriesBlocks.slice(s * sizes.seriesBlocks, (s + 1) * sizes.seriesBlocks));
      expect(one.fan).toEqual(table.fan.slice(s * sizes.fan, (s + 1) * sizes.fan));
      expect(one.cohortBlocks).toEqual(table.cohortBlocks.slice(s * sizes.cohortBlocks, (s + 1) * sizes.cohortBlocks));
      const { zoneMultiples: zones } = sizes;
      expect(one.zoneMultiples).toEqual(table.zoneMultiples.slice(s * zones, (s + 1) * zones));
    }
  }
  expect(strategySectionRange(shape, 2).offset + strategySectionRange(shape, 2).length).toBe(bytes.byteLength);
});

test('numbers are little endian at fixed places', () => {
  const bytes = encodePathTable(filled());
  const view = new DataView(bytes.buffer);
  expect(view.getUint32(0, true)).toBe(0x54504849);
  expect(view.getFloat64(PATH_TABLE_HEADER_BYTES + 8, true)).toBe(1.25);
});

test('every NaN has the same bytes', () => {
  const odd = new Float64Array(new BigUint64Array([0xfff8_0000_0000_1234n]).buffer)[0]!;
  const plain = filled();
  plain.values[7] = NaN;
  const strange = filled();
  strange.values[7] = odd;
  expect(encodePathTable(strange)).toEqual(encodePathTable(plain));
});

test('damaged bytes are refused', () => {
  const bytes = encodePathTable(filled());
  expect(codeOf(() => pathTableHeader(bytes.subarray(0, 100)))).toBe('corrupt_data');
  expect(codeOf(() => decodePathTable(bytes.subarray(0, bytes.length - 8)))).toBe('corrupt_data');
  expect(codeOf(() => pathTableHeader(bytes.slice().fill(0, 0, 4)))).toBe('corrupt_data');
  expect(codeOf(() => pathTableHeader(bytes.slice().fill(9, 4, 8)))).toBe('corrupt_data');
  expect(codeOf(() => strategySectionRange(SHAPE, 3))).toBe('corrupt_data');
  expect(codeOf(() => strategySection(SHAPE, bytes.subarray(0, 64)))).toBe('corrupt_data');
});
