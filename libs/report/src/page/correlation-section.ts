import type { StrategyResult } from '@ihome/monte-carlo';
import { correlationChart } from '../charts/correlation-chart';
import { escapeMarkup } from '../markup';
import { metricLabel } from '../metric-label';
import { fixed } from '../number-format';

/** A matrix of correlations for each of the strategies; nothing where none has a pair of metrics. */
export function correlationSection(strategies: readonly StrategyResult[]): string {
  const shown = strategies.filter(({ correlations }) => correlations.pairs.length > 0);
  if (shown.length === 0) return '';
  const matrices = shown.map(({ index, name, correlations }) => {
    const title = `Correlations of strategy ${index}`;
    const chart = correlationChart({ table: correlations, title, label: metricLabel });
    return `<div class="figure"><h3>${index}. ${escapeMarkup(name)}</h3><p class="note">${pathsText(correlations)}</p>${chart}</div>`;
  });
  const note =
    'Over the paths that have both metrics: Pearson’s above the diagonal, of the ranks (Spearman) below it; intervals on hover, all strategies in correlations.csv.';
  return `<h2>Correlations</h2><p class="note">${note}</p><div class="charts pairs">${matrices.join('')}</div>`;
}

/** Least and most paths of the pairs. */
function pathsText({ pairs }: StrategyResult['correlations']): string {
  const counts = pairs.map(({ n }) => n);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return `${least === most ? fixed(least, 0) : `${fixed(least, 0)} to ${fixed(most, 0)}`} paths a pair.`;
}
