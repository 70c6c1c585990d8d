import type { Clock } from '../ports/clock';
import type {
  ChunkKey,
  ChunkRow,
  StrategyRecord,
  StrategyResultRow,
  SweepKey,
  SweepRecord,
} from '../ports/sweep-records';
import { IDEMPOTENCY_HOURS } from '../ports/sweep-store';
import type * as port from '../ports/sweep-store';
import { acceptsCancel, canTransition, isFinal } from '../sweep-state';
import { MemoryLeases } from './memory-leases';
import { type MemorySweep, openMemorySweep } from './memory-sweep';

interface Submission {
  readonly fingerprint: string;
  readonly key: SweepKey;
  readonly expiresAtMs: number;
}

type EarlierSubmission = Exclude<port.CreateOutcome, { kind: 'created' }>;

const HOUR_MS = 3_600_000;

/**
 * The SweepStore of `sim run` and of tests: one Map, with the guards of the real one. Every method takes effect at once and
 * is atomic, because nothing in it waits.
 */
export class MemorySweepStore implements port.SweepStore {
  private readonly sweeps = new Map<string, MemorySweep>();
  private readonly submissions = new Map<string, Submission>();
  private readonly workers = new Map<string, port.WorkerHeartbeat & { readonly expiresAtMs: number }>();
  private readonly listeners = new Set<(change: port.SweepChange) => void>();
  private readonly leases: MemoryLeases;

  constructor(private readonly clock: Clock) {
    this.leases = new MemoryLeases(() => clock.now().getTime());
  }

  async createSweep(sweep: port.NewSweep): Promise<port.CreateOutcome> {
    if (sweep.idempotency) {
      const earlier = this.earlierSubmission(sweep.tenantId, sweep.idempotency);
      if (earlier) return earlier;
      this.submissions.set(`${sweep.tenantId}/${sweep.idempotency.key}`, {
        fingerprint: sweep.idempotency.fingerprint,
        key: { tenantId: sweep.tenantId, sweepId: sweep.sweepId },
        expiresAtMs: this.clock.now().getTime() + IDEMPOTENCY_HOURS * HOUR_MS,
      });
    }
    const entry = openMemorySweep(sweep, this.clock.now());
    this.sweeps.set(sweep.sweepId, entry);
    this.tell(entry.record);
    return { kind: 'created', sweep: entry.record };
  }

  async findSubmission(tenantId: string, claim: port.IdempotencyClaim): Promise<EarlierSubmission | null> {
    return this.earlierSubmission(tenantId, claim);
  }

  async getSweep(key: SweepKey): Promise<SweepRecord | null> {
    return this.entry(key)?.record ?? null;
  }

  async listSweeps(request: port.ListSweeps): Promise<port.SweepPage> {
    const found = [...this.sweeps.values()]
      .map(({ record }) => record)
      .filter((record) => record.tenantId === request.tenantId && matches(record, request))
      .sort((a, b) => (a.sweepId < b.sweepId ? 1 : -1));
    const items = found.slice(0, request.limit);
    const last = items.at(-1);
    return { items, nextBefore: last && found.length > items.length ? last.sweepId : null };
  }

  async listStrategies(request: port.ListStrategies): Promise<StrategyRecord[]> {
    const strategies = this.entry(request)?.strategies ?? [];
    return strategies.filter(({ index }) => index >= request.from).slice(0, request.limit);
  }

  async getStrategies(key: SweepKey, indices: readonly number[]): Promise<StrategyRecord[]> {
    const wanted = new Set(indices);
    return (this.entry(key)?.strategies ?? []).filter(({ index }) => wanted.has(index));
  }

  async requestCancel(key: SweepKey): Promise<port.CancelOutcome> {
    const entry = this.entry(key);
    if (!entry) return { kind: 'not_found' };
    const { state } = entry.record;
    if (!acceptsCancel(state)) return { kind: 'wrong_state', sweep: entry.record };
    if (canTransition(state, 'cancelling')) this.change(entry, { state: 'cancelling' });
    return { kind: 'accepted', sweep: entry.record };
  }

  async listOpenSweeps(engineVersion: string): Promise<SweepRecord[]> {
    return [...this.sweeps.values()]
      .map(({ record }) => record)
      .filter((record) => record.engineVersion === engineVersion && !isFinal(record.state))
      .sort((a, b) => rank(a) - rank(b) || (a.sweepId < b.sweepId ? -1 : 1));
  }

  async claimLease(request: port.ClaimLease): Promise<port.Lease | null> {
    return this.entry(request) ? this.leases.claim(request) : null;
  }

  async renewLease(lease: port.Lease, ttlMs: number): Promise<boolean> {
    return this.leases.renew(lease, ttlMs);
  }

  async releaseLease(lease: port.Lease): Promise<void> {
    this.leases.release(lease);
  }

  async freezePlan(request: port.FreezePlan): Promise<port.GuardedOutcome> {
    const entry = this.entry(request);
    if (!entry || !this.holds({ kind: 'lease', lease: request.lease }, entry)) return 'fenced';
    const { state, plan, generation, progress } = entry.record;
    if (state !== 'planning' || plan !== null || request.plan.generation !== generation) return 'wrong_state';
    const chunks = { done: 0, total: request.plan.chunks };
    const { plan: frozen } = request;
    this.change(entry, { state: 'running', plan: frozen, checkpoints: [], progress: { ...progress, chunks } });
    return 'done';
  }

  async recordCheckpoint(request: port.RecordCheckpoint): Promise<port.GuardedOutcome> {
    const entry = this.entry(request);
    if (!entry || !this.holds({ kind: 'lease', lease: request.lease }, entry)) return 'fenced';
    if (!this.holds({ kind: 'generation', generation: request.generation }, entry)) return 'fenced';
    const { state, checkpoints } = entry.record;
    if (state !== 'running' || checkpoints.length !== request.position) return 'wrong_state';
    this.change(entry, { checkpoints: [...checkpoints, request.checkpoint] });
    return 'done';
  }

  async transition(request: port.TransitionSweep): Promise<port.GuardedOutcome> {
    const entry = this.entry(request);
    if (!entry || !this.holds(request.guard, entry)) return 'fenced';
    const { state } = entry.record;
    if (!request.from.includes(state) || !canTransition(state, request.to)) return 'wrong_state';
    this.change(entry, { state: request.to, reason: request.reason ?? null });
    return 'done';
  }

  async countChunkStart(chunk: ChunkKey): Promise<port.ChunkStart | null> {
    const entry = this.entry(chunk);
    if (!entry) return null;
    const starts = entry.chunks.addStart(chunk.generation, chunk, 1);
    return { starts, state: entry.record.state, generation: entry.record.generation };
  }

  async forgiveChunkStart(chunk: ChunkKey): Promise<void> {
    this.entry(chunk)?.chunks.addStart(chunk.generation, chunk, -1);
  }

  async getChunkRow(chunk: ChunkKey): Promise<ChunkRow | null> {
    return this.entry(chunk)?.chunks.get(chunk.generation, chunk) ?? null;
  }

  async insertChunkRow(request: port.InsertChunkRow): Promise<port.InsertChunkOutcome> {
    const entry = this.entry(request);
    if (!entry || !this.holds({ kind: 'generation', generation: request.generation }, entry)) return 'stale_generation';
    const { inserted, row } = entry.chunks.insert(request.generation, request.row);
    if (inserted) return 'inserted';
    return row.sha256 === request.row.sha256 ? 'duplicate' : 'mismatch';
  }

  async listChunkRows(request: port.ListChunkRows): Promise<ChunkRow[]> {
    return this.entry(request)?.chunks.list(request.generation, request) ?? [];
  }

  async listMissingChunks(request: port.ListMissingChunks): Promise<port.ChunkPlace[]> {
    return this.entry(request)?.chunks.missing(request.generation, request.groups, request.limit) ?? [];
  }

  async chunkTotals(key: SweepKey, generation: number): Promise<port.ChunkTotals> {
    return this.entry(key)?.chunks.totals(generation) ?? { chunks: 0, pathStrategies: 0, coreSeconds: 0 };
  }

  async insertStrategyResult(request: port.InsertStrategyResult): Promise<'inserted' | 'duplicate' | 'fenced'> {
    const entry = this.entry(request);
    if (!entry || !this.holds({ kind: 'lease', lease: request.lease }, entry)) return 'fenced';
    if (!this.holds({ kind: 'generation', generation: request.generation }, entry)) return 'fenced';
    const rows = entry.results.get(request.generation) ?? new Map<number, StrategyResultRow>();
    entry.results.set(request.generation, rows);
    if (rows.has(request.row.index)) return 'duplicate';
    rows.set(request.row.index, request.row);
    return 'inserted';
  }

  async hasStrategyResult(key: SweepKey, index: number): Promise<boolean> {
    const entry = this.entry(key);
    return entry?.results.get(entry.record.generation)?.has(index) ?? false;
  }

  async listStrategyResults(request: port.ListStrategies): Promise<StrategyResultRow[]> {
    const entry = this.entry(request);
    const rows = entry?.results.get(entry.record.generation)?.values() ?? [];
    return [...rows]
      .filter(({ index }) => index >= request.from)
      .sort((a, b) => a.index - b.index)
      .slice(0, request.limit);
  }

  async getSweepResults(key: SweepKey): Promise<MemorySweep['sweepResults']> {
    return this.entry(key)?.sweepResults ?? null;
  }

  async finishSweep(request: port.FinishSweep): Promise<port.GuardedOutcome> {
    const entry = this.entry(request);
    if (!entry || !this.holds({ kind: 'lease', lease: request.lease }, entry)) return 'fenced';
    if (!this.holds({ kind: 'generation', generation: request.generation }, entry)) return 'fenced';
    if (!canTransition(entry.record.state, request.state)) return 'wrong_state';
    entry.sweepResults = request.results;
    this.change(entry, { state: request.state, resultDigest: request.resultDigest, bundle: request.bundle });
    return 'done';
  }

  async writeProgress(request: port.WriteProgress): Promise<port.GuardedOutcome> {
    const entry = this.entry(request);
    if (!entry || !this.holds({ kind: 'lease', lease: request.lease }, entry)) return 'fenced';
    if (isFinal(entry.record.state)) return 'wrong_state';
    this.change(entry, { progress: request.progress });
    return 'done';
  }

  async heartbeat(worker: port.WorkerHeartbeat): Promise<void> {
    this.workers.set(worker.workerId, { ...worker, expiresAtMs: this.clock.now().getTime() + worker.ttlMs });
  }

  async countSlots(engineVersion: string): Promise<number> {
    const now = this.clock.now().getTime();
    return [...this.workers.values()]
      .filter((worker) => worker.engineVersion === engineVersion && worker.expiresAtMs > now)
      .reduce((sum, worker) => sum + worker.slots, 0);
  }

  async subscribe(listener: (change: port.SweepChange) => void): Promise<() => Promise<void>> {
    this.listeners.add(listener);
    return async () => void this.listeners.delete(listener);
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {
    this.listeners.clear();
  }

  private earlierSubmission(tenantId: string, claim: port.IdempotencyClaim): EarlierSubmission | null {
    const earlier = this.submissions.get(`${tenantId}/${claim.key}`);
    if (!earlier || earlier.expiresAtMs <= this.clock.now().getTime()) return null;
    const entry = this.entry(earlier.key);
    if (!entry) return null;
    return earlier.fingerprint === claim.fingerprint
      ? { kind: 'replayed', sweep: entry.record }
      : { kind: 'other_body' };
  }

  protected entry(key: SweepKey): MemorySweep | undefined {
    const entry = this.sweeps.get(key.sweepId);
    return entry?.record.tenantId === key.tenantId ? entry : undefined;
  }

  protected holds(guard: port.Guard, entry: MemorySweep): boolean {
    return guard.kind === 'lease' ? this.leases.holds(guard.lease) : entry.record.generation === guard.generation;
  }

  protected change(entry: MemorySweep, fields: Partial<SweepRecord>): void {
    const now = this.clock.now();
    const record = { ...entry.record, ...fields, version: entry.record.version + 1, updatedAt: now };
    entry.record = isFinal(record.state) ? { ...record, finishedAt: now } : record;
    this.tell(entry.record);
  }

  private tell({ tenantId, sweepId, state, version }: SweepRecord): void {
    for (const listener of this.listeners) listener({ tenantId, sweepId, state, version });
  }
}

function rank(record: SweepRecord): number {
  return record.priority === 'interactive' ? 0 : 1;
}

function matches(record: SweepRecord, { before, state, tag, name, text }: port.ListSweeps): boolean {
  const needle = text?.toLowerCase();
  return (
    (before === undefined || record.sweepId < before) &&
    (state === undefined || record.state === state) &&
    (tag === undefined || record.tags.includes(tag)) &&
    (name === undefined || record.name === name) &&
    (needle === undefined || [record.name, ...record.tags].some((word) => word.toLowerCase().includes(needle)))
  );
}
