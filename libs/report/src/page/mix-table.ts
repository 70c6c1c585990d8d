import type { Mix, MixOutcome } from '@ihome/monte-carlo';
import { escapeMarkup } from '../markup';
import { fixed, multiple, percent } from '../number-format';
import { figure } from './figure-text';

/** A mix in a table: what it is, and by which risk. */
export interface MixRow {
  readonly name: string;
  readonly mix: MixOutcome;
  readonly risk: string;
}

/** Mixes with mean multiple, risk and shares; one that does not exist says why. @param members what is mixed, in the order of the shares */
export function mixRows(rows: readonly MixRow[], members: readonly (number | string)[]): string {
  return rows
    .map(({ name, mix, risk }) => `<tr><td class="text">${name}</td>${mixCells(mix, members, risk)}</tr>`)
    .join('');
}

/** Expected shortfall at a level as tables call it. */
export function shortfallName(level: number): string {
  return `ES ${fixed(100 * level, level === Math.round(100 * level) / 100 ? 0 : 1)}%`;
}

function mixCells(outcome: MixOutcome, members: readonly (number | string)[], risk: string): string {
  if ('status' in outcome) return `<td colspan="3" class="text na">none: ${escapeMarkup(outcome.reason)}</td>`;
  const error = (value: Mix['risk']): string => `<span class="se">± ${figure(value, (x) => fixed(x, 4))}</span>`;
  return `<td>${figure(outcome.multiple, (x) => multiple(x, 3))} ${error(outcome.multiple_error)}</td><td>${risk} ${figure(outcome.risk, (x) => fixed(x, 4))} ${error(outcome.risk_error)}</td><td class="text">${shares(outcome, members)}</td>`;
}

function shares({ weights }: Mix, members: readonly (number | string)[]): string {
  return weights
    .flatMap((weight, i) =>
      weight >= 0.0005 ? [`${escapeMarkup(String(members[i] ?? ''))}: ${percent(weight, 1)}`] : [],
    )
    .join(' · ');
}
