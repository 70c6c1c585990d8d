import type { SweepResultDocument } from '@ihome/monte-carlo';
import { InlineCompute, runLocally, sweepModel, type JsonObject } from '@ihome/orchestration';
import { createBundleWriter } from '@ihome/report';
import { kernel } from './engine-kernel';

/** The content of results.json of a sweep that runs in this thread. */
export async function localResults(document: JsonObject): Promise<SweepResultDocument> {
  const compute = new InlineCompute(kernel);
  const { sweep, finished } = await runLocally({ document, compute, model: sweepModel, bundles: createBundleWriter() });
  if (finished === null) throw new Error(`it ended as ${sweep.state}: ${sweep.reason?.detail}`);
  return JSON.parse(new TextDecoder().decode(finished.resultsJson)) as SweepResultDocument;
}
