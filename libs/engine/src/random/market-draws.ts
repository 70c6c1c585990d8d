import { normalQuantile } from '../math/normal-quantile';
import type { ResolvedSampling } from '../resolve/resolve-sampling';
import { drawBridged } from './bridged-draws';
import type { DrawRow } from './draw-row';
import { threefry4x32 } from './threefry';
import { uniformFromWord } from './uniform';

/** Where the draws of a path are written. */
export interface PathDraws {
  readonly path: number;
  /** Numbers of all rows, by `DrawRow.at`. */
  readonly draws: Float64Array;
  /** Scratch: four random words. */
  readonly words: Uint32Array;
  /** Scratch: nodes of a bridge. */
  readonly nodes: Float64Array;
}

/**
 * Writes the uniforms of a row: a pure function of seed, path and the settings of the sampler.
 * Source: `docs/model/sampling.md`. Verified by `market-draws.spec.ts`.
 */
export function drawUniforms(sampling: ResolvedSampling, row: DrawRow, target: PathDraws): void {
  const { path, draws, words } = target;
  const mirrored = sampling.sampler === 'antithetic';
  const counter = mirrored ? path >>> 1 : path;
  const flip = mirrored && (path & 1) === 1 ? 0xffffffff : 0;
  const { randomKey } = sampling;
  const { purpose, entity, count, at } = row;
  for (let i = 0; i < count; i++) {
    const lane = i & 3;
    if (lane === 0) threefry4x32(randomKey, counter, purpose, entity, i >> 2, words);
    draws[at + i] = uniformFromWord((words[lane]! ^ flip) >>> 0);
  }
}

/** Writes the standard normals of a row, likewise. */
export function drawNormals(sampling: ResolvedSampling, row: DrawRow, target: PathDraws): void {
  if ('scrambles' in sampling && row.stream >= 0) return drawBridged(sampling, row, target);
  const { path, draws, words } = target;
  const mirrored = sampling.sampler === 'antithetic';
  const counter = mirrored ? path >>> 1 : path;
  const { randomKey } = sampling;
  const { purpose, entity, count, at } = row;
  for (let i = 0; i < count; i++) {
    const lane = i & 3;
    if (lane === 0) threefry4x32(randomKey, counter, purpose, entity, i >> 2, words);
    draws[at + i] = normalQuantile(uniformFromWord(words[lane]!));
  }
  if (mirrored && (path & 1) === 1) for (let i = at; i < at + count; i++) draws[i] = -draws[i]!;
}
