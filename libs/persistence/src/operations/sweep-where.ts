import type { SweepKey } from '@ihome/orchestration';
import { and, eq, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** A table that begins with the key of a sweep. */
interface SweepKeyed {
  readonly tenantId: AnyPgColumn;
  readonly sweepId: AnyPgColumn;
}

/** Rows of one sweep: of that id and of that tenant. */
export function ofSweep(table: SweepKeyed, key: SweepKey): SQL {
  const condition = and(eq(table.tenantId, key.tenantId), eq(table.sweepId, key.sweepId));
  if (condition === undefined) throw new TypeError('and() of two conditions is never empty');
  return condition;
}
