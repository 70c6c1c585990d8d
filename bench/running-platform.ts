import { setTimeout as sleep } from 'node:timers/promises';
import { findRedisProgram } from '@ihome/embedded';
import { startPlatform, type Platform, type SweepView } from '@ihome/testing';
import { cpuSeconds, mainThreadSeconds } from './process-usage';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const START_PATIENCE_MS = 2 * MINUTE;
const SWEEP_PATIENCE_MS = 20 * MINUTE;
const POLL_MS = 100;
const EVENT_DATA = '\ndata: ';

/** A process of the platform. */
export interface NamedProcess {
  readonly name: string;
  readonly pid: number;
}

/** Redis where this machine has it, as the stand-ins choose. */
export function queueHere(): 'redis' | 'postgres' {
  return findRedisProgram() === undefined ? 'postgres' : 'redis';
}

/** Starts stand-ins, API and workers of one compute thread each in processes of their own, and waits until all work. */
export async function startWorkingPlatform(workers: number): Promise<Platform> {
  const platform = await startPlatform({ queue: queueHere(), workers });
  try {
    const deadline = performance.now() + START_PATIENCE_MS;
    while (!platform.workers.every((worker) => worker.output().includes('"msg":"working"'))) {
      if (performance.now() > deadline) throw new Error('the workers do not start');
      await sleep(POLL_MS);
    }
    return platform;
  } catch (error) {
    await platform.close();
    throw error;
  }
}

/** Every process of the platform; a server's own children count with it. */
export function processesOf({ api, workers, stack }: Platform): NamedProcess[] {
  return [
    { name: 'API', pid: api.pid },
    ...workers.map(({ pid }, index) => ({ name: `worker ${index + 1}`, pid })),
    ...(stack.postgres === undefined ? [] : [{ name: 'Postgres', pid: stack.postgres.pid }]),
    ...(stack.redis === undefined ? [] : [{ name: 'Redis', pid: stack.redis.pid }]),
  ];
}

/** Processor seconds of one process so far. */
export interface ProcessSeconds {
  readonly name: string;
  readonly all: number;
  readonly mainThread: number;
}

/** Processor seconds of each process so far, in the order of `processesOf`. @throws Error when one has ended */
export function processorSeconds(platform: Platform): ProcessSeconds[] {
  return processesOf(platform).map(({ name, pid }) => {
    const all = cpuSeconds(pid);
    const mainThread = mainThreadSeconds(pid);
    if (all === undefined || mainThread === undefined) throw new Error(`${name} has ended`);
    return { name, all, mainThread };
  });
}

/**
 * Follows the sweep's events until it has results: one request, so waiting costs the platform next to nothing.
 *
 * @throws Error when it ends without, or takes too long
 */
export async function untilCompleted({ apiUrl }: Platform, id: string): Promise<SweepView> {
  const signal = AbortSignal.timeout(SWEEP_PATIENCE_MS);
  const response = await fetch(`${apiUrl}/v1/sweeps/${id}/events`, { signal });
  if (!response.ok || response.body === null) throw new Error(`events of ${id}: ${response.status}`);
  let text = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    // Only the newest event counts, and each is a whole snapshot; the server closes after the final one.
    text += piece;
    text = text.slice(Math.max(text.lastIndexOf(EVENT_DATA), 0));
  }
  const data = text.slice(text.lastIndexOf(EVENT_DATA) + EVENT_DATA.length).split('\n')[0] ?? '';
  const sweep = JSON.parse(data) as SweepView;
  if (sweep.result_digest === undefined) throw new Error(`the sweep ended as ${sweep.state}: ${JSON.stringify(sweep)}`);
  return sweep;
}
