import type { LeaseKind } from '@ihome/orchestration';
import { bigint, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { sweepKeyColumns } from './sweep-key';

/** Who is in charge of a sweep. The row stays when the lease is let go, so its epoch only rises. */
export const leases = pgTable(
  'leases',
  {
    ...sweepKeyColumns,
    kind: text('kind').$type<LeaseKind>().notNull(),
    /** Null once let go. */
    holder: text('holder'),
    epoch: bigint('epoch', { mode: 'number' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ name: 'leases_pk', columns: [table.tenantId, table.sweepId, table.kind] })],
);
