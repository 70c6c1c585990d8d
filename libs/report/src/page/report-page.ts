import { shownSections, type ReportSection, type SimulationConfig } from '@ihome/config';
import type { SweepResultDocument } from '@ihome/monte-carlo';
import { escapeMarkup } from '../markup';
import { fixed, millions } from '../number-format';
import { definitionList } from './definitions';
import { findings } from './findings';
import { headlineTable, MOST_TABLE_ROWS } from './headline-table';
import { SECTION_PAGES } from './section-pages';
import { termsLine } from './section-terms';
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
 * the definitions stand the sections that `reporting.sections` of the first strategy names, each with links to the definitions of its words.
 */
export function reportPage({ title, document, resultDigest, configHash }: ReportInput): string {
  const { strategies, frontier } = document;
  const sections = shownSections(strategies[0]?.config.reporting.sections ?? ['all']);
  const fund = strategies[0]?.config.fund;
  const body = [
    `<h1>${escapeMarkup(title)}</h1>`,
    fund === undefined ? '' : `<p class="meta">${sizeText(strategies)} · ${fundText(fund)}</p>`,
    `<p class="meta">engine ${escapeMarkup(document.engine_version)} · seed ${document.seed} · configuration <code>${configHash.slice(0, 16)}</code> · result <code>${resultDigest}</code></p>`,
    findings(document),
    `<h2>Strategies</h2>${termsLine('headline', document)}`,
    headlineTable(strategies, frontier),
    strategies.length > MOST_TABLE_ROWS
      ? `<p class="note">The first ${MOST_TABLE_ROWS} of ${strategies.length} strategies; all are in summary.csv.</p>`
      : '',
    ...sections.map((name) => framed(name, document)),
  ].join('\n');
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeMarkup(title)}</title><style>${REPORT_STYLES}</style></head>\n<body><main>\n${body}\n<h2>Definitions</h2>\n${definitionList(body)}\n</main></body></html>\n`;
}

/** How many strategies and paths. */
function sizeText(strategies: SweepResultDocument['strategies']): string {
  const paths = strategies.reduce((sum, strategy) => sum + strategy.paths, 0);
  return `${strategies.length} ${strategies.length === 1 ? 'strategy' : 'strategies'} · ${fixed(paths, 0)} paths in all`;
}

/** Which fund: its label and group where it has them, size, term and vintage. */
function fundText({
  fund_id: id,
  fund_group: group,
  fund_size: size,
  currency,
  ...fund
}: SimulationConfig['fund']): string {
  const name = id === null || id === '' ? 'fund' : `fund <strong>${escapeMarkup(id)}</strong>`;
  const parent = group === null || group === '' ? '' : ` (group ${escapeMarkup(group)})`;
  return `${name}${parent} of ${millions(size)} ${escapeMarkup(currency)}, ${fund.fund_term} years from ${fund.vintage_year}`;
}

/** A section under its name, the words of it under its heading; nothing around nothing. */
function framed(name: ReportSection, document: SweepResultDocument): string {
  const page = SECTION_PAGES[name](document).trim();
  if (page === '') return '';
  return `<section id="${name}">${page.replace('</h2>', () => `</h2>${termsLine(name, document)}`)}</section>`;
}
