import type { SweepResultDocument } from '@ihome/monte-carlo';
import { InlineCompute, runLocally, sweepModel, type JsonObject } from '@ihome/orchestration';
import { createBundleWriter } from '@ihome/report';
import { kernel } from './engine-kernel';

/** The content of results.json of a sweep that runs in this thread; the analyses that the store keeps must be those in it. */
export async function localResults(document: JsonObject): Promise<SweepResultDocument> {
  const compute = new InlineCompute(kernel);
  const { sweep, finished } = await runLocally({ document, compute, model: sweepModel, bundles: createBundleWriter() });
  if (finished === null) throw new Error(`it ended as ${sweep.state}: ${sweep.reason?.detail}`);
  const results = JSON.parse(new TextDecoder().decode(finished.resultsJson)) as SweepResultDocument;
  expect(finished.analyses).toEqual({ ...results.analyses, two_way: results.two_way, goal: results.goal });
  return results;
}
