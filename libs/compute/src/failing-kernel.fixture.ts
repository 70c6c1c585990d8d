import { SimulationError } from '@ihome/config';
import type { ComputeKernel } from '@ihome/orchestration';

/** A kernel whose every chunk fails, for the tests of the pool. */
export const kernel: ComputeKernel = {
  engineVersion: '0.0.0-failing',
  groupKey: ({ config }) => {
    if (config['throw'] === 'Error') throw new Error('on purpose');
    if (config['throw'] === 'exit') process.exit(3);
    return 'key';
  },
  simulate: () => {
    throw new SimulationError('non_finite', 'The NAV of path 3 is not finite in month 7.');
  },
  openReducer: () => {
    throw new SimulationError('internal', 'on purpose');
  },
  openComparison: () => {
    throw new SimulationError('internal', 'on purpose');
  },
};
