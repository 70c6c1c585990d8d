import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY, startCommand } from './application-process';

/** What `sim run` is given. */
export interface SimRunOptions {
  readonly document: unknown;
  /** Threads that compute. */
  readonly workers: number;
  /** Node to run it with; default: this process's own. */
  readonly nodeBinary?: string;
}

/** What `sim run` leaves. */
export interface SimRunOutcome {
  readonly exitCode: number | NodeJS.Signals;
  readonly state: string;
  readonly resultDigest: string;
  /** Of `bundle.zip`. */
  readonly bundleSha256: string;
}

/** Runs `sim run --json` on a sweep document in a folder of its own, which is removed again. */
export async function simRun({ document, workers, nodeBinary }: SimRunOptions): Promise<SimRunOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'sim-run-'));
  try {
    const config = join(folder, 'sweep.json');
    const out = join(folder, 'out');
    await writeFile(config, JSON.stringify(document));
    const sim = join(REPOSITORY, 'apps', 'cli', 'bin', 'sim.js');
    const run = startCommand({
      program: nodeBinary ?? process.execPath,
      args: [sim, 'run', '--json', '--config', config, '--workers', String(workers), '--out', out],
      environment: { SIM_DATA_DIR: join(folder, 'data') },
    });
    const exitCode = await run.ended;
    const last = run.output().trim().split('\n').at(-1) ?? '';
    if (!last.includes('"event":"completed"')) throw new Error(`sim run ended with ${exitCode}:\n${run.output()}`);
    const { state, result_digest } = JSON.parse(last) as { state: string; result_digest: string };
    const bundle = await readFile(join(out, 'bundle.zip'));
    return { exitCode, state, resultDigest: result_digest, bundleSha256: sha256Of(bundle) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
