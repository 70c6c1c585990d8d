import type { Frontier } from '@ihome/monte-carlo';
import { frontierChart } from '../charts/frontier-chart';
import { escapeMarkup } from '../markup';
import { fixed, percent } from '../number-format';
import { metricTerm, term } from './definitions';
import { mixRows, shortfallName } from './mix-table';
import { zoneMixSection } from './zone-mix-section';

/** Least probability of membership that the table shows. */
const LEAST_SHOWN = 0.005;

/** Most rows of the table of members. */
const MOST_ROWS = 25;

/** The frontier with confidence regions, its likely members, and the optimal mixes of strategies and of zones. */
export function frontierSection(frontier: Frontier, hurdle: number | undefined): string {
  const chart = frontierChart({ frontier, ...(hurdle === undefined ? {} : { hurdle }) });
  return [
    `<h2>Efficient frontier</h2><div class="figure">${chart}</div><p class="note">Numbers are the strategies of the table above. Outlines hold the true point with the confidence of the intervals, from the bootstrap of the paths; bars are intervals where there is none. Filled points are on the frontier.</p>`,
    memberTable(frontier),
    mixTable(frontier.mixes),
    zoneMixSection(frontier, 'h3'),
  ].join('\n');
}

function memberTable({ points }: Frontier): string {
  const likely = points
    .flatMap((point) => (typeof point.membership === 'number' ? [{ ...point, share: point.membership }] : []))
    .filter(({ share, on_frontier: isMember }) => isMember || share >= LEAST_SHOWN)
    .sort((a, b) => b.share - a.share || a.index - b.index);
  if (likely.length === 0) return '';
  const rows = likely.slice(0, MOST_ROWS).map(({ index, name, share, on_frontier: isMember }) => {
    return `<tr${isMember ? ' class="member"' : ''}><td class="text">${index}. ${escapeMarkup(name)}</td><td>${percent(share, 1)}</td></tr>`;
  });
  return `<div class="scroll"><table><thead><tr><th class="text">Strategy</th><th>${term('membership', 'Probability that it is on the frontier')}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function mixTable(mixes: Frontier['mixes']): string {
  if ('status' in mixes) {
    return mixes.status === 'infeasible'
      ? `<p class="note">No mix of strategies: ${escapeMarkup(mixes.reason)}.</p>`
      : '';
  }
  const { strategies, mean_variance: variance, mean_es: shortfall, level } = mixes;
  const es = shortfallName(level);
  const rows = mixRows(
    [
      { name: 'Least standard deviation', mix: variance.minimum_risk, risk: 'sd' },
      { name: 'Most profit per standard deviation', mix: variance.maximum_ratio, risk: 'sd' },
      { name: `Least ${es}`, mix: shortfall.minimum_risk, risk: es },
      { name: `Most profit per ${es}`, mix: shortfall.maximum_ratio, risk: es },
    ],
    strategies,
  );
  return `<h3>Optimal mixes of strategies</h3><p class="note">Shares of paid-in capital in the strategies ${strategies.join(', ')}; multiples add up by share, rates of return do not. ${fixed(mixes.n, 0)} paths. Found on these paths, so slightly better than they will be on others; mixes.csv has the whole frontier.</p><div class="scroll"><table><thead><tr><th class="text">${term('mix', 'Mix')}</th><th>${metricTerm('tvpi.mean')}</th><th>Risk</th><th class="text">Shares</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
