import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { ENGINE_VERSION } from '@ihome/engine';
import { version } from '../package.json';

const GIB = 2 ** 30;

/** The conditions of a measurement: what ran, on what, and what else ran there. One line each. */
export function conditions(): string[] {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const [oneMinute = NaN] = loadavg();
  return [
    `Version ${version}, engine ${ENGINE_VERSION}, Node ${process.versions.node}, from source`,
    `${availableParallelism()} cores (${model}), ${(totalmem() / GIB).toFixed(1)} GiB, ${process.platform} ${process.arch}`,
    `Load average at start: ${oneMinute.toFixed(2)} (what else the machine does slows wall times; processor seconds hardly)`,
  ];
}
