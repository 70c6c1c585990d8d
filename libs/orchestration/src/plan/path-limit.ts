import type { SweepRecord } from '../ports/sweep-records';

/** What says how far a sweep may go. */
type Decided = Pick<SweepRecord, 'plan' | 'checkpoints'>;

/**
 * Paths of each strategy that may be run as far as it is decided: those of the first checkpoint that is open, or those at which the sweep
 * stopped; no limit for a sweep that runs all its paths.
 */
export function pathLimit({ plan, checkpoints }: Decided): number {
  if (plan === null || plan.checkpoints.length === 0) return Infinity;
  return (openCheckpoint({ plan, checkpoints }) ?? checkpoints.at(-1))?.paths ?? Infinity;
}

/** The first checkpoint that is not decided; null when it is known how many paths the sweep runs. */
export function openCheckpoint({
  plan,
  checkpoints,
}: Decided): { readonly position: number; readonly paths: number } | null {
  if (checkpoints.at(-1)?.converged === true) return null;
  const position = checkpoints.length;
  const paths = plan?.checkpoints[position];
  return paths === undefined ? null : { position, paths };
}
