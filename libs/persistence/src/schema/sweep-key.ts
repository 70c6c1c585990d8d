import { text, uuid } from 'drizzle-orm/pg-core';

/** The columns every table of a sweep begins with. */
export const sweepKeyColumns = {
  tenantId: text('tenant_id').notNull(),
  sweepId: uuid('sweep_id').notNull(),
};
