import type { RegimeMoments } from './regime-fit';

/** Regimes of one zone. */
export interface ZoneRegimes {
  readonly moments: readonly [RegimeMoments, RegimeMoments];
  readonly leave: readonly [number, number];
}

/**
 * V(j), the variance of the growth over j months, j = 0..months, when the chain has run for long: each month the mean variance within the
 * regimes; between them d²·π₀π₁·(j + 2 Σ_{i<j} (j − i) λ^i), d the gap of the means, λ = 1 − leave₀ − leave₁.
 * Verified by `regime-variogram.spec.ts`.
 */
export function regimeVariogram({ moments: [first, second], leave }: ZoneRegimes, months: number): Float64Array {
  const share = leave[0] / (leave[0] + leave[1]);
  const within = (1 - share) * first.deviation * first.deviation + share * second.deviation * second.deviation;
  const gap = first.mean - second.mean;
  const between = gap * gap * share * (1 - share);
  const decay = 1 - leave[0] - leave[1];
  const variogram = new Float64Array(months + 1);
  // V(j) − V(j − 1) = within + between·(1 + 2 Σ_{i<j} λ^i).
  let remembered = 0;
  let power = 1;
  for (let j = 1; j <= months; j++) {
    variogram[j] = variogram[j - 1]! + within + between * (1 + 2 * remembered);
    power *= decay;
    remembered += power;
  }
  return variogram;
}
