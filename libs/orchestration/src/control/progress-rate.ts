import { RATE_WINDOW_MS } from '../settings';

/** When a sweep is expected to end, as far as its rate tells. */
export interface Expectation {
  /** Path-strategies a second, null before anything was measured. */
  readonly rate: number | null;
  readonly eta: { readonly from: string; readonly to: string } | null;
}

const FASTER = 0.8;
const SLOWER = 1.35;
const REDUCTION_SECONDS = 2;

/** Measures how fast a sweep goes over the last RATE_WINDOW_MS. */
export class ProgressRate {
  private samples: { readonly atMs: number; readonly done: number }[] = [];

  /** Notes how much is done at a moment of the monotonic clock. */
  note(atMs: number, done: number): void {
    this.samples = [...this.samples.filter((sample) => sample.atMs >= atMs - RATE_WINDOW_MS), { atMs, done }];
  }

  /** What the noted samples say about the rest. */
  expect(now: Date, remaining: number): Expectation {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.atMs <= first.atMs || last.done <= first.done) return { rate: null, eta: null };
    const rate = (last.done - first.done) / ((last.atMs - first.atMs) / 1_000);
    const seconds = remaining / rate;
    const after = (later: number): string => new Date(now.getTime() + later * 1_000).toISOString();
    return { rate, eta: { from: after(seconds * FASTER), to: after(seconds * SLOWER + REDUCTION_SECONDS) } };
  }
}
