import type { GuardedOutcome, Lease, SweepKey, SweepStore } from '@ihome/orchestration';

/** What the laws saw broken, in words. */
export type Violations = readonly string[];

/**
 * Watches a store and notes every write that a guard should have refused: under an epoch that is no longer the newest, a second row of a
 * chunk, a row of another generation than the sweep's.
 */
export class WriteLaws {
  readonly violations: string[] = [];
  /** Newest epoch claimed, by sweep and kind. */
  private readonly epochs = new Map<string, number>();
  private readonly rows = new Set<string>();
  /** Called after each new epoch. */
  onEpoch: (kind: Lease['kind'], epoch: number) => void = () => undefined;

  /** The store under watch. */
  watch(store: SweepStore): SweepStore {
    const watched: Partial<SweepStore> = {
      claimLease: async (request) => {
        const lease = await store.claimLease(request);
        if (lease) this.claimed(lease);
        return lease;
      },
      freezePlan: async (request) => this.guarded('freezePlan', request.lease, await store.freezePlan(request)),
      recordCheckpoint: async (request) =>
        this.guarded('recordCheckpoint', request.lease, await store.recordCheckpoint(request)),
      writeProgress: async (request) =>
        this.guarded('writeProgress', request.lease, await store.writeProgress(request)),
      finishSweep: async (request) => this.guarded('finishSweep', request.lease, await store.finishSweep(request)),
      transition: async (request) => {
        const outcome = await store.transition(request);
        return request.guard.kind === 'lease' ? this.guarded('transition', request.guard.lease, outcome) : outcome;
      },
      insertStrategyResult: async (request) => {
        const outcome = await store.insertStrategyResult(request);
        if (outcome === 'inserted') this.guarded('insertStrategyResult', request.lease, 'done');
        return outcome;
      },
      insertChunkRow: async (request) => {
        const outcome = await store.insertChunkRow(request);
        if (outcome === 'inserted') await this.inserted(store, request);
        return outcome;
      },
    };
    return new Proxy(store, {
      get: (target, property): unknown => {
        const own: unknown = Reflect.get(watched, property);
        if (own !== undefined) return own;
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === 'function'
          ? (...args: unknown[]) => Reflect.apply(value, target, args) as unknown
          : value;
      },
    });
  }

  private claimed(lease: Lease): void {
    const name = `${lease.sweepId}/${lease.kind}`;
    if (lease.epoch <= (this.epochs.get(name) ?? 0)) return;
    this.epochs.set(name, lease.epoch);
    this.onEpoch(lease.kind, lease.epoch);
  }

  private guarded(write: string, lease: Lease, outcome: GuardedOutcome): GuardedOutcome {
    const newest = this.epochs.get(`${lease.sweepId}/${lease.kind}`) ?? 0;
    if (outcome === 'done' && lease.epoch < newest) {
      this.violations.push(`${write} under epoch ${lease.epoch} while ${newest} is the newest`);
    }
    return outcome;
  }

  private async inserted(
    store: SweepStore,
    request: SweepKey & {
      readonly generation: number;
      readonly row: { readonly group: number; readonly chunk: number };
    },
  ): Promise<void> {
    const { sweepId, generation, row } = request;
    const name = `${sweepId}/${generation}/${row.group}/${row.chunk}`;
    if (this.rows.has(name)) this.violations.push(`a second row of chunk ${row.group}/${row.chunk}`);
    this.rows.add(name);
    const sweep = await store.getSweep(request);
    if (sweep?.generation !== generation) this.violations.push(`a row of generation ${generation}`);
  }
}
