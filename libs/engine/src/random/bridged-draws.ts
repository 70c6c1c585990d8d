import { normalQuantile } from '../math/normal-quantile';
import type { ScrambledSampling } from '../resolve/resolve-sampling';
import { bridgeSteps, partsAt, type BridgeSpan } from './bridge';
import { NODES_WITH_DIMENSION, type DrawRow } from './draw-row';
import type { PathDraws } from './market-draws';
import { reversedSobolWord, scrambled } from './sobol';
import { stratum } from './stratum';
import { threefry4x32 } from './threefry';
import { uniformFromWord } from './uniform';

/** Largest number below 1. */
const BELOW_ONE = 0.9999999999999999;

/**
 * Writes the normals of a row with dimensions: bridge after bridge, the first nodes of each from the design, the finer ones keyed.
 * Dimension of node k of bridge b: (b·16 + k)·streams + stream, so that it depends on neither horizon nor model.
 */
export function drawBridged(sampling: ScrambledSampling, row: DrawRow, target: PathDraws): void {
  const { count, at, bridged } = row;
  for (let first = 0; first < count; first += bridged) {
    const span = { bridged, steps: Math.min(bridged, count - first) };
    fillNodes(sampling, row, { target, first, span });
    bridgeSteps(target.nodes, span, target.draws, at + first);
  }
}

/** One bridge of a row. */
interface RowBridge {
  readonly target: PathDraws;
  /** Number of its first step in the row. */
  readonly first: number;
  readonly span: BridgeSpan;
}

/** Level by level: a node from the design where it has a dimension, else from its counter, draw node >> 2 of the row's place. */
function fillNodes(sampling: ScrambledSampling, row: DrawRow, { target, first, span }: RowBridge): void {
  const { path, words, nodes } = target;
  const { streams, dimensions, scrambles, points, randomKey, seeds, directions, sampler } = sampling;
  const { purpose, entity, bridged, stream } = row;
  const isSobol = sampler === 'sobol';
  const scramble = path % scrambles;
  const point = (path - scramble) / scrambles;
  const firstDimension = (first / bridged) * NODES_WITH_DIMENSION * streams + stream;
  let drawn = -1;
  for (let level = 0; level < bridged; level = level === 0 ? 1 : 2 * level) {
    const end = level + (level === 0 ? 1 : partsAt(level, span));
    for (let node = level; node < end; node++) {
      const dimension = firstDimension + node * streams;
      const hasDimension = node < NODES_WITH_DIMENSION && dimension < dimensions;
      if (hasDimension && isSobol) {
        const word = reversedSobolWord(directions, dimension, point);
        nodes[node] = normalQuantile(uniformFromWord(scrambled(word, seeds[scramble * dimensions + dimension]!)));
        continue;
      }
      const draw = (first + node) >> 2;
      if (draw !== drawn) threefry4x32(randomKey, path, purpose, entity, draw, words);
      drawn = draw;
      let u = uniformFromWord(words[node & 3]!);
      if (hasDimension) {
        u = (stratum(point, points, seeds[scramble * dimensions + dimension]!) + u) / points;
        if (!(u < 1)) u = BELOW_ONE;
      }
      nodes[node] = normalQuantile(u);
    }
  }
}
