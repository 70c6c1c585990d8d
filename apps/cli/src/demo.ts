/**
 * `npm run demo`: the whole platform in a fresh folder, from an HTTP request to a verified bundle. Starts stand-ins, the API and two
 * worker processes; submits a sweep of twelve strategies; follows its events; downloads the bundle through its signed URL; checks
 * every SHA-256 of its manifest; prints the strategies and ends every process it started.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { sweepResource } from '@ihome/api-schema';
import { readEnvironment, type Environment } from '@ihome/observability';
import { downloadBundle } from './bundle/download-bundle';
import { watchSweep } from './commands/sweep-watch';
import { DEMO_SWEEP } from './demo-sweep';
import { EXIT, type ExitCode } from './exit-code';
import { ApiClient } from './http/api-client';
import { startPlatform, type Platform } from './processes/platform';
import { headlineTable } from './runs/headline-table';
import { readResults } from './runs/read-results';
import { headlineRows } from './runs/show-results';
import { openOutput, type Output } from './terminal/output';
import { reportError } from './terminal/report-error';

const WORKERS = 2;
const SECOND = 1000;
const STREAMS = { stdout: process.stdout, stderr: process.stderr };

interface Demo {
  readonly platform: Platform;
  readonly folder: string;
  readonly output: Output;
  readonly signal: AbortSignal;
}

async function showDemo({ platform, folder, output, signal }: Demo): Promise<ExitCode> {
  const client = new ApiClient({ url: platform.url, key: undefined });
  const request = {
    path: 'v1/sweeps',
    method: 'POST',
    body: DEMO_SWEEP,
    headers: { 'idempotency-key': randomUUID() },
  } as const;
  const sweep = await client.json(request, sweepResource);
  output.line(`Submitted "${sweep.name}": ${sweep.strategies} strategies, sweep ${sweep.id}`);
  const code = await watchSweep(sweep.id, { client, output, signal });
  if (code !== EXIT.ok && code !== EXIT.guardrailFailed) return code;
  const manifest = await downloadBundle({ client, id: sweep.id, out: folder });
  output.line(`Bundle: ${manifest.files.length} files, every SHA-256 as in the manifest`);
  output.line(`Result digest: ${manifest.result_digest}`);
  output.line();
  const results = await readResults(join(folder, 'bundle'));
  for (const line of headlineTable(headlineRows(results))) output.line(line);
  output.line();
  output.line(`Report: ${relative(process.cwd(), join(folder, 'bundle', 'report.html'))}`);
  return EXIT.ok;
}

/** The environment of the demo: stand-ins for everything, whatever is set outside; `SIM_QUEUE` chooses the queue. */
function demoVariables(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(DATABASE_URL|REDIS_URL|S3_|SIM_|NODE_ENV|LOG_LEVEL)/.test(name) ||
      name === 'SIM_QUEUE' ||
      name === 'SIM_DATA_DIR',
  );
  return { ...Object.fromEntries(kept), LOG_LEVEL: 'warn' };
}

async function main(): Promise<ExitCode> {
  const start = performance.now();
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interrupted.abort());
  const variables = demoVariables();
  const environment = readEnvironment({ variables, stores: 'stand_ins' });
  const folder = resolve(environment.dataDirectory, `demo-${randomUUID().slice(0, 8)}`);
  await mkdir(folder, { recursive: true });
  const output = openOutput(STREAMS, { json: false });
  const stores = join(folder, 'stores');
  let platform: Platform | undefined;
  try {
    platform = await startDemoPlatform({ environment, variables, stores, output });
    for (const note of platform.notes) output.line(note);
    output.line(`API: ${platform.url} · ${WORKERS} worker processes`);
    return await showDemo({ platform, folder, output, signal: interrupted.signal });
  } catch (error) {
    return interrupted.signal.aborted ? EXIT.cancelled : reportError(error, STREAMS);
  } finally {
    await platform?.stop();
    await rm(stores, { recursive: true, force: true });
    output.line(`Ended every process after ${((performance.now() - start) / SECOND).toFixed(1)} s`);
  }
}

interface DemoPlatform {
  readonly environment: Environment;
  readonly variables: Record<string, string | undefined>;
  readonly stores: string;
  readonly output: Output;
}

function startDemoPlatform({ environment, variables, stores, output }: DemoPlatform): Promise<Platform> {
  return startPlatform({
    ...{ environment, variables },
    dataDirectory: stores,
    workers: WORKERS,
    threadsPerWorker: Math.max(1, Math.floor(environment.workerThreads / WORKERS)),
    apiPort: 0,
    onLine: (line) => output.complain(line),
  });
}

void main().then((code) => {
  process.exitCode = code;
});
