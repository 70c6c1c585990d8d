import type { SweepResultDocument } from '@ihome/monte-carlo';
import { escapeMarkup } from '../markup';
import { fixed } from '../number-format';
import { analysesSection } from './analyses-section';
import { comparisonSection } from './comparison-section';
import { convergenceSection } from './convergence-section';
import { configurationSection } from './configuration-section';
import { DEFINITIONS } from './definitions';
import { findings } from './findings';
import { frontierSection } from './frontier-section';
import { goalSection } from './goal-section';
import { guardrailSection } from './guardrail-section';
import { headlineTable, MOST_TABLE_ROWS } from './headline-table';
import { strategySection } from './strategy-section';
import { REPORT_STYLES } from './styles';
import { twoWaySection } from './two-way-section';
import { uncertaintySection } from './uncertainty-section';

/** What the report is made of. */
export interface ReportInput {
  readonly title: string;
  readonly document: SweepResultDocument;
  readonly resultDigest: string;
  readonly configHash: string;
}

/** Strategies shown with charts of their own: the frontier's, then the first ones. */
const MOST_DETAILED = 6;

/**
 * The report as one HTML file: inline SVG, no script, no request to anywhere; equal input gives equal bytes.
 *
 * @see docs/bundle.md
 */
export function reportPage({ title, document, resultDigest, configHash }: ReportInput): string {
  const { strategies, frontier } = document;
  const hurdles = new Set(strategies.map((strategy) => strategy.config.waterfall.hurdle_rate));
  const [hurdle] = hurdles;
  const members = new Set(frontier.points.filter((point) => point.on_frontier).map((point) => point.index));
  const detailed = [
    ...strategies.filter((strategy) => members.has(strategy.index)),
    ...strategies.filter((strategy) => !members.has(strategy.index)),
  ].slice(0, MOST_DETAILED);
  const fund = strategies[0]?.config.fund;
  const body = [
    `<h1>${escapeMarkup(title)}</h1>`,
    fund === undefined
      ? ''
      : `<p class="meta">${strategies.length} ${strategies.length === 1 ? 'strategy' : 'strategies'} · ${fixed(
          strategies.reduce((sum, strategy) => sum + strategy.paths, 0),
          0,
        )} paths in all · fund of ${fixed(fund.fund_size / 1e6, 1)}m ${escapeMarkup(fund.currency)}, ${fund.fund_term} years from ${fund.vintage_year}</p>`,
    `<p class="meta">engine ${escapeMarkup(document.engine_version)} · seed ${document.seed} · configuration <code>${configHash.slice(0, 16)}</code> · result <code>${resultDigest}</code></p>`,
    findings(document),
    '<h2>Strategies</h2>',
    headlineTable(strategies, frontier),
    strategies.length > MOST_TABLE_ROWS
      ? `<p class="note">The first ${MOST_TABLE_ROWS} of ${strategies.length} strategies; all are in summary.csv.</p>`
      : '',
    strategies.length > 1
      ? frontierSection(frontier, hurdles.size === 1 && frontier.return_metric === 'net_irr.mean' ? hurdle : undefined)
      : '',
    comparisonSection(document),
    `<h2>${detailed.length < strategies.length ? 'Strategies in detail: the frontier first' : 'In detail'}</h2>`,
    ...detailed.map((strategy) =>
      strategySection({
        strategy,
        hurdle: strategy.config.waterfall.hurdle_rate,
        currency: strategy.config.fund.currency,
      }),
    ),
    detailed.length < strategies.length
      ? `<p class="note">${detailed.length} of ${strategies.length} strategies are shown in detail; cashflows.parquet and results.json hold all.</p>`
      : '',
    twoWaySection(document.two_way),
    convergenceSection({ strategies: detailed, stopping: document.stopping }),
    analysesSection(document.analyses),
    goalSection(document.goal),
    uncertaintySection(document.analyses.uncertainty),
    '<h2>Guardrails</h2>',
    guardrailSection(strategies),
    '<h2>Configuration</h2>',
    configurationSection(strategies.map(({ index, name, config }) => ({ index, name, config }))),
    '<h2>Definitions</h2>',
    `<dl>${DEFINITIONS.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('')}</dl>`,
  ].join('\n');
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeMarkup(title)}</title><style>${REPORT_STYLES}</style></head>\n<body><main>\n${body}\n</main></body></html>\n`;
}
