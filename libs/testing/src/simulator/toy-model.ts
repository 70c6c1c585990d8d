import { createHash } from 'node:crypto';
import { canonicalHash, canonicalJson } from '@ihome/config';
import { type Bundle, type BundleWriter, type JsonObject, type JsonValue, type SweepModel } from '@ihome/orchestration';

/** A sweep document as the toy model reads it. */
export interface ToyDocument {
  readonly name: string;
  readonly strategies: number;
  readonly paths: number;
  readonly seed: number;
  /** Strategies of different groups take turns. */
  readonly groups: number;
  /** Half-width at which it stops, that of n paths being 1/√n, and the paths of the first look; 0 runs all paths. */
  readonly stopAt: number;
  readonly firstLook: number;
}

/** A document of `strategies` strategies with `paths` paths each. */
export function toyDocument(fields: Partial<ToyDocument> = {}): JsonObject {
  return { name: 'toy', strategies: 3, paths: 1_000, seed: 7, groups: 1, stopAt: 0, firstLook: 100, ...fields };
}

/** The mathematics of a toy sweep. */
export const toyModel: SweepModel = {
  expand(document) {
    const { name, strategies, paths, seed, groups } = document;
    const stopping = { stop_at: Number(document['stopAt']), first_look: Number(document['firstLook']) };
    const baseConfig = { paths: Number(paths), seed: Number(seed), ...stopping };
    return {
      name: String(name),
      tags: [],
      priority: 'batch',
      baseConfig,
      configHash: canonicalHash(baseConfig),
      seed: Number(seed),
      design: { kind: 'list', points: Number(strategies), excluded: 0, duplicates: 0 },
      strategies: Array.from({ length: Number(strategies) }, (_, index) => {
        const config = { ...baseConfig, strategy: index, group: index % Number(groups) };
        return {
          index,
          role: { kind: 'variant' },
          parameters: { strategy: index },
          config,
          configHash: canonicalHash(config),
        };
      }),
    };
  },
  pathsOf: (config) => Number(config['paths']),
  checkpointsOf: ({ paths, stop_at: stopAt, first_look: first }) => {
    if (Number(stopAt) === 0) return [];
    const counts: number[] = [];
    for (let n = Number(first); n < Number(paths); n *= 2) counts.push(n);
    return [...counts, Number(paths)];
  },
  judge: ({ baseConfig, paths, figures }) => {
    const converged = figures.every(({ result }) => Number(result['half_width']) <= Number(baseConfig['stop_at']));
    return { paths, converged, found: { means: figures.map(({ result }) => result['value'] ?? null) } };
  },
  mergeAggregates: (into, more) => ({
    n: member(into, 'n') + member(more, 'n'),
    sum: member(into, 'sum') + member(more, 'sum'),
  }),
  estimates: (aggregates) =>
    [...aggregates]
      .sort(([a], [b]) => a - b)
      .map(([index, sums]) => ({ index, n: member(sums, 'n'), mean: member(sums, 'sum') / member(sums, 'n') })),
  planComparison: ({ strategies }) => {
    const indices = strategies.map(({ index }) => index);
    return { indices, nearest: indices };
  },
  conclude: ({ engineVersion, configHash, seed, strategies, results, comparison, checkpoints }) => ({
    results: {
      engine_version: engineVersion,
      config_hash: configHash,
      seed,
      comparison,
      checkpoints: checkpoints.map(({ paths, converged, found }) => ({ paths, converged, found })),
      strategies: results.map(({ result, index }) => ({ ...result, config: strategies[index]?.config ?? null })),
    },
    frontier: results.map(({ index }) => index),
    guardrails: [],
    analyses: null,
    guardrailFailed: false,
    violations: 0,
  }),
};

/** A bundle of results.json and a digest of every path table, read again in full. */
export const toyBundleWriter: BundleWriter = {
  async write({ strategies, resultsJson, resultDigest, openSections }): Promise<Bundle> {
    const tables: string[] = [];
    for (const { index } of strategies) {
      const pieces: Uint8Array[] = [];
      for await (const section of openSections(index)) pieces.push(section.bytes);
      tables.push(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
    }
    const manifest = new TextEncoder().encode(canonicalJson({ result_digest: resultDigest, tables }));
    return { body: Buffer.concat([resultsJson, manifest]), manifest, dispose: async () => undefined };
  },
};

function member(value: JsonValue, name: string): number {
  const object = value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
  return Number(object[name]);
}
