import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Worker processes as they report themselves; they serve every tenant. */
export const workers = pgTable('workers', {
  /** Always `*`; a worker for one tenant alone would carry that tenant's id. */
  tenantId: text('tenant_id').notNull().default('*'),
  workerId: text('worker_id').primaryKey(),
  engineVersion: text('engine_version').notNull(),
  slots: integer('slots').notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
});
