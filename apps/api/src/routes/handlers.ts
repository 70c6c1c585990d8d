import type { OperationName } from '@ihome/api-schema';
import { cancelSweep } from './cancel-sweep';
import { getParameters, listPresets, validateConfiguration } from './configuration';
import { estimateSweep } from './estimate-sweep';
import { getBundle } from './get-bundle';
import { compareStrategies, getComparison } from './get-comparison';
import { getFrontier, getGoal, getGuardrails, getSensitivity, getStress, getTwoWay } from './get-frontier';
import { getStrategy } from './get-strategy';
import { getSweep } from './get-sweep';
import type { Handler } from './handler';
import { listStrategies } from './list-strategies';
import { listSweeps } from './list-sweeps';
import { getDocs, getHealth, getOpenApi, getReadiness } from './operations';
import { streamEvents } from './stream-events';
import { submitSweep } from './submit-sweep';
import { tracePath } from './trace-path';

/** Who answers which operation: all of them, or it does not compile. */
export const HANDLERS: Readonly<Record<OperationName, Handler>> = {
  submitSweep,
  estimateSweep,
  listSweeps,
  getSweep,
  streamEvents,
  cancelSweep,
  listStrategies,
  getStrategy,
  tracePath,
  getFrontier,
  getComparison,
  compareStrategies,
  getGuardrails,
  getStress,
  getSensitivity,
  getTwoWay,
  getGoal,
  getBundle,
  validateConfiguration,
  getParameters,
  listPresets,
  getHealth,
  getReadiness,
  getOpenApi,
  getDocs,
};
