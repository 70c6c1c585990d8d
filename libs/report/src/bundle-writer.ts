import { canonicalJson } from '@ihome/config';
import { resolveStrategy } from '@ihome/engine';
import type { SweepResultDocument } from '@ihome/monte-carlo';
import type { Bundle, BundleInput, BundleWriter } from '@ihome/orchestration';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indicesCsv, sensitivityCsv, stressCsv, twoWayCsv, uncertaintyCsv } from './bundle/analyses-csv';
import { comparisonCsv, mixesCsv } from './bundle/comparison-csv';
import { type BundleFolder, bundleFolder } from './bundle/bundle-folder';
import { bundleReadme } from './bundle/bundle-readme';
import { goalCsv } from './bundle/goal-csv';
import { cohortsCsv } from './bundle/cohorts-csv';
import { convergenceCsv } from './bundle/convergence-csv';
import { correlationsCsv } from './bundle/correlations-csv';
import { writeCashFlows } from './bundle/cash-flows-parquet';
import { writePaths } from './bundle/paths-parquet';
import { zoneMixesCsv } from './bundle/zone-mixes-csv';
import { frontierCsv, summaryCsv } from './bundle/summary-csv';
import { zipStream } from './bundle/zip';
import { reportPage } from './page/report-page';

/** Where bundles are put together before they are stored. */
export interface BundleWriterOptions {
  /** Default: the system's folder for temporary files. */
  readonly scratchFolder?: string;
}

/**
 * Writes the bundle of contracts "Bundle": every file is hashed while it is written, the manifest names them all and stands first in
 * the zip. Equal inputs give equal bytes: no id, time, host or duration goes in. Memory holds one row group of one file.
 */
export function createBundleWriter({ scratchFolder = tmpdir() }: BundleWriterOptions = {}): BundleWriter {
  return {
    write: async (input) => {
      const folder = bundleFolder(await mkdtemp(join(scratchFolder, 'sim-bundle-')));
      try {
        return { ...(await writeBundle(input, folder)), dispose: folder.dispose };
      } catch (error) {
        await folder.dispose();
        throw error;
      }
    },
  };
}

async function writeBundle(input: BundleInput, bundle: BundleFolder): Promise<Pick<Bundle, 'body' | 'manifest'>> {
  const document = JSON.parse(new TextDecoder().decode(input.resultsJson)) as SweepResultDocument;
  const { strategies, frontier, comparison, two_way: twoWay, analyses, goal } = document;
  const config = strategies[0]?.config;
  const title =
    config?.reporting.title === undefined || config.reporting.title === '' ? input.name : config.reporting.title;
  const kept = strategies.filter((strategy) => strategy.config.monte_carlo.keep_paths);
  const isCompared = !('status' in comparison);
  const { zone_mixes: zoneMixes } = frontier;
  const mixesZones = !('status' in zoneMixes);
  await bundle.write(
    'README.md',
    bundleReadme(title, { keepsPaths: kept.length > 0, isCompared, mixesZones, twoWay, goal, analyses }),
  );
  await bundle.write('sweep.json', indentedJson(input.document));
  await bundle.write('results.json', input.resultsJson);
  await bundle.write('summary.csv', summaryCsv(strategies, frontier));
  await bundle.write('frontier.csv', frontierCsv(frontier));
  if (!('status' in comparison)) {
    await bundle.write('comparison.csv', comparisonCsv(comparison));
    await bundle.write('mixes.csv', mixesCsv(frontier.mixes));
  }
  if (!('status' in zoneMixes)) await bundle.write('zone-mixes.csv', zoneMixesCsv(zoneMixes));
  await bundle.write('cohorts.csv', cohortsCsv(strategies));
  await bundle.write('convergence.csv', convergenceCsv(strategies));
  await bundle.write('correlations.csv', correlationsCsv(strategies));
  if (analyses.stress.length > 0) await bundle.write('stress.csv', stressCsv(analyses));
  if (analyses.sensitivity.length > 0) await bundle.write('sensitivity.csv', sensitivityCsv(analyses));
  if (goal !== null) await bundle.write('goal.csv', goalCsv(goal));
  if (analyses.indices !== null) await bundle.write('sensitivity-indices.csv', indicesCsv(analyses.indices));
  if (twoWay.length > 0) await bundle.write('two-way.csv', twoWayCsv(twoWay));
  if (analyses.uncertainty !== null) await bundle.write('uncertainty.csv', uncertaintyCsv(analyses.uncertainty));
  await bundle.write(
    'guardrails.json',
    indentedJson(strategies.map(({ index, name, guardrails }) => ({ strategy: index, name, guardrails }))),
  );
  for (const { index, config: resolved } of strategies)
    await bundle.write(`strategies/${index}/config.json`, indentedJson(resolved));
  await writeCashFlows(bundle, strategies);
  input.signal.throwIfAborted();
  if (kept.length > 0)
    await writePaths(bundle, {
      strategies: kept.map(({ index, config: resolved }) => ({
        index,
        horizonMonths: resolveStrategy(resolved).fund.lastMonth,
        zones: resolved.zones.length,
      })),
      openSections: input.openSections,
    });
  input.signal.throwIfAborted();
  await bundle.write(
    'report.html',
    reportPage({ title, document, resultDigest: input.resultDigest, configHash: input.configHash }),
  );
  const files = [...bundle.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest = new TextEncoder().encode(
    indentedJson({
      config_hash: input.configHash,
      engine_version: input.engineVersion,
      files: files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes })),
      result_digest: input.resultDigest,
      seed: input.seed,
    }),
  );
  await bundle.write('manifest.json', manifest);
  return { manifest, body: zipStream(bundle.folder, ['manifest.json', ...files.map((file) => file.path)]) };
}

/** JSON for people: canonical member order, indented. */
function indentedJson(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}
