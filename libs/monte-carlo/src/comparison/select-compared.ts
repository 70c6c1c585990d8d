import type { SimulationConfig } from '@ihome/config';
import { efficientFrontier, type FrontierAxes } from '../efficient-frontier';
import type { StrategyResult } from '../results';

/** Most strategies of a comparison: every pair can be told from what is kept of them. */
const MOST_COMPARED = 64;

/** Most paths times strategies of a comparison: 8 bytes each for at most three figures, 96 MB in all. */
const MOST_COMPARED_PATHS = 4_000_000;

type RandomNumbers = SimulationConfig['monte_carlo'];

/** A strategy that may be compared. */
export interface ComparisonCandidate {
  readonly result: StrategyResult;
  readonly config: SimulationConfig;
}

/** Positions of the strategies that are compared, ascending, and why others are not. */
export interface ComparedSelection {
  readonly positions: readonly number[];
  /** The first of them by distance from the frontier. */
  readonly nearest: readonly number[];
  /** Null when all are. */
  readonly limit: string | null;
}

/**
 * The strategies on the same paths as the first: all of them where memory allows, else the first one and those nearest the frontier: its
 * members, then the members of the frontier without these, and so on; equal ones by index.
 */
export function selectCompared(candidates: readonly ComparisonCandidate[], axes: FrontierAxes): ComparedSelection {
  const first = candidates[0]?.config.monte_carlo;
  const paired = candidates.flatMap(({ config: { monte_carlo } }, position) =>
    isPaired(monte_carlo, first) ? [position] : [],
  );
  const room = Math.min(MOST_COMPARED, Math.floor(MOST_COMPARED_PATHS / (first?.num_paths ?? 1)));
  const ordered = nearestFirst(paired, candidates, axes);
  const kept = new Set(paired.length <= room ? paired : [...new Set([0, ...ordered])].slice(0, room));
  const reasons = [
    paired.length < candidates.length ? `${candidates.length - paired.length} have other paths than the first` : '',
    kept.size < paired.length
      ? `the ${kept.size} nearest the frontier of ${paired.length} are compared, for memory holds ${room}`
      : '',
  ].filter((reason) => reason !== '');
  return {
    positions: [...kept].sort((a, b) => a - b),
    nearest: ordered.filter((position) => kept.has(position)),
    limit: reasons.length === 0 ? null : reasons.join('; '),
  };
}

/** Whether two strategies have the same paths: as many, from the same seed and sampler. */
function isPaired(own: RandomNumbers, first: RandomNumbers | undefined): boolean {
  return (['num_paths', 'seed', 'sampler', 'scrambles'] as const).every((name) => own[name] === first?.[name]);
}

/** Layer by layer of non-dominated strategies; those with a missing figure last. */
function nearestFirst(
  positions: readonly number[],
  candidates: readonly ComparisonCandidate[],
  axes: FrontierAxes,
): number[] {
  const ordered: number[] = [];
  let left = [...positions];
  while (left.length > 0 && ordered.length <= MOST_COMPARED) {
    const { points } = efficientFrontier(
      left.map((position) => candidates[position]!.result),
      axes,
    );
    const layer = left.filter((_, i) => points[i]!.on_frontier);
    if (layer.length === 0) break;
    ordered.push(...layer);
    left = left.filter((_, i) => !points[i]!.on_frontier);
  }
  return [...ordered, ...left];
}
