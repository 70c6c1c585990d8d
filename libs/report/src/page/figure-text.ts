import type { Estimate, Figure, MetricSummary } from '@ihome/monte-carlo';
import { escapeMarkup } from '../markup';

/** How a figure reads; a missing one reads as a dash whose reason shows on hover. */
export function figure(value: Figure, format: (value: number) => string): string {
  if (typeof value === 'number') return format(value);
  const label = value.status === 'not_applicable' ? 'n/a' : '—';
  return `<span class="na" title="${escapeMarkup(value.reason)}">${label}</span>`;
}

/** Mean ± standard error. */
export function meanWithError(
  summary: Pick<MetricSummary, 'mean' | 'standard_error'>,
  format: (value: number) => string,
): string {
  return `${figure(summary.mean, format)} <span class="se">± ${figure(summary.standard_error, format)}</span>`;
}

/** The estimate, with its interval on hover. */
export function estimate(value: Estimate, format: (value: number) => string): string {
  const hover =
    typeof value.low === 'number' && typeof value.high === 'number'
      ? `${format(value.low)} to ${format(value.high)}`
      : 'no interval';
  return `<span title="${escapeMarkup(hover)}">${figure(value.value, format)}</span>`;
}
