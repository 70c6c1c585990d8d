import type { Clock } from '@ihome/orchestration';

interface Timer {
  readonly atMs: number;
  readonly sequence: number;
  readonly ring: () => void;
}

/** 2030-01-01, where every virtual clock starts. */
export const VIRTUAL_START_MS = Date.UTC(2030, 0, 1);

/**
 * A clock that only moves when told: sleeps end in the order of their times, and all work that needs no time is done in between. So a run
 * of minutes with many processes takes milliseconds and is the same every time.
 */
export class VirtualClock implements Clock {
  private elapsedMs = 0;
  private sequence = 0;
  private timers: Timer[] = [];

  now(): Date {
    return new Date(VIRTUAL_START_MS + this.elapsedMs);
  }

  monotonicMs(): number {
    return this.elapsedMs;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        signal?.removeEventListener('abort', end);
        this.timers = this.timers.filter((other) => other !== timer);
        resolve();
      };
      const timer: Timer = { atMs: this.elapsedMs + Math.max(milliseconds, 0), sequence: this.sequence++, ring: end };
      this.timers.push(timer);
      signal?.addEventListener('abort', end);
    });
  }

  /** Lets time pass, ringing every timer on the way. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.elapsedMs + milliseconds;
    await settle();
    for (let timer = this.next(end); timer; timer = this.next(end)) {
      this.elapsedMs = Math.max(this.elapsedMs, timer.atMs);
      timer.ring();
      await settle();
    }
    this.elapsedMs = end;
  }

  /** Lets time pass until `holds`, at most `limitMs`; answers whether it held. */
  async advanceUntil(holds: () => boolean, limitMs: number): Promise<boolean> {
    const end = this.elapsedMs + limitMs;
    await settle();
    while (!holds()) {
      const timer = this.next(end);
      if (!timer) return false;
      this.elapsedMs = Math.max(this.elapsedMs, timer.atMs);
      timer.ring();
      await settle();
    }
    return true;
  }

  private next(limitMs: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.timers) {
      if (timer.atMs > limitMs) continue;
      if (!next || timer.atMs < next.atMs || (timer.atMs === next.atMs && timer.sequence < next.sequence)) next = timer;
    }
    return next;
  }
}

/** All promises that need nothing but each other have settled once the event loop comes round. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
