import { confidenceLabel, type SimulationConfig } from '@ihome/config';
import type { PathColumns } from '../reduction/path-columns';
import type { ConvergenceTable } from '../results';
import { tablePaths } from './checkpoint-paths';
import { pathFigures } from './path-figures';

/**
 * Estimate and half-width of the main figures of a strategy at doubling path counts: mean net IRR, probability of loss, VaR and ES of loss at
 * the highest level, and the figure that a sweep watches which may stop. The intervals have the confidence that it is watched at, else that of
 * the results.
 *
 * @param config its num_paths are the paths that were run
 */
export function convergenceTable(columns: PathColumns, config: SimulationConfig): ConvergenceTable {
  const { convergence } = config.monte_carlo;
  const confidence = convergence.enabled ? convergence.confidence : config.risk.interval_confidence;
  const names = shownFigures(config);
  const rows = tablePaths(config.monte_carlo).map((paths) => {
    const figures = pathFigures(columns, paths, { config, confidence });
    return names.map((name) => ({ paths, ...figures(name) }));
  });
  return { confidence, figures: names.map((name, k) => ({ name, rows: rows.flatMap((row) => row[k] ?? []) })) };
}

function shownFigures({ monte_carlo: { convergence }, risk }: SimulationConfig): string[] {
  const tail = confidenceLabel(Math.max(...risk.confidence_levels));
  const shown = ['net_irr.mean', 'loss.probability', `loss.var_${tail}`, `loss.es_${tail}`];
  return convergence.enabled && !shown.includes(convergence.metric) ? [convergence.metric, ...shown] : shown;
}
