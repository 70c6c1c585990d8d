import { undefinedFigure, type Figure } from './figure';
import { createKeptRoom, type KeptRoom } from './kept-room';
import type { MidRanks } from './mid-ranks';

const rooms = { a: createKeptRoom(), b: createKeptRoom() };

/** A correlation with its standard error. */
export interface CorrelationWithError {
  readonly value: Figure;
  readonly standardError: Figure;
}

/**
 * Spearman's rank correlation: Pearson's of the mid-ranks. Standard error of its influence function,
 * uv + E[1{X >= x}·v] + E[1{Y >= y}·u] − 3E[uv], u and v the ranks less ½, scaled to the spread of the ranks (ties: that spread is taken
 * as given). Undefined when one sample is constant.
 *
 * Source: Croux and Dehon, "Influence functions of the Spearman and Kendall correlation measures", Stat. Methods Appl. 19 (2010); Borkowf,
 * "Computing the nonnull asymptotic variance … of Spearman's rank correlation", Comput. Stat. Data Anal. 39 (2002).
 * Verified by `correlation.spec.ts`.
 */
export function rankCorrelation(a: MidRanks, b: MidRanks): CorrelationWithError {
  const n = a.ranks.length;
  let cross = 0;
  let squareA = 0;
  let squareB = 0;
  for (let i = 0; i < n; i++) {
    const u = a.ranks[i]! - 0.5;
    const v = b.ranks[i]! - 0.5;
    cross += u * v;
    squareA += u * u;
    squareB += v * v;
  }
  if (!(squareA > 0 && squareB > 0)) {
    const flat = undefinedFigure('all paths have the same value');
    return { value: flat, standardError: flat };
  }
  const spread = Math.sqrt(squareA) * Math.sqrt(squareB);
  const value = Math.min(Math.max(cross / spread, -1), 1);
  const aboveA = meansAbove(a, b, rooms.a);
  const aboveB = meansAbove(b, a, rooms.b);
  const mean = cross / n;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const product = (a.ranks[i]! - 0.5) * (b.ranks[i]! - 0.5);
    const influence = product + aboveA[a.positions[i]!]! + aboveB[b.positions[i]!]! - 3 * mean;
    sum += influence * influence;
  }
  return { value, standardError: Math.sqrt(sum) / spread };
}

/** By position of x: E[1{X > x}·(v − ½)] with half of the paths at x itself, v the ranks of the other sample. */
function meansAbove({ positions }: MidRanks, { ranks }: MidRanks, room: KeptRoom): Float64Array {
  const n = positions.length;
  const at = room(n);
  for (let i = 0; i < n; i++) at[positions[i]!]! += ranks[i]! - 0.5;
  let above = 0;
  for (let position = n - 1; position >= 0; position--) {
    const here = at[position]!;
    at[position] = (above + here / 2) / n;
    above += here;
  }
  return at;
}
