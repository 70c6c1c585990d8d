import type { GuardrailResult, StrategyResult } from '@ihome/monte-carlo';
import { escapeMarkup } from '../markup';
import { compact, percent } from '../number-format';
import { figure } from './figure-text';

/** Guardrails on shares and rates, which read as percentages. */
const RATES = new Set([
  ...['max_ltv', 'max_cltv', 'max_zone_allocation', 'var_99', 'es_99', 'default_rate', 'hurdle_clear_probability'],
  ...['suburb_concentration', 'stressed_ltv', 'leverage_use', 'liquidity', 'mean_net_irr', 'p5_net_irr'],
  ...['loan_concentration', 'homeowner_cost'],
]);

/** Guardrails by code: breaches first, each with its threshold and how the strategies stand to it. */
export function guardrailSection(strategies: readonly StrategyResult[]): string {
  const byCode = new Map<string, { readonly strategy: StrategyResult; readonly result: GuardrailResult }[]>();
  for (const strategy of strategies) {
    for (const result of strategy.guardrails)
      byCode.set(result.code, [...(byCode.get(result.code) ?? []), { strategy, result }]);
  }
  const rows = [...byCode.values()].sort((a, b) => breaches(b) - breaches(a)).map(codeRow);
  return `<div class="scroll"><table><thead><tr><th class="text">Guardrail</th><th class="text">Layer</th><th class="text">Severity</th><th>Threshold</th><th>Lowest</th><th>Highest</th><th class="text">Outcome</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

type Tested = readonly { readonly strategy: StrategyResult; readonly result: GuardrailResult }[];

function breaches(tested: Tested): number {
  return tested.filter(({ result }) => result.status === 'breach').length;
}

function codeRow(tested: Tested): string {
  const first = tested[0]?.result;
  if (first === undefined) return '';
  const values = tested.flatMap(({ result }) => (typeof result.value === 'number' ? [result.value] : []));
  const broken = tested.filter(({ result }) => result.status === 'breach');
  const applicable = tested.some(({ result }) => result.status !== 'not_applicable');
  const outcome = !applicable
    ? `<span class="na">not applicable</span>`
    : broken.length === 0
      ? '<span class="pass">pass</span>'
      : `<span class="${first.severity === 'error' ? 'breach' : 'warning'}">${first.severity === 'error' ? 'breached' : 'warned'}</span> by ${
          broken.length === tested.length
            ? 'all'
            : broken
                .slice(0, 12)
                .map(({ strategy }) => strategy.index)
                .join(', ')
        }${broken.length > 12 && broken.length < tested.length ? ' and more' : ''}`;
  const format = (value: number): string => (RATES.has(first.code) ? percent(value, 1) : compact(value));
  const end = (value: number) => (values.length === 0 ? '<span class="na">n/a</span>' : format(value));
  return `<tr><td class="text">${escapeMarkup(first.message)} <code class="code">${escapeMarkup(first.code)}</code></td><td class="text">${first.layer}</td><td class="text">${first.severity}</td><td>${figure(first.threshold, format)}</td><td>${end(Math.min(...values))}</td><td>${end(Math.max(...values))}</td><td class="text">${outcome}</td></tr>`;
}
