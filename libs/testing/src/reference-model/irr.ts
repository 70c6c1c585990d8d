/** Internal rate of return of monthly flows with every root, model §8. */

import { at } from './calendar';

/** An IRR, or why there is none. */
export type Irr =
  | { readonly status: 'defined'; readonly value: number }
  | { readonly status: 'no_sign_change' }
  | { readonly status: 'multiple_roots'; readonly roots: readonly number[] }
  | { readonly status: 'no_root' }
  | { readonly status: 'not_applicable' }
  | { readonly status: 'total_loss'; readonly value: number };

const LOWEST = -0.9999;
const HIGHEST = 10;
const GRID = 2_000;

/**
 * Annual IRR of flows by month: all roots of Σ flow·(1 + r)^−m with (1 + r)^12 − 1 in (−0.9999, 10), found on a fine grid in
 * ln(1 + r) and bisected.
 */
export function irr(flows: readonly number[]): Irr {
  if (!flows.some((x) => x > 0) || !flows.some((x) => x < 0)) return { status: 'no_sign_change' };
  const from = Math.log(1 + LOWEST) / 12;
  const to = Math.log(1 + HIGHEST) / 12;
  const grid = Array.from({ length: GRID + 1 }, (_, i) => from + ((to - from) * i) / GRID);
  const values = grid.map((logRate) => presentValue(flows, logRate));
  const roots: number[] = [];
  grid.forEach((right, i) => {
    const left = grid[i - 1];
    if (left === undefined) return;
    const [a, b] = [at(values, i - 1), at(values, i)];
    if (a === 0 && i > 1) roots.push(left);
    else if (a * b < 0 || Math.sign(a) * Math.sign(b) < 0) roots.push(bisect(flows, left, right));
  });
  const annual = roots.map((logRate) => Math.expm1(12 * logRate));
  const first = annual[0];
  if (first === undefined) return { status: 'no_root' };
  return annual.length === 1 ? { status: 'defined', value: first } : { status: 'multiple_roots', roots: annual };
}

/** IRR of a path figure: nothing paid in is not_applicable, nothing received a total loss. */
export function pathIrr(flows: readonly number[], sums: { readonly paid: number; readonly received: number }): Irr {
  if (!(sums.paid > 0)) return { status: 'not_applicable' };
  if (!(sums.received > 0)) return { status: 'total_loss', value: -1 };
  return irr(flows);
}

/** Present value for the monthly log rate by Horner's rule, seen from month 0 or, for negative rates, from the last month. */
function presentValue(flows: readonly number[], logRate: number): number {
  const factor = Math.exp(-Math.abs(logRate));
  let value = 0;
  if (logRate >= 0) for (let m = flows.length - 1; m >= 0; m -= 1) value = value * factor + at(flows, m);
  else for (const flow of flows) value = value * factor + flow;
  return value;
}

function bisect(flows: readonly number[], left: number, right: number): number {
  let [low, high] = [left, right];
  const isNegativeLeft = presentValue(flows, left) < 0;
  for (let step = 0; step < 200 && high - low > 0; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (presentValue(flows, middle) < 0 === isNegativeLeft) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
