import type { Stopping } from '@ihome/monte-carlo';
import { compact, fixed } from './number-format';

/**
 * How a sweep that stops when precise enough came to its paths, e.g. `4 000 of 10 000 paths of each strategy were run: the half-width of
 * net_irr.mean at 95% is within 0.001`.
 */
export function stoppingText(stopping: Omit<Stopping, 'checkpoints'>): string {
  const { paths_run: run, paths_allowed: allowed, metric, half_width: wanted, confidence, reason } = stopping;
  const target = `the half-width of ${metric} at ${compact(100 * confidence)}%`;
  if (run === null) {
    return `At most ${fixed(allowed, 0)} paths of each strategy are run, until ${target} is within ${wanted}`;
  }
  const is = reason === 'half_width_reached' ? 'is within' : 'is not within';
  return `${fixed(run, 0)} of ${fixed(allowed, 0)} paths of each strategy were run: ${target} ${is} ${wanted}`;
}
