import { ENGINE_VERSION } from '@ihome/engine';
import { SimulationError } from '@ihome/config';
import type { ComputeKernel } from '@ihome/orchestration';

export const kernel: ComputeKernel = {
  engineVersion: ENGINE_VERSION,
  groupKey: () => '',
  simulate: () => null,
  openReducer: () => {
    throw new SimulationError('internal', 'not yet');
  },
};
