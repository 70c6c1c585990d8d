import type { ChunkRow, PlannedGroup } from '../ports/sweep-records';
import type { ChunkPlace, ChunkTotals } from '../ports/sweep-store';

/** Rows and start counts of one sweep's chunks, of every generation. */
export class MemoryChunkRows {
  private readonly rows = new Map<string, ChunkRow>();
  private readonly starts = new Map<string, number>();

  /** The row of a chunk, or null. */
  get(generation: number, place: ChunkPlace): ChunkRow | null {
    return this.rows.get(keyOf(generation, place)) ?? null;
  }

  /** Inserts unless a row stands; answers what stands. */
  insert(generation: number, row: ChunkRow): { readonly inserted: boolean; readonly row: ChunkRow } {
    const standing = this.get(generation, row);
    if (standing) return { inserted: false, row: standing };
    this.rows.set(keyOf(generation, row), row);
    return { inserted: true, row };
  }

  /** Rows of one group after a chunk, ascending. */
  list(generation: number, group: PlannedPlace): ChunkRow[] {
    return this.of(generation)
      .filter((row) => row.group === group.group && row.chunk > group.after)
      .sort((a, b) => a.chunk - b.chunk)
      .slice(0, group.limit);
  }

  /** Places of the plan without a row. */
  missing(generation: number, groups: readonly PlannedGroup[], limit: number): ChunkPlace[] {
    const places: ChunkPlace[] = [];
    for (const { group, chunks } of groups) {
      for (let chunk = 0; chunk < chunks && places.length < limit; chunk++) {
        if (!this.get(generation, { group, chunk })) places.push({ group, chunk });
      }
    }
    return places;
  }

  /** Sums over a generation. */
  totals(generation: number): ChunkTotals {
    const rows = this.of(generation);
    return {
      chunks: rows.length,
      pathStrategies: rows.reduce((sum, row) => sum + row.pathStrategies, 0),
      coreSeconds: rows.reduce((sum, row) => sum + row.coreSeconds, 0),
    };
  }

  /** Adds to the starts of a chunk, never below 0. */
  addStart(generation: number, place: ChunkPlace, by: number): number {
    const key = keyOf(generation, place);
    const starts = Math.max((this.starts.get(key) ?? 0) + by, 0);
    this.starts.set(key, starts);
    return starts;
  }

  private of(generation: number): ChunkRow[] {
    return [...this.rows].filter(([key]) => key.startsWith(`${generation}/`)).map(([, row]) => row);
  }
}

/** A group and where to read on in it. */
export interface PlannedPlace {
  readonly group: number;
  readonly after: number;
  readonly limit: number;
}

function keyOf(generation: number, { group, chunk }: ChunkPlace): string {
  return `${generation}/${group}/${chunk}`;
}
