import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { JsonObject } from '@ihome/config';
import { cpuSeconds, processMemory } from './process-usage';

const SIM = join(__dirname, '..', 'apps', 'cli', 'bin', 'sim.js');
const MEMORY_SAMPLE_MS = 250;
const MILLIS = 1000;

/** What `sim run` took for a sweep, from the sweep's submission until its bundle lay in a folder; the start of Node is left out. */
export interface SimRun {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** From the start of the command to its end. */
  readonly commandSeconds: number;
  readonly peakBytes: number;
  readonly resultDigest: string;
}

interface Moment {
  readonly atMs: number;
  readonly cpuSeconds: number;
}

/** Runs `sim run` in a process of its own with so many compute threads. @throws Error when it does not complete */
export async function simRun(document: JsonObject, threads: number): Promise<SimRun> {
  const folder = await mkdtemp(join(tmpdir(), 'sim-bench-'));
  try {
    const config = join(folder, 'sweep.json');
    await writeFile(config, JSON.stringify(document));
    return await measured([config, join(folder, 'out'), String(threads), folder]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measured([config = '', out = '', threads = '', data = '']: readonly string[]): Promise<SimRun> {
  const startedMs = performance.now();
  const child = spawn(
    process.execPath,
    [SIM, 'run', '--config', config, '--out', out, '--workers', threads, '--json'],
    {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', SIM_DATA_DIR: data },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const pid = child.pid ?? NaN;
  const now = (): Moment => ({ atMs: performance.now(), cpuSeconds: cpuSeconds(pid) ?? NaN });
  let peakBytes = 0;
  const sampler = setInterval(() => {
    peakBytes = processMemory(pid)?.peakBytes ?? peakBytes;
  }, MEMORY_SAMPLE_MS);
  let first: Moment | undefined;
  let last: (Moment & { readonly resultDigest: string }) | undefined;
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    first ??= now();
    const event = JSON.parse(line) as { readonly event?: string; readonly result_digest?: string };
    if (event.event === 'completed' && event.result_digest !== undefined) {
      last = { ...now(), resultDigest: event.result_digest };
    }
  }
  const [code] = (await ended) as [number | null];
  clearInterval(sampler);
  if (code !== 0 || first === undefined || last === undefined || Number.isNaN(last.cpuSeconds)) {
    throw new Error(`sim run did not complete (exit code ${code})`);
  }
  return {
    wallSeconds: (last.atMs - first.atMs) / MILLIS,
    cpuSeconds: last.cpuSeconds - first.cpuSeconds,
    commandSeconds: (performance.now() - startedMs) / MILLIS,
    peakBytes,
    resultDigest: last.resultDigest,
  };
}
