import type { InsertChunkOutcome, InsertChunkRow } from '@ihome/orchestration';
import { and, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { chunkResults, sweeps } from '../schema';
import { ofChunk } from './chunk-row';
import { guardHolds } from './fence';
import { ofSweep } from './sweep-where';

/** See SweepStore.insertChunkRow: the first row of a chunk stands, and only while its plan does. */
export async function insertChunkRow(db: Database, request: InsertChunkRow): Promise<InsertChunkOutcome> {
  const { generation, row } = request;
  const guard = guardHolds({ kind: 'generation', generation });
  const { rowCount } = await db.execute(sql`
    insert into ${chunkResults} (
      tenant_id, sweep_id, generation, strategy_group, chunk, first_path, paths, path_strategies,
      object_key, sha256, bytes, sections, engine_version, core_seconds)
    select tenant_id, sweep_id, generation, ${row.group}::int, ${row.chunk}::int, ${row.firstPath}::int,
      ${row.paths}::int, ${row.pathStrategies}::bigint, ${row.objectKey}, ${row.sha256}, ${row.bytes}::bigint,
      ${JSON.stringify(row.sections)}::json, ${row.engineVersion}, ${row.coreSeconds}::float8
    from ${sweeps} where ${ofSweep(sweeps, request)} and ${guard}
    on conflict do nothing`);
  return rowCount === 1 ? 'inserted' : whyNotInserted(db, request);
}

async function whyNotInserted(db: Database, request: InsertChunkRow): Promise<InsertChunkOutcome> {
  const { generation, row } = request;
  const chunk = {
    tenantId: request.tenantId,
    sweepId: request.sweepId,
    generation,
    group: row.group,
    chunk: row.chunk,
  };
  const [standing] = await db
    .select({ sha256: chunkResults.sha256, generation: sweeps.generation })
    .from(sweeps)
    .leftJoin(chunkResults, and(...ofChunk(chunkResults, chunk)))
    .where(ofSweep(sweeps, request));
  if (standing?.generation !== generation || standing.sha256 === null) return 'stale_generation';
  return standing.sha256 === row.sha256 ? 'duplicate' : 'mismatch';
}
