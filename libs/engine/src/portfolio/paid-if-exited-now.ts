import type { PathState } from '../path-state';

/**
 * Σ over positions live at the end of `month` of what they would pay if they exited then: claim, cap, floor, non-recourse
 * with scheduled senior balance and sale cost, value at the zone index (no house-level diffusion, no appraisal noise).
 * Positions accepted later in the path do not count for earlier months. Source: `docs/model/contract.md`.
 */
export function paidIfExitedNow(state: PathState, month: number): number {
  return state.paidIfExited[month]!;
}
