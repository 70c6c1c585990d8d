/** Time as the orchestration sees it; the real one in the apps, a simulated one in tests. */
export interface Clock {
  /** Wall clock, for records and leases that people read. */
  now(): Date;
  /** Milliseconds from a monotonic source; only differences mean anything. */
  monotonicMs(): number;
  /** Resolves after `milliseconds`, or at once when `signal` aborts; never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
