import { SimulationError } from '@ihome/config';
import type { PathSection } from '../ports/chunk-compute';
import type { SweepPorts } from '../ports/sweep-ports';
import type { ChunkRow, PlannedGroup, SweepRecord } from '../ports/sweep-records';
import { pathLimit } from '../plan/path-limit';
import { ROWS_PER_READ } from '../settings';

/** Sections asked for before they are needed. */
const READ_AHEAD = 4;

/** Whose sections, and how many paths of them: all that the sweep runs, or those of a checkpoint. */
export interface SectionsOf {
  readonly index: number;
  readonly paths: number;
}

/** Paths that a strategy runs in the end, once that is decided. */
export function pathsRun(sweep: SweepRecord, index: number): number {
  return Math.min(groupOf(sweep, index).paths, pathLimit(sweep));
}

/**
 * The sections of one strategy's first paths in path order, read from the object store as they are consumed. A gap, an overlap or a row of
 * another engine version is the error `corrupt_data`.
 */
export async function* readSections(
  ports: Pick<SweepPorts, 'store' | 'objects'>,
  sweep: SweepRecord,
  { index, paths }: SectionsOf,
): AsyncIterable<PathSection> {
  const group = groupOf(sweep, index);
  const position = group.strategies.indexOf(index);
  const reading: Promise<PathSection>[] = [];
  for await (const row of rowsInOrder(ports, sweep, { group, paths })) {
    reading.push(readSection(ports, row, position));
    if (reading.length > READ_AHEAD) yield await next(reading);
  }
  while (reading.length > 0) yield await next(reading);
}

function groupOf({ plan }: SweepRecord, index: number): PlannedGroup {
  const group = plan?.groups.find(({ strategies }) => strategies.includes(index));
  if (!group) throw new SimulationError('corrupt_data', `Strategy ${index} is in no group of the plan.`);
  return group;
}

async function next(reading: Promise<PathSection>[]): Promise<PathSection> {
  const section = reading.shift();
  if (!section) throw new SimulationError('internal', 'There is no section to wait for.');
  return section;
}

function readSection(ports: Pick<SweepPorts, 'objects'>, row: ChunkRow, position: number): Promise<PathSection> {
  const read = readBytes(ports, row, position).then((bytes) => ({ firstPath: row.firstPath, paths: row.paths, bytes }));
  // Reads ahead may fail while an earlier one is waited for: the error is met when its turn comes.
  read.catch(() => undefined);
  return read;
}

async function readBytes(
  { objects }: Pick<SweepPorts, 'objects'>,
  row: ChunkRow,
  position: number,
): Promise<Uint8Array> {
  const section = row.sections[position];
  if (!section) throw new SimulationError('corrupt_data', `The row of chunk ${row.chunk} lacks a section.`);
  return objects.getRange({ key: row.objectKey, offset: section.offset, length: section.length });
}

async function* rowsInOrder(
  { store }: Pick<SweepPorts, 'store'>,
  sweep: SweepRecord,
  { group, paths }: { readonly group: PlannedGroup; readonly paths: number },
): AsyncIterable<ChunkRow> {
  const { tenantId, sweepId, generation, engineVersion } = sweep;
  let after = -1;
  let nextPath = 0;
  while (nextPath < paths) {
    const request = { tenantId, sweepId, generation, group: group.group, after, limit: ROWS_PER_READ };
    const rows = await store.listChunkRows(request);
    for (const row of rows) {
      const isNext = row.firstPath === nextPath && nextPath + row.paths <= paths;
      if (!isNext || row.engineVersion !== engineVersion) break;
      nextPath += row.paths;
      after = row.chunk;
      yield row;
      if (nextPath === paths) return;
    }
    if (rows.length === 0 || after !== rows.at(-1)?.chunk) {
      throw new SimulationError('corrupt_data', `Group ${group.group} has no row of its paths from ${nextPath} on.`);
    }
  }
}
