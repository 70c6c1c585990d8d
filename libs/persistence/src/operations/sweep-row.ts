import type { SweepRecord } from '@ihome/orchestration';
import type { sweeps } from '../schema';

/** A sweep as the port describes it, from its row. */
export function sweepOf(row: typeof sweeps.$inferSelect): SweepRecord {
  const { searchWords: _onlyForSearch, ...record } = row;
  return record;
}
