import type { AnalysedRun, BaseDifference, MovedRun, SweepAnalyses } from '@ihome/monte-carlo';
import { tornadoChart, type TornadoBar, type TornadoEnd } from '../charts/tornado-chart';
import { escapeMarkup } from '../markup';
import { metricFormat, metricLabel } from '../metric-label';
import { compact, fixed } from '../number-format';
import { figure } from './figure-text';
import { indicesSection } from './indices-section';

/** Figures that have a tornado of their own. */
const TORNADOES = ['net_irr.mean', 'loss.es_'];

/** Stress table of the base configuration; nothing where no scenario was asked for. */
export function stressSection({ stress }: SweepAnalyses): string {
  return stress.length === 0 ? '' : `<h2>Stress</h2>${stressTable(stress)}`;
}

/** Tornados or Sobol' indices of the base configuration; nothing where neither was asked for. */
export function sensitivitySection({ sensitivity, indices }: SweepAnalyses): string {
  return [
    sensitivity.length === 0 ? '' : `<h2>Sensitivity</h2>${tornados(sensitivity)}`,
    indices === null ? '' : `<h2>Sensitivity: Sobol’ indices</h2>${indicesSection(indices)}`,
  ].join('\n');
}

function stressTable(stress: SweepAnalyses['stress']): string {
  const figures = stress[0]?.differences.map((difference) => difference.figure) ?? [];
  const head = figures.map((name) => `<th>${escapeMarkup(metricLabel(name))}</th>`).join('');
  const rows = stress.map(({ scenario, ...run }) => {
    const cells = figures.map((name) => `<td>${changeText(differenceOf(run, name))}</td>`).join('');
    return `<tr><td class="text name">${escapeMarkup(scenario)}</td>${cells}</tr>`;
  });
  return `<p class="note">The base configuration under each scenario on the same random numbers: change against the base ± standard error of the paired difference.</p><div class="scroll"><table><thead><tr><th class="text">Scenario</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function changeText(difference: BaseDifference | undefined): string {
  if (difference === undefined) return '';
  const format = changeFormat(difference.figure);
  return `${figure(difference.value, format)} <span class="se">± ${figure(difference.standard_error, (error) => format(error).replace('+', ''))}</span>`;
}

/** A change as it reads: with its sign, rates in percentage points. */
function changeFormat(name: string): (value: number) => string {
  const isPlain = metricFormat(name) === compact;
  return (value) => `${value > 0 ? '+' : ''}${isPlain ? fixed(value, 3) : `${fixed(100 * value, 2)} pp`}`;
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
  const note =
    'Each parameter alone at its low and its high value, all else as in the base configuration, on the same random numbers: blue for the low value, green for the high one. Lines are intervals of the paired difference.';
  return `<p class="note">${note}</p>${charts.map((chart, i) => `<h3>${escapeMarkup(metricLabel(shown[i] ?? ''))}</h3>${chart}`).join('')}`;
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
