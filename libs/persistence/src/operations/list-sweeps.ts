import type { ListSweeps, SweepPage } from '@ihome/orchestration';
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { sweeps } from '../schema';
import { sweepOf } from './sweep-row';

/** See SweepStore.listSweeps. Ids are UUIDv7: the newest has the greatest. */
export async function listSweeps(db: Database, request: ListSweeps): Promise<SweepPage> {
  const { tenantId, before, state, tag, name, limit } = request;
  const needle = request.text?.toLowerCase();
  const rows = await db
    .select()
    .from(sweeps)
    .where(
      and(
        eq(sweeps.tenantId, tenantId),
        before === undefined ? undefined : lt(sweeps.sweepId, before),
        state === undefined ? undefined : eq(sweeps.state, state),
        tag === undefined ? undefined : sql`${tag} = any(${sweeps.tags})`,
        name === undefined ? undefined : eq(sweeps.name, name),
        // strpos knows no wildcards.
        needle === undefined
          ? undefined
          : sql`exists (select 1 from unnest(${sweeps.searchWords}) word where strpos(word, ${needle}) > 0)`,
      ),
    )
    .orderBy(desc(sweeps.sweepId))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(sweepOf);
  const last = items.at(-1);
  return { items, nextBefore: last !== undefined && rows.length > limit ? last.sweepId : null };
}
