import { SimulationError } from '@ihome/config';
import type { JsonObject } from '../ports/json';
import type { SweepPorts } from '../ports/sweep-ports';
import type { StrategyRecord, StrategyResultRow, SweepRecord } from '../ports/sweep-records';
import { pathsRun, readSections } from './path-sections';

/** What a comparison reads and where it computes. */
export type ComparePorts = Pick<SweepPorts, 'store' | 'objects' | 'compute' | 'model'>;

/**
 * Compares what the sweep asks for path by path, once every strategy has its row: the model chooses which strategies, by the rows alone, and a
 * compute thread reads the columns it needs of one section after another. Nothing is kept of it: a reduction that is broken off starts it anew.
 *
 * @returns null when the model plans none
 * @throws SimulationError lease_lost, retryable, when it is broken off
 */
export async function compareVariants(
  ports: ComparePorts,
  { sweep, signal }: { readonly sweep: SweepRecord; readonly signal: AbortSignal },
  rows: { readonly strategies: readonly StrategyRecord[]; readonly results: readonly StrategyResultRow[] },
): Promise<JsonObject | null> {
  const { indices, nearest } = ports.model.planComparison(rows);
  if (indices.length === 0) return null;
  const chosen = new Set(indices);
  const strategies = rows.strategies.filter(({ index }) => chosen.has(index));
  const paths = pathsRun(sweep, indices[0]!);
  const openSections = (index: number): ReturnType<typeof readSections> => readSections(ports, sweep, { index, paths });
  const comparison = await ports.compute.compare({ strategies, nearest, paths, openSections, signal });
  if (comparison !== null) return comparison;
  throw new SimulationError('lease_lost', 'The reduction was broken off while strategies were compared.', {
    retryable: true,
  });
}
