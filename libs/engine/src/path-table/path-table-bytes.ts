import { SimulationError } from '@ihome/config';
import { createPathTable, strategySizes, type PathTable, type PathTableShape } from './path-table';

/**
 * Stored form of a path table: little endian, a header of fixed length, then one contiguous section per strategy, so that
 * the reducer reads a strategy by byte range.
 *
 *   header (4096 bytes): magic, format version, strategies, metrics, paths, horizonMonths (uint32 each), firstPath (float64), length of
 *     the names in bytes (uint32), zones (uint32); from byte 64 the metric names, ASCII, separated by line feeds; zeros
 *   section: values (float64), series blocks (float64), cohort blocks (float64), zone multiples (float64), fan (float32), status (uint8),
 *     zeros up to a multiple of 8
 */

/** Bytes of the header: read these first. */
export const PATH_TABLE_HEADER_BYTES = 4096;

const MAGIC = 0x54504849; // "IHPT"
const FORMAT_VERSION = 3;
const NAMES_OFFSET = 64;

/** Bytes [offset, offset + length) of a stored table. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

function corrupt(detail: string): SimulationError {
  return new SimulationError('corrupt_data', `path table: ${detail}`);
}

function requireLittleEndian(): void {
  if (new Uint8Array(new Uint32Array([1]).buffer)[0] !== 1) {
    throw new SimulationError('internal', 'path tables are little endian and this processor is not');
  }
}

function sectionBytes(shape: Omit<PathTableShape, 'strategies'>): number {
  const sizes = strategySizes(shape);
  const numbers = sizes.values + sizes.seriesBlocks + sizes.cohortBlocks + sizes.zoneMultiples;
  const bytes = 8 * numbers + 4 * sizes.fan + sizes.values;
  return Math.ceil(bytes / 8) * 8;
}

/** Where the section of strategy s (0-based) stands in the stored bytes. */
export function strategySectionRange(shape: PathTableShape, strategy: number): ByteRange {
  if (!(Number.isInteger(strategy) && strategy >= 0 && strategy < shape.strategies)) {
    throw corrupt(`it has ${shape.strategies} strategies, so no strategy ${strategy}`);
  }
  const length = sectionBytes(shape);
  return { offset: PATH_TABLE_HEADER_BYTES + strategy * length, length };
}

function writeHeader(table: PathTable, bytes: Uint8Array): void {
  const names = table.metrics.join('\n');
  if (names.length > PATH_TABLE_HEADER_BYTES - NAMES_OFFSET) {
    throw new SimulationError('internal', `the metric names need ${names.length} bytes of the path table's header`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, PATH_TABLE_HEADER_BYTES);
  const words = [MAGIC, FORMAT_VERSION, table.strategies, table.metrics.length, table.paths, table.horizonMonths];
  words.forEach((word, i) => view.setUint32(4 * i, word, true));
  view.setFloat64(24, table.firstPath, true);
  view.setUint32(32, names.length, true);
  view.setUint32(36, table.zones, true);
  for (let i = 0; i < names.length; i++) bytes[NAMES_OFFSET + i] = names.charCodeAt(i);
}

/** Sizes of a stored table from its first `PATH_TABLE_HEADER_BYTES` bytes. @throws SimulationError corrupt_data */
export function pathTableHeader(bytes: Uint8Array): PathTableShape {
  if (bytes.byteLength < PATH_TABLE_HEADER_BYTES)
    throw corrupt(`${bytes.byteLength} bytes are shorter than its header`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, PATH_TABLE_HEADER_BYTES);
  const word = (i: number): number => view.getUint32(4 * i, true);
  if (word(0) !== MAGIC) throw corrupt('the bytes do not start with its mark');
  if (word(1) !== FORMAT_VERSION) throw corrupt(`format ${word(1)} is not known (this is ${FORMAT_VERSION})`);
  const nameBytes = bytes.subarray(NAMES_OFFSET, NAMES_OFFSET + Math.min(word(8), PATH_TABLE_HEADER_BYTES));
  const metrics = String.fromCharCode(...nameBytes).split('\n');
  if (metrics.length !== word(3)) throw corrupt(`${metrics.length} metric names for ${word(3)} metrics`);
  return {
    strategies: word(2),
    metrics,
    firstPath: view.getFloat64(24, true),
    paths: word(4),
    horizonMonths: word(5),
    zones: word(9),
  };
}

/** Values with one bit pattern for NaN, so that equal results are equal bytes. */
function setCanonical(target: Float64Array, source: Float64Array): void {
  target.set(source);
  const words = new Uint32Array(target.buffer, target.byteOffset, 2 * target.length);
  for (let i = 0; i < source.length; i++) {
    if (source[i] === source[i]) continue;
    words[2 * i] = 0;
    words[2 * i + 1] = 0x7ff80000;
  }
}

/** The arrays of one section as views of its bytes. Precondition: the bytes start at a multiple of 8. */
function sectionViews(
  shape: Omit<PathTableShape, 'strategies'>,
  section: Uint8Array,
): Omit<PathTable, keyof PathTableShape> {
  const sizes = strategySizes(shape);
  const { buffer, byteOffset } = section;
  const blocksAt = byteOffset + 8 * sizes.values;
  const cohortsAt = blocksAt + 8 * sizes.seriesBlocks;
  const zonesAt = cohortsAt + 8 * sizes.cohortBlocks;
  const fanAt = zonesAt + 8 * sizes.zoneMultiples;
  return {
    values: new Float64Array(buffer, byteOffset, sizes.values),
    seriesBlocks: new Float64Array(buffer, blocksAt, sizes.seriesBlocks),
    cohortBlocks: new Float64Array(buffer, cohortsAt, sizes.cohortBlocks),
    zoneMultiples: new Float64Array(buffer, zonesAt, sizes.zoneMultiples),
    fan: new Float32Array(buffer, fanAt, sizes.fan),
    status: new Uint8Array(buffer, fanAt + 4 * sizes.fan, sizes.values),
  };
}

/** Stored form of a table. Equal tables give equal bytes. */
export function encodePathTable(table: PathTable): Uint8Array {
  requireLittleEndian();
  const sizes = strategySizes(table);
  const length = sectionBytes(table);
  const bytes = new Uint8Array(PATH_TABLE_HEADER_BYTES + table.strategies * length);
  writeHeader(table, bytes);
  for (let s = 0; s < table.strategies; s++) {
    const { offset } = strategySectionRange(table, s);
    const views = sectionViews(table, bytes.subarray(offset, offset + length));
    setCanonical(views.values, table.values.subarray(s * sizes.values, (s + 1) * sizes.values));
    views.status.set(table.status.subarray(s * sizes.values, (s + 1) * sizes.values));
    views.seriesBlocks.set(table.seriesBlocks.subarray(s * sizes.seriesBlocks, (s + 1) * sizes.seriesBlocks));
    views.cohortBlocks.set(table.cohortBlocks.subarray(s * sizes.cohortBlocks, (s + 1) * sizes.cohortBlocks));
    setCanonical(
      views.zoneMultiples,
      table.zoneMultiples.subarray(s * sizes.zoneMultiples, (s + 1) * sizes.zoneMultiples),
    );
    views.fan.set(table.fan.subarray(s * sizes.fan, (s + 1) * sizes.fan));
  }
  return bytes;
}

/**
 * One strategy's section as a table of one strategy, from the bytes of its range (`strategySectionRange`) and the header's
 * shape. A view of the bytes when they are aligned, else of a copy. @throws SimulationError corrupt_data
 */
export function strategySection(shape: PathTableShape, section: Uint8Array): PathTable {
  requireLittleEndian();
  const length = sectionBytes(shape);
  if (section.byteLength !== length) throw corrupt(`a section has ${length} bytes, these are ${section.byteLength}`);
  const aligned = section.byteOffset % 8 === 0 ? section : section.slice();
  return { ...shape, strategies: 1, ...sectionViews(shape, aligned) };
}

/** The whole table from its stored form. @throws SimulationError corrupt_data */
export function decodePathTable(bytes: Uint8Array): PathTable {
  const shape = pathTableHeader(bytes);
  const length = sectionBytes(shape);
  const expected = PATH_TABLE_HEADER_BYTES + shape.strategies * length;
  if (bytes.byteLength !== expected) throw corrupt(`${expected} bytes expected, ${bytes.byteLength} found`);
  const table = createPathTable(shape);
  const sizes = strategySizes(shape);
  for (let s = 0; s < shape.strategies; s++) {
    const { offset } = strategySectionRange(shape, s);
    const one = strategySection(shape, bytes.subarray(offset, offset + length));
    table.values.set(one.values, s * sizes.values);
    table.status.set(one.status, s * sizes.values);
    table.seriesBlocks.set(one.seriesBlocks, s * sizes.seriesBlocks);
    table.cohortBlocks.set(one.cohortBlocks, s * sizes.cohortBlocks);
    table.zoneMultiples.set(one.zoneMultiples, s * sizes.zoneMultiples);
    table.fan.set(one.fan, s * sizes.fan);
  }
  return table;
}
