import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SweepResource } from '@ihome/api-schema';
import { createThreadPool } from '@ihome/compute';
import type { JsonObject } from '@ihome/config';
import { createRootLogger, lineWriter, type RootLogger } from '@ihome/observability';
import {
  runLocally,
  silentTelemetry,
  sweepModel,
  sweepStopping,
  type LocalOutcome,
  type SweepRecord,
  type SweepState,
} from '@ihome/orchestration';
import { createBundleWriter } from '@ihome/report';
import { unpackBundle } from '../bundle/unpack-bundle';
import { designText } from '../terminal/design-text';
import type { Output } from '../terminal/output';
import { Progress } from '../terminal/progress';
import { rememberRun, runFolder } from './run-index';
import { showResults } from './show-results';

/** A sweep to be run in this process tree. */
export interface RunSweepOptions {
  readonly document: JsonObject;
  /** Threads that compute. */
  readonly threads: number;
  readonly dataDirectory: string;
  /** Where the bundle goes; a folder of its own below the data folder when absent. */
  readonly out?: string;
  readonly output: Output;
  readonly signal: AbortSignal;
}

/** Runs a sweep and leaves `bundle.zip` and `bundle/`; answers the state it ended in. */
export async function runSweep(options: RunSweepOptions): Promise<SweepState> {
  const { document, output, signal } = options;
  const compute = createThreadPool({ threads: options.threads });
  const progress = new Progress(output);
  try {
    const outcome = await runLocally({
      ...{ document, compute, signal },
      model: sweepModel,
      bundles: createBundleWriter(),
      telemetry: { ...silentTelemetry, log: lineWriter(complaints(output)) },
      onProgress: (sweep) => progress.show(shownOf(sweep)),
    });
    progress.end();
    await finish(outcome, options);
    return outcome.sweep.state;
  } finally {
    await compute.close();
  }
}

/** The log of a local run: warnings, and debug lines where the run asks for them, on standard error. */
function complaints(output: Output): RootLogger {
  const write = (line: string): void => output.complain(line.trimEnd());
  return createRootLogger({ level: 'warn', destination: { write } });
}

async function finish({ sweep, coreSeconds, finished }: LocalOutcome, options: RunSweepOptions): Promise<void> {
  const { output, dataDirectory } = options;
  const { sweepId: id, name, state, reason } = sweep;
  if (finished === null) {
    output.complain(`sim: the sweep ended as ${state}${reason === null ? '' : `: ${reason.detail}`}`);
    output.event({ event: 'completed', state, ...(reason !== null && { reason }) });
    return;
  }
  const out = resolve(options.out ?? runFolder(dataDirectory, id));
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'bundle.zip'), finished.bundle);
  await unpackBundle({ zip: finished.bundle, folder: join(out, 'bundle') });
  await rememberRun(dataDirectory, { id, name, state, out, result_digest: sweep.resultDigest ?? '' });
  if (!output.json) await showResults(join(out, 'bundle'), output);
  const stopping = stoppingOf(sweep);
  output.line();
  const dropped = designText(sweep.design);
  if (dropped !== null) output.line(`Design ${dropped}`);
  output.line(`Report: ${join(out, 'bundle', 'report.html')}`);
  output.event({
    event: 'completed',
    ...{ id, state },
    result_digest: sweep.resultDigest,
    paths: sweep.progress.paths.done,
    ...(stopping !== null && { stopping }),
    compute_seconds: coreSeconds,
    out,
  });
}

function stoppingOf(sweep: SweepRecord): SweepResource['stopping'] {
  const stopping = sweepStopping(sweep);
  return stopping && { ...stopping, checkpoints: [...stopping.checkpoints] };
}

/** What a progress bar needs of a sweep. */
function shownOf(sweep: SweepRecord): Parameters<Progress['show']>[0] {
  const { sweepId, state, progress } = sweep;
  return {
    id: sweepId,
    state,
    stopping: stoppingOf(sweep),
    progress: {
      chunks: { ...progress.chunks },
      paths: { ...progress.paths },
      rate: progress.rate ?? { status: 'not_applicable', reason: 'no chunk is done yet' },
      eta: progress.eta ?? { status: 'not_applicable', reason: 'too little is done to tell' },
    },
  };
}
