import { stoppingOf, type Stopping } from '@ihome/monte-carlo';
import type { SweepRecord } from '../ports/sweep-records';
import { storedCheckpoint, storedMonteCarlo } from './stored-values';

/**
 * How a sweep that stops when precise enough comes to its number of paths, as far as it is decided; null for one that runs all its paths, and
 * for one that was stored before there was a choice.
 */
export function sweepStopping({
  baseConfig,
  checkpoints,
}: Pick<SweepRecord, 'baseConfig' | 'checkpoints'>): Stopping | null {
  const monteCarlo = storedMonteCarlo(baseConfig);
  return monteCarlo && stoppingOf(monteCarlo, checkpoints.map(storedCheckpoint));
}
