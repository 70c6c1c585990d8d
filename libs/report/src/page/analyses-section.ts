import { figureOf, type AnalysedRun, type BaseDifference, type MovedRun, type SweepAnalyses } from '@ihome/monte-carlo';
import { tornadoChart, type TornadoBar, type TornadoEnd } from '../charts/tornado-chart';
import { escapeMarkup } from '../markup';
import { metricFormat, metricLabel } from '../metric-label';
import { compact, errorDigits, fixed, multiple, percent } from '../number-format';
import { metricTerm } from './definitions';
import { figure } from './figure-text';
import { indicesSection } from './indices-section';

/** Of intervals that are not shown. */
const SHOWN_CONFIDENCE = 0.95;

/** Figures that have a tornado of their own. */
const TORNADOES = ['net_irr.mean', 'loss.es_'];

/** Stress table of the base configuration; nothing where no scenario was asked for. */
export function stressSection({ stress }: SweepAnalyses): string {
  return stress.length === 0 ? '' : `<h2>Stress</h2>${stressTable(stress)}`;
}

/** Tornados or Sobol' indices of the base configuration; nothing where neither was asked for. */
export function sensitivitySection({ sensitivity, indices }: SweepAnalyses): string {
  if (sensitivity.length === 0 && indices === null) return '';
  return [
    '<h2>Sensitivity</h2>',
    sensitivity.length === 0 ? '' : `<h3>One parameter at a time</h3>${tornados(sensitivity)}`,
    indices === null ? '' : `<h3>Sobol’ indices</h3>${indicesSection(indices)}`,
  ].join('\n');
}

function stressTable(stress: SweepAnalyses['stress']): string {
  const figures = stress[0]?.differences.map((difference) => difference.figure) ?? [];
  const head = figures.map((name) => `<th>${metricTerm(name)}</th>`).join('');
  const rows = stress.map(({ scenario, ...run }) => {
    const cells = figures.map((name) => `<td>${levelText(run, name)}<br>${changeText(differenceOf(run, name))}</td>`);
    return `<tr><td class="text name">${escapeMarkup(scenario)}</td>${cells.join('')}</tr>`;
  });
  const note = `The base configuration under each scenario on the same random numbers: the figure, and below it its change against the base ± standard error of the paired difference, over ${pathsText(stress)} paths. All intervals are in stress.csv.`;
  return `<p class="note">${note}</p><div class="scroll"><table><thead><tr><th class="text">Scenario</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** The figure itself; the chance to clear the hurdle is kept as a probability. */
function levelText(run: AnalysedRun, name: string): string {
  const kept = name === 'hurdle_cleared.mean' ? 'clear_hurdle.probability' : name;
  const format =
    metricFormat(name) === compact ? (value: number) => multiple(value, 3) : (value: number) => percent(value);
  return figure(figureOf(run, kept, SHOWN_CONFIDENCE).value, format);
}

function changeText(difference: BaseDifference | undefined): string {
  if (difference === undefined) return '';
  const isPlain = metricFormat(difference.figure) === compact;
  const change = (value: number): string =>
    `${value > 0 ? '+' : ''}${isPlain ? fixed(value, 3) : `${fixed(100 * value, 2)} pp`}`;
  const error = (value: number): string => (isPlain ? errorDigits(value, 3) : `${errorDigits(100 * value, 2)} pp`);
  return `<span class="se">${figure(difference.value, change)} ± ${figure(difference.standard_error, error)}</span>`;
}

/** Least and most paths of the differences of some runs. */
function pathsText(runs: readonly AnalysedRun[]): string {
  const counts = runs.flatMap(({ differences }) => differences.map(({ n }) => n));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? fixed(least, 0) : `${fixed(least, 0)} to ${fixed(most, 0)}`;
}

function tornados(sensitivity: SweepAnalyses['sensitivity']): string {
  const names = [
    ...new Set(sensitivity.flatMap(({ low, high }) => (low ?? high)?.differences.map((d) => d.figure) ?? [])),
  ];
  const shown = names.filter((name) => TORNADOES.some((start) => name.startsWith(start)));
  const charts = shown.map((name) => {
    const bars = sensitivity
      .map(({ parameter, low, high }) => ({ name: parameter, low: endOf(low, name), high: endOf(high, name) }))
      .sort((a, b) => reach(b) - reach(a));
    return tornadoChart({
      bars,
      title: metricLabel(name),
      axisTitle: 'Change against the base, percentage points',
      format: (value) => fixed(100 * value, 1),
    });
  });
  const runs = sensitivity.flatMap(({ low, high }) => [low, high].flatMap((run) => (run === null ? [] : [run])));
  const note = `Each parameter alone at its low and its high value, all else as in the base configuration, on the same random numbers, over ${pathsText(runs)} paths. Lines are intervals of the paired difference; the values of the parameter stand beside the bars.`;
  const key = '<span class="key low"></span>low value <span class="key high"></span>high value';
  return `<p class="note">${note} ${key}</p>${charts.map((chart, i) => `<div class="figure"><h4>${metricTerm(shown[i] ?? '')}</h4>${chart}</div>`).join('')}`;
}

function endOf(run: MovedRun | null, name: string): TornadoEnd | null {
  const difference = run === null ? undefined : differenceOf(run, name);
  if (run === null || typeof difference?.value !== 'number') return null;
  const { value: change, low, high } = difference;
  const known = typeof low === 'number' && typeof high === 'number';
  return { label: compact(run.value), change, low: known ? low : null, high: known ? high : null };
}

function reach({ low, high }: TornadoBar): number {
  return Math.abs((high?.change ?? 0) - (low?.change ?? 0));
}

function differenceOf({ differences }: AnalysedRun, name: string): BaseDifference | undefined {
  return differences.find((difference) => difference.figure === name);
}
