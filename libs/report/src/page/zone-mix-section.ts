import type { Frontier, StrategyZoneMixes } from '@ihome/monte-carlo';
import { escapeMarkup } from '../markup';
import { fixed, multiple, percent } from '../number-format';
import { term } from './definitions';
import { figure } from './figure-text';
import { mixRows, shortfallName } from './mix-table';

/** Most strategies whose zones are shown: the frontier's first. */
const MOST_SHOWN = 3;

/** Optimal mixes of the zones of the strategies nearest the frontier; nothing where no strategy has two. */
export function zoneMixSection({ zone_mixes: zoneMixes, points }: Frontier, heading: 'h2' | 'h3'): string {
  if ('status' in zoneMixes) return '';
  const members = new Set(points.filter(({ on_frontier: isMember }) => isMember).map(({ index }) => index));
  const mixed = zoneMixes.filter(({ zones }) => zones.length > 1);
  const shown = [
    ...mixed.filter(({ index }) => members.has(index)),
    ...mixed.filter(({ index }) => !members.has(index)),
  ].slice(0, MOST_SHOWN);
  if (shown.length === 0) return '';
  const names = new Map(points.map(({ index, name }) => [index, name]));
  return [
    `<${heading}>Optimal mixes of zones</${heading}><p class="note">Shares of what is advanced in each zone. The multiple is gross: cash to advances, before fees, expenses, debt and carry; it adds up by share. Found on these paths, so slightly better than they will be on others; zone-mixes.csv has the whole frontier${shown.length < zoneMixes.length ? ` and all ${zoneMixes.length} strategies` : ''}.</p>`,
    ...shown.map((strategy) => strategyTable(strategy, points.length > 1 ? names.get(strategy.index) : undefined)),
  ].join('');
}

function strategyTable({ index, zones, mixes }: StrategyZoneMixes, name: string | undefined): string {
  const title = name === undefined ? '' : `<h4>${index}. ${escapeMarkup(name)}</h4>`;
  const zoneRows = zones.map(
    ({ zone, target, n, multiple: mean, multiple_error: error, sd }) =>
      `<tr><td class="text">${escapeMarkup(zone)}</td><td>${percent(target, 0)}</td><td>${fixed(n, 0)}</td><td>${figure(mean, (x) => multiple(x, 3))} <span class="se">± ${figure(error, (x) => fixed(x, 4))}</span></td><td>${figure(sd, (x) => fixed(x, 4))}</td></tr>`,
  );
  const zoneTable = `<div class="scroll"><table><thead><tr><th class="text">Zone</th><th>Configured</th><th>${term('path', 'Paths that bought')}</th><th>${term('zone_multiple', 'Mean gross multiple')}</th><th>${term('sd')}</th></tr></thead><tbody>${zoneRows.join('')}</tbody></table></div>`;
  if ('status' in mixes) {
    return `${title}${zoneTable}<p class="note">No mix of zones: ${escapeMarkup(mixes.reason)}.</p>`;
  }
  const { mean_variance: variance, mean_es: shortfall, configured, level } = mixes;
  const es = shortfallName(level);
  const given = (measure: 'mean_variance' | 'mean_es') => ('status' in configured ? configured : configured[measure]);
  const rows = mixRows(
    [
      { name: 'As configured', mix: given('mean_variance'), risk: 'sd' },
      { name: 'Least standard deviation', mix: variance.minimum_risk, risk: 'sd' },
      { name: 'Most profit per standard deviation', mix: variance.maximum_ratio, risk: 'sd' },
      { name: 'As configured', mix: given('mean_es'), risk: es },
      { name: `Least ${es}`, mix: shortfall.minimum_risk, risk: es },
      { name: `Most profit per ${es}`, mix: shortfall.maximum_ratio, risk: es },
    ],
    mixes.zones,
  );
  return `${title}${zoneTable}<p class="note">${fixed(mixes.n, 0)} paths bought in all of them; shares from ${percent(mixes.min_weight, 0)} to ${percent(mixes.max_weight, 0)}.</p><div class="scroll"><table><thead><tr><th class="text">${term('zone_mix', 'Mix')}</th><th>${term('zone_multiple', 'Mean gross multiple')}</th><th>Risk</th><th class="text">Shares</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
