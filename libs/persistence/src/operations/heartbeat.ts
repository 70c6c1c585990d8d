import type { WorkerHeartbeat } from '@ihome/orchestration';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { workers } from '../schema';

/** See SweepStore.heartbeat. Takes off workers that have been silent for a day, so their rows do not pile up. */
export async function heartbeat(db: Database, worker: WorkerHeartbeat): Promise<void> {
  const { workerId, engineVersion, slots, ttlMs } = worker;
  if (slots === 0) {
    await db.delete(workers).where(eq(workers.workerId, workerId));
    return;
  }
  const expiresAt = sql`clock_timestamp() + make_interval(secs => ${ttlMs / 1000})`;
  const set = { engineVersion, slots, expiresAt };
  const written = await db
    .insert(workers)
    .values({ workerId, ...set })
    .onConflictDoUpdate({ target: workers.workerId, set })
    .returning({ isNew: sql<boolean>`xmax = 0` });
  if (written[0]?.isNew) await db.delete(workers).where(lt(workers.expiresAt, sql`now() - interval '1 day'`));
}

/** See SweepStore.countSlots. */
export async function countSlots(db: Database, engineVersion: string): Promise<number> {
  const [row] = await db
    .select({ slots: sql<string>`coalesce(sum(${workers.slots}), 0)`.mapWith(Number) })
    .from(workers)
    .where(and(eq(workers.engineVersion, engineVersion), gt(workers.expiresAt, sql`clock_timestamp()`)));
  return row?.slots ?? 0;
}
