import type { ReportSection } from '@ihome/config';
import type { StrategyResult, SweepResultDocument } from '@ihome/monte-carlo';
import { figureTerms, term, type Term } from './definitions';

/** Links to the definitions of what each section shows, by its name; the headline is a section here too. */
export const SECTION_TERMS: Readonly<
  Record<ReportSection | 'headline', (document: SweepResultDocument) => readonly string[]>
> = {
  headline: () => [
    ...terms('strategy', 'path', 'mean', 'standard_error', 'interval', 'hurdle'),
    ...['net_irr', 'tvpi'].flatMap(figureTerms),
    ...terms('quantile', 'loss', 'var', 'es', 'p_loss', 'p_hurdle', 'guardrail', 'frontier'),
    ...terms('configuration'),
  ],
  frontier: ({ strategies, frontier }) => [
    ...(strategies.length < 2
      ? []
      : [
          ...terms('frontier'),
          ...figureTerms(frontier.return_metric),
          ...figureTerms(frontier.risk_metric),
          ...terms('membership', 'region', 'mix'),
        ]),
    ...('status' in frontier.zone_mixes ? [] : terms('zone_multiple', 'zone_mix')),
    ...terms('sd', 'es', 'standard_error', 'path'),
  ],
  comparison: ({ comparison }) => [
    ...terms('paired_difference', 'best', 'interval', 'path', 'pp'),
    ...('status' in comparison ? [] : comparison.figures.flatMap(({ figure }) => figureTerms(figure))),
  ],
  strategy_detail: () => [
    ...terms('histogram', 'fan', 'to_date', 'nav', 'cash_flow'),
    ...['net_irr', 'dpi', 'tvpi', 'carry'].flatMap(figureTerms),
    ...terms('hurdle', 'loss', 'irr_shortfall', 'var', 'es', 'p_loss', 'p_hurdle', 'p_goal'),
    ...terms('sharpe', 'sortino', 'omega', 'calmar', 'interval', 'standard_error'),
  ],
  two_way: ({ two_way: tables }) => [
    ...terms('two_way', 'base', 'standard_error', 'path'),
    ...(tables[0]?.cells[0]?.figures ?? []).flatMap(({ figure }) => figureTerms(figure)),
  ],
  convergence: ({ strategies }) => [
    ...terms('half_width', 'checkpoint', 'interval', 'path'),
    ...convergenceFigures(strategies[0]).flatMap(figureTerms),
  ],
  correlations: ({ strategies }) => [
    ...terms('pearson', 'spearman', 'interval', 'path'),
    ...(strategies[0]?.correlations.metrics ?? []).flatMap(figureTerms),
  ],
  stress: ({ analyses: { stress } }) => [
    ...terms('stress', 'base', 'base_change', 'standard_error', 'pp', 'path'),
    ...differenceFigures(stress[0]?.differences).flatMap(figureTerms),
  ],
  sensitivity: ({ analyses: { sensitivity, indices } }) => [
    ...terms('base'),
    ...(sensitivity.length === 0 ? [] : terms('tornado', 'base_change', 'interval', 'pp', 'path')),
    ...differenceFigures((sensitivity[0]?.low ?? sensitivity[0]?.high)?.differences).flatMap(figureTerms),
    ...(indices === null ? [] : terms('first_index', 'total_index', 'error_share', 'standard_error', 'interval')),
    ...(indices?.figures ?? []).flatMap(({ figure }) => figureTerms(figure)),
  ],
  goal: ({ goal }) => [
    ...terms('goal', 'bracket', 'bend', 'interval'),
    ...(goal === null ? [] : figureTerms(goal.metric)),
  ],
  uncertainty: ({ analyses: { uncertainty } }) => [
    ...terms('parameter_part', 'process_part', 'cut_mass', 'base', 'sd', 'standard_error', 'path'),
    ...(uncertainty?.variances ?? []).flatMap(({ metric }) => figureTerms(metric)),
  ],
  guardrails: () => terms('guardrail', 'var', 'es', 'quantile', 'mean'),
  configuration: () => terms('configuration', 'strategy', 'base'),
};

/** The line under a section's heading: its words, each a link to its definition. */
export function termsLine(name: ReportSection | 'headline', document: SweepResultDocument): string {
  return `<p class="terms">Definitions: ${[...new Set(SECTION_TERMS[name](document))].join(' · ')}</p>`;
}

function terms(...ids: readonly Term[]): readonly string[] {
  return ids.map((id) => term(id));
}

function convergenceFigures(strategy: StrategyResult | undefined): readonly string[] {
  return (strategy?.convergence.figures ?? []).map(({ name }) => name);
}

function differenceFigures(differences: readonly { readonly figure: string }[] | undefined): readonly string[] {
  return (differences ?? []).map(({ figure }) => figure);
}
