import type { ComparedFigureResult, SweepComparison, SweepResultDocument } from '@ihome/monte-carlo';
import { differenceChart, type DifferenceRow } from '../charts/difference-chart';
import { escapeMarkup } from '../markup';
import { metricFormat, metricLabel } from '../metric-label';
import { compact, fixed, percent } from '../number-format';
import { metricTerm } from './definitions';

/** Most rows of a chart: those closest to the best. */
const MOST_ROWS = 20;

/** Paired differences against the best strategy, a chart a figure; nothing where no strategies were compared. */
export function comparisonSection({ comparison, strategies }: SweepResultDocument): string {
  if ('status' in comparison) return '';
  const names = new Map(strategies.map(({ index, name }) => [index, `${index}. ${name}`]));
  const charts = comparison.figures.flatMap((figure) => {
    const chart = figureChart(figure, names);
    return chart === ''
      ? []
      : [`<div class="figure"><h3>${metricTerm(figure.figure)}</h3>${bestText(figure, names)}${chart}</div>`];
  });
  return `<h2>Paired differences</h2><p class="note">Each strategy less the best one on the same random numbers, path by path over ${fixed(comparison.paths, 0)} paths, with the ${percent(comparison.confidence, 0)} interval of the difference; a point is filled where that leaves zero out.${limitText(comparison)} comparison.csv has the correlations and the differences from strategy 0.</p>${charts.join('')}`;
}

function limitText({ limit }: SweepComparison): string {
  return limit === null ? '' : ` Not all are compared: ${escapeMarkup(limit)}.`;
}

function bestText({ best, strategies }: ComparedFigureResult, names: ReadonlyMap<number, string>): string {
  if (best === null) return '';
  const share = strategies.find(({ index }) => index === best)?.best_probability;
  const probability = typeof share === 'number' ? `, best with probability ${percent(share, 0)}` : '';
  return `<p class="note">Best: ${escapeMarkup(names.get(best) ?? String(best))}${probability}.</p>`;
}

function figureChart(compared: ComparedFigureResult, names: ReadonlyMap<number, string>): string {
  const { figure, best, differences } = compared;
  const isPlain = metricFormat(figure) === compact;
  const scale = isPlain ? 1 : 100;
  const rows = differences
    .filter(({ against }) => against === best)
    .flatMap(({ strategy, value, low, high }): DifferenceRow[] => {
      if (typeof value !== 'number') return [];
      const ends = typeof low === 'number' && typeof high === 'number' ? [low * scale, high * scale] : [null, null];
      return [{ label: names.get(strategy) ?? '', value: value * scale, low: ends[0] ?? null, high: ends[1] ?? null }];
    })
    .sort((a, b) => Math.abs(a.value) - Math.abs(b.value))
    .slice(0, MOST_ROWS);
  if (rows.length === 0) return '';
  const label = metricLabel(figure);
  return differenceChart({
    rows,
    title: `Paired differences: ${label}`,
    axisTitle: `${label}, difference from the best${isPlain ? '' : ', percentage points'}`,
    format: (value) => fixed(value, isPlain ? 3 : 2),
  });
}
