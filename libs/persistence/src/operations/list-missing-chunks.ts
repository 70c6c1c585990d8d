import type { ChunkPlace, ListMissingChunks } from '@ihome/orchestration';
import { sql } from 'drizzle-orm';
import type { Database } from '../database';
import { chunkResults } from '../schema';
import { ofSweep } from './sweep-where';

/** See SweepStore.listMissingChunks. */
export async function listMissingChunks(db: Database, request: ListMissingChunks): Promise<ChunkPlace[]> {
  const groups = JSON.stringify(request.groups.map(({ group, chunks }) => ({ group, chunks })));
  const { rows } = await db.execute<{ group: number; chunk: number }>(sql`
    select planned."group", place.chunk
    from json_to_recordset(${groups}::json) as planned ("group" int, chunks int)
    cross join lateral generate_series(0, planned.chunks - 1) as place (chunk)
    where not exists (
      select 1 from ${chunkResults} where ${ofSweep(chunkResults, request)}
        and ${chunkResults.generation} = ${request.generation}
        and ${chunkResults.group} = planned."group" and ${chunkResults.chunk} = place.chunk)
    order by planned."group", place.chunk
    limit ${request.limit}`);
  return rows.map(({ group, chunk }) => ({ group, chunk }));
}
