import type { StrategyResult, SweepResultDocument } from '@ihome/monte-carlo';
import { escapeMarkup } from '../markup';
import { percent } from '../number-format';
import { meanWithError } from './figure-text';
import { tailPhrase, undefinedNote } from './headline-table';

/** The first things a fund manager asks, answered in sentences from the figures. */
export function findings(document: SweepResultDocument): string {
  const { strategies, frontier } = document;
  const withIrr = strategies.filter((strategy) => typeof strategy.metrics['net_irr']?.mean === 'number');
  const mean = (strategy: StrategyResult): number => {
    const value = strategy.metrics['net_irr']?.mean;
    return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
  };
  const best = [...withIrr].sort((a, b) => mean(b) - mean(a))[0];
  const clearing = withIrr.filter((strategy) => mean(strategy) >= strategy.config.waterfall.hurdle_rate);
  const members = frontier.points.filter((point) => point.on_frontier);
  const failing = strategies.filter((strategy) =>
    strategy.guardrails.some((guardrail) => guardrail.status === 'breach' && guardrail.severity === 'error'),
  );
  const undefinedPaths = strategies
    .map((strategy) => ({ strategy, note: undefinedNote(strategy, 'net_irr') }))
    .filter(({ note }) => note !== '');
  const sentences = [
    best?.metrics['net_irr'] === undefined
      ? 'No strategy has a defined mean net IRR.'
      : `Highest mean net IRR: <strong>${meanWithError(best.metrics['net_irr'], (value) => percent(value))}</strong> — ${best.index}. ${escapeMarkup(best.name)}; ${tailPhrase(best)}.`,
    `${clearing.length} of ${strategies.length} ${strategies.length === 1 ? 'strategy reaches' : 'strategies reach'} a mean net IRR at or above the hurdle.`,
    strategies.length > 1
      ? `${members.length} ${members.length === 1 ? 'strategy is' : 'strategies are'} not dominated: ${members.map((point) => point.index).join(', ')}.`
      : '',
    failing.length === 0
      ? 'No strategy breaches an error guardrail.'
      : `Error guardrails are breached by ${failing.length} of ${strategies.length}: ${failing
          .slice(0, 20)
          .map((strategy) => strategy.index)
          .join(', ')}${failing.length > 20 ? ' and more' : ''}.`,
    undefinedPaths.length === 0
      ? ''
      : `Paths without an ordinary net IRR: ${undefinedPaths
          .slice(0, 5)
          .map(({ strategy, note }) => `strategy ${strategy.index}: ${escapeMarkup(note)}`)
          .join('; ')}${undefinedPaths.length > 5 ? '; and more' : ''}.`,
  ];
  return `<ul class="findings">${sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `<li>${sentence}</li>`)
    .join('')}</ul>`;
}
