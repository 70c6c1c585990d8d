/**
 * Brownian bridge over a row of independent steps: from one normal for the sum of all steps of a bridge, one for the difference between its
 * halves, and so on down to single steps. Node 0 is the sum, node 2^l + j splits part j of level l. A part's sum over √(its steps) is a
 * standard normal s; its halves have (s + z)·√½ and (s − z)·√½ with z of its node. The steps are independent standard normals, and the first nodes
 * decide most of the path. A row that ends within the bridge leaves out what lies beyond: its steps do not depend on where it ends.
 *
 * Source: Lévy's construction; Caflisch and Moskowitz (1995); Glasserman, Monte Carlo Methods in Financial Engineering, 3.1.
 * `docs/model/sampling.md`. Verified by `bridge.spec.ts`.
 */
const ROOT_HALF = Math.sqrt(0.5);

/** Steps that a row has in the bridge, and the bridge's length. */
export interface BridgeSpan {
  /** A power of two. */
  readonly bridged: number;
  /** 1 … bridged. */
  readonly steps: number;
}

/** Parts of a level that hold steps of the row: nodes 2^l … 2^l + parts − 1 are needed to split them. */
export function partsAt(level: number, { bridged, steps }: BridgeSpan): number {
  return Math.ceil((steps * level) / bridged);
}

/** Writes the steps to `out[at …]` from the normals of the nodes. */
export function bridgeSteps(nodes: Float64Array, span: BridgeSpan, out: Float64Array, at: number): void {
  out[at] = nodes[0]!;
  for (let level = 1; level < span.bridged; level *= 2) {
    const parts = partsAt(level, span);
    const next = partsAt(2 * level, span);
    for (let part = parts - 1; part >= 0; part--) {
      const sum = out[at + part]!;
      const difference = nodes[level + part]!;
      if (2 * part + 1 < next) out[at + 2 * part + 1] = (sum - difference) * ROOT_HALF;
      out[at + 2 * part] = (sum + difference) * ROOT_HALF;
    }
  }
}
