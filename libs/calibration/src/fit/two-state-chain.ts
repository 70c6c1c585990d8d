import { exp, log } from '@ihome/engine';

/** Monthly probabilities of leaving the two states. */
export interface Leaving {
  /** From state 0 to state 1, and from 1 to 0. */
  readonly leave: readonly [number, number];
}

/** What the data say of the states. */
export interface Smoothed {
  readonly logLikelihood: number;
  /** Probability of state 1 given all months [month]. */
  readonly second: Float64Array;
  /** Probability of state 1 given the months up to the last one. */
  readonly secondAtEnd: number;
  /** Expected number of months after which state i was left for the other, and of those spent in it (the last month apart). */
  readonly switches: readonly [number, number];
  readonly stays: readonly [number, number];
}

/** Long-run probability of state 1: leave₀/(leave₀ + leave₁). */
function longRunSecond({ leave }: Leaving): number {
  return leave[0] / (leave[0] + leave[1]);
}

/**
 * Forward–backward pass of a hidden two-state chain that starts from its long-run distribution, scaled month by month (Hamilton,
 * "Time Series Analysis", 1994, section 22.4). `advantage` is ln p(month | state 1) − ln p(month | state 0) [month], `base` the sum of
 * ln p(month | state 0). Verified by `two-state-chain.spec.ts` against the sum over all paths.
 */
export function smoothChain(chain: Leaving, { advantage, base }: { advantage: Float64Array; base: number }): Smoothed {
  const n = advantage.length;
  const [p01, p10] = chain.leave;
  const filtered = new Float64Array(n);
  const predicted = new Float64Array(n);
  let logLikelihood = base;
  let ahead = longRunSecond(chain);
  for (let t = 0; t < n; t++) {
    predicted[t] = ahead;
    // p(month)/p(month | 0) = (1 − q) + q e^a, kept from overflowing by taking out the larger.
    const a = advantage[t]!;
    const top = Math.max(a, 0);
    const [first, second] = [(1 - ahead) * exp(-top), ahead * exp(a - top)];
    logLikelihood += top + log(first + second);
    filtered[t] = second / (first + second);
    ahead = filtered[t]! * (1 - p10) + (1 - filtered[t]!) * p01;
  }
  const second = new Float64Array(n);
  second[n - 1] = filtered[n - 1]!;
  const switches: [number, number] = [0, 0];
  const stays: [number, number] = [0, 0];
  for (let t = n - 2; t >= 0; t--) {
    const q = filtered[t]!;
    const later = second[t + 1]!;
    const next = predicted[t + 1]!;
    // Ratios of smoothed to predicted probability of the next month's states; a state without chance has none.
    const up = next > 0 ? later / next : 0;
    const down = next < 1 ? (1 - later) / (1 - next) : 0;
    const [to01, to10] = [(1 - q) * p01 * up, q * p10 * down];
    second[t] = Math.min(q * (1 - p10) * up + to10, 1);
    switches[0] += to01;
    switches[1] += to10;
    stays[1] += second[t]!;
    stays[0] += 1 - second[t]!;
  }
  return { logLikelihood, second, secondAtEnd: filtered[n - 1]!, switches, stays };
}
