/**
 * The parts of the report between its headline and its definitions, in the order in which they stand. This is the one list of them:
 * a new part is a name here and its page in `SECTION_PAGES` of libs/report, which does not compile without it.
 */
export const REPORT_SECTIONS = [
  'frontier',
  'comparison',
  'strategy_detail',
  'two_way',
  'convergence',
  'correlations',
  'stress',
  'sensitivity',
  'goal',
  'uncertainty',
  'guardrails',
  'configuration',
] as const;

/** One of `REPORT_SECTIONS`. */
export type ReportSection = (typeof REPORT_SECTIONS)[number];

/** The word of `reporting.sections` that stands for all of them. */
export const ALL_SECTIONS = 'all';

/** The parts that `reporting.sections` shows, in the order of the page whatever the order of the list. */
export function shownSections(sections: readonly (ReportSection | typeof ALL_SECTIONS)[]): readonly ReportSection[] {
  return sections.includes(ALL_SECTIONS) ? REPORT_SECTIONS : REPORT_SECTIONS.filter((name) => sections.includes(name));
}
