import type * as port from '@ihome/orchestration';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { ChangeListener } from './change-listener';
import { openDatabase, type DatabaseConnection } from './database';
import { claimLease } from './operations/claim-lease';
import { countChunkStart } from './operations/count-chunk-start';
import { createSweep } from './operations/create-sweep';
import { findSubmission } from './operations/find-submission';
import { findSweep } from './operations/find-sweep';
import { finishSweep } from './operations/finish-sweep';
import { forgiveChunkStart } from './operations/forgive-chunk-start';
import { freezePlan } from './operations/freeze-plan';
import { getChunkRow } from './operations/get-chunk-row';
import { getSweepResults } from './operations/get-sweep-results';
import { countSlots, heartbeat } from './operations/heartbeat';
import { insertChunkRow } from './operations/insert-chunk-row';
import { insertStrategyResult } from './operations/insert-strategy-result';
import { listChunkRows } from './operations/list-chunk-rows';
import { listMissingChunks } from './operations/list-missing-chunks';
import { listOpenSweeps } from './operations/list-open-sweeps';
import { getStrategies, listStrategies } from './operations/list-strategies';
import { hasStrategyResult } from './operations/has-strategy-result';
import { listStrategyResults } from './operations/list-strategy-results';
import { listSweeps } from './operations/list-sweeps';
import { releaseLease, renewLease } from './operations/renew-lease';
import { recordCheckpoint } from './operations/record-checkpoint';
import { requestCancel } from './operations/request-cancel';
import { sumChunks } from './operations/sum-chunks';
import { transitionSweep } from './operations/transition-sweep';
import { writeProgress } from './operations/write-progress';
import { requireMigrated } from './migrate-database';
import { mapPostgresError } from './postgres-error';

const DEFAULT_CONNECTIONS = 8;

/** Where the store is and who asks. */
export interface PostgresSweepStoreOptions {
  readonly databaseUrl: string;
  /** Shown in pg_stat_activity, e.g. `sim-api`. */
  readonly applicationName: string;
  /** Connections besides the one that listens; 8 when absent. */
  readonly maxConnections?: number;
  /** Hears of connections that broke; they are replaced by themselves. */
  readonly onError: (error: Error) => void;
}

/**
 * The SweepStore in Postgres: one file an operation in `operations/`, each one statement or one transaction. The
 * database must be up to date (`migrateDatabase`); nothing is connected before the first call.
 */
export class PostgresSweepStore implements port.SweepStore {
  private readonly connection: DatabaseConnection;
  private readonly changes: ChangeListener;

  constructor(options: PostgresSweepStoreOptions) {
    this.connection = openDatabase({ ...options, maxConnections: options.maxConnections ?? DEFAULT_CONNECTIONS });
    this.changes = new ChangeListener({ ...options, applicationName: `${options.applicationName}-listen` });
  }

  createSweep(sweep: port.NewSweep) {
    return this.run((db) => createSweep(db, sweep));
  }
  findSubmission(tenantId: string, claim: port.IdempotencyClaim) {
    return this.run((db) => findSubmission(db, tenantId, claim));
  }
  getSweep(key: port.SweepKey) {
    return this.run((db) => findSweep(db, key));
  }
  listSweeps(request: port.ListSweeps) {
    return this.run((db) => listSweeps(db, request));
  }
  listStrategies(request: port.ListStrategies) {
    return this.run((db) => listStrategies(db, request));
  }
  getStrategies(key: port.SweepKey, indices: readonly number[]) {
    return this.run((db) => getStrategies(db, key, indices));
  }
  requestCancel(key: port.SweepKey) {
    return this.run((db) => requestCancel(db, key));
  }
  listOpenSweeps(engineVersion: string) {
    return this.run((db) => listOpenSweeps(db, engineVersion));
  }
  claimLease(request: port.ClaimLease) {
    return this.run((db) => claimLease(db, request));
  }
  renewLease(lease: port.Lease, ttlMs: number) {
    return this.run((db) => renewLease(db, lease, ttlMs));
  }
  releaseLease(lease: port.Lease) {
    return this.run((db) => releaseLease(db, lease));
  }
  freezePlan(request: port.FreezePlan) {
    return this.run((db) => freezePlan(db, request));
  }
  transition(request: port.TransitionSweep) {
    return this.run((db) => transitionSweep(db, request));
  }
  countChunkStart(chunk: port.ChunkKey) {
    return this.run((db) => countChunkStart(db, chunk));
  }
  forgiveChunkStart(chunk: port.ChunkKey) {
    return this.run((db) => forgiveChunkStart(db, chunk));
  }
  getChunkRow(chunk: port.ChunkKey) {
    return this.run((db) => getChunkRow(db, chunk));
  }
  insertChunkRow(request: port.InsertChunkRow) {
    return this.run((db) => insertChunkRow(db, request));
  }
  listChunkRows(request: port.ListChunkRows) {
    return this.run((db) => listChunkRows(db, request));
  }
  listMissingChunks(request: port.ListMissingChunks) {
    return this.run((db) => listMissingChunks(db, request));
  }
  chunkTotals(key: port.SweepKey, generation: number) {
    return this.run((db) => sumChunks(db, key, generation));
  }
  recordCheckpoint(request: port.RecordCheckpoint) {
    return this.run((db) => recordCheckpoint(db, request));
  }
  insertStrategyResult(request: port.InsertStrategyResult) {
    return this.run((db) => insertStrategyResult(db, request));
  }
  hasStrategyResult(key: port.SweepKey, index: number) {
    return this.run((db) => hasStrategyResult(db, key, index));
  }
  listStrategyResults(request: port.ListStrategies) {
    return this.run((db) => listStrategyResults(db, request));
  }
  getSweepResults(key: port.SweepKey) {
    return this.run((db) => getSweepResults(db, key));
  }
  finishSweep(request: port.FinishSweep) {
    return this.run((db) => finishSweep(db, request));
  }
  writeProgress(request: port.WriteProgress) {
    return this.run((db) => writeProgress(db, request));
  }
  heartbeat(worker: port.WorkerHeartbeat) {
    return this.run((db) => heartbeat(db, worker));
  }
  countSlots(engineVersion: string) {
    return this.run((db) => countSlots(db, engineVersion));
  }
  subscribe(listener: (change: port.SweepChange) => void) {
    return this.changes.subscribe(listener);
  }
  ping() {
    return this.run(requireMigrated);
  }
  async close() {
    await Promise.all([this.changes.close(), this.connection.close()]);
  }

  private async run<Result>(operation: (db: NodePgDatabase) => Promise<Result>): Promise<Result> {
    try {
      return await operation(this.connection.db);
    } catch (error) {
      throw mapPostgresError(error);
    }
  }
}
