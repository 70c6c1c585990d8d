import { shownSections, type ReportSection } from '@ihome/config';
import type { SweepResultDocument } from '@ihome/monte-carlo';
import { escapeMarkup } from '../markup';
import { fixed } from '../number-format';
import { DEFINITIONS } from './definitions';
import { findings } from './findings';
import { headlineTable, MOST_TABLE_ROWS } from './headline-table';
import { SECTION_PAGES } from './section-pages';
import { REPORT_STYLES } from './styles';

/** What the report is made of. */
export interface ReportInput {
  readonly title: string;
  readonly document: SweepResultDocument;
  readonly resultDigest: string;
  readonly configHash: string;
}

/**
 * The report as one HTML file: inline SVG, no script, no request to anywhere; equal input gives equal bytes. Between the headline and
 * the definitions stand the sections that `reporting.sections` of the first strategy names.
 *
 * @see docs/bundle.md
 */
export function reportPage({ title, document, resultDigest, configHash }: ReportInput): string {
  const { strategies, frontier } = document;
  const sections = shownSections(strategies[0]?.config.reporting.sections ?? ['all']);
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
    ...sections.map((name) => framed(name, SECTION_PAGES[name](document))),
    '<h2>Definitions</h2>',
    `<dl>${DEFINITIONS.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('')}</dl>`,
  ].join('\n');
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeMarkup(title)}</title><style>${REPORT_STYLES}</style></head>\n<body><main>\n${body}\n</main></body></html>\n`;
}

/** A section under its name; nothing around nothing. */
function framed(name: ReportSection, page: string): string {
  return page === '' ? '' : `<section id="${name}">${page}</section>`;
}
