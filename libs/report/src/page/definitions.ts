import { PATH_METRICS } from '@ihome/engine';
import { escapeMarkup } from '../markup';
import { metricLabel } from '../metric-label';
import { DEFINITION_TEXTS, type DefinitionText } from './definition-texts';

/** A word that the report defines by itself. */
export type Term = keyof typeof DEFINITION_TEXTS;

/** The statistics of a figure's dotted name that have a definition of their own. */
const STATISTICS: Readonly<Record<string, Term>> = { mean: 'mean', sd: 'sd', median: 'quantile' };

/** Variables of figures that are no path metric. */
const VARIABLES: Readonly<Record<string, Term>> = {
  irr_shortfall: 'irr_shortfall',
  hurdle_cleared: 'p_hurdle',
  clear_hurdle: 'p_hurdle',
  goal_irr: 'p_goal',
  goal_multiple: 'p_goal',
  sharpe: 'sharpe',
  sortino: 'sortino',
  omega: 'omega',
  calmar: 'calmar',
};

/** What rates of return say besides their meaning. */
const RATE =
  ' Annual, from monthly flows; a path that pays in and receives nothing counts as −100%, a path without exactly one rate is left out and counted.';

/** Every definition by its anchor: the words, then the path metrics in the order of the path table. */
const ALL: ReadonlyMap<string, DefinitionText> = new Map([
  ...Object.entries(DEFINITION_TEXTS).map(([id, text]): [string, DefinitionText] => [id, text]),
  ...PATH_METRICS.map((metric): [string, DefinitionText] => [metricAnchor(metric.name), metricText(metric)]),
]);

/** A word with a link to its definition; the definition's own name unless another is given. `label` is text. */
export function term(id: Term, label: string = DEFINITION_TEXTS[id].term): string {
  return link(id, escapeMarkup(label));
}

/** A figure's name (`net_irr.mean`, `loss.es_95`, `default_rate`) in words, linked to the definition of what it is; plain where there is none. */
export function metricTerm(name: string): string {
  const label = escapeMarkup(metricLabel(name));
  const anchor = anchorOf(name);
  return anchor === undefined ? label : link(anchor, label);
}

/** Links to the definitions of a figure: of its variable, and of its statistic. */
export function figureTerms(name: string): readonly string[] {
  const [variable = '', statistic = ''] = name.split('.');
  const own = anchorOf(name);
  const anchors = [
    ...(own === undefined ? [] : [own]),
    ...(variable === 'loss' && own !== 'loss' ? ['loss'] : []),
    ...(STATISTICS[statistic] === undefined ? [] : [STATISTICS[statistic]]),
  ];
  return anchors.map((anchor) => link(anchor, escapeMarkup(ALL.get(anchor)?.term ?? anchor)));
}

/** The definitions that `page` links to, in their order, as a list. */
export function definitionList(page: string): string {
  const linked = new Set([...page.matchAll(/href="#def-([\w-]+)"/g)].map(([, anchor = '']) => anchor));
  const entries = [...ALL].filter(([anchor]) => linked.has(anchor));
  return `<dl>${entries
    .map(
      ([anchor, { term: name, text, source }]) =>
        `<dt id="def-${anchor}">${escapeMarkup(name)}</dt><dd>${escapeMarkup(text)} <span class="source">docs/model/${source}</span></dd>`,
    )
    .join('')}</dl>`;
}

function link(anchor: string, label: string): string {
  return `<a class="term" href="#def-${anchor}">${label}</a>`;
}

/** The anchor of what a figure is; undefined for a name that is no figure of the results. */
function anchorOf(name: string): string | undefined {
  const [variable = '', statistic = ''] = name.split('.');
  if (/^var_\d/.test(statistic)) return 'var';
  if (/^es_\d/.test(statistic)) return 'es';
  if (variable === 'loss') return statistic === 'probability' ? 'p_loss' : 'loss';
  const own = VARIABLES[variable];
  if (own !== undefined) return own;
  return ALL.has(metricAnchor(variable)) ? metricAnchor(variable) : undefined;
}

function metricAnchor(name: string): string {
  return `metric-${name}`;
}

function metricText({
  name,
  unit,
  meaning,
  notApplicableBecause: never,
}: (typeof PATH_METRICS)[number]): DefinitionText {
  const label = metricLabel(name);
  const rate = /_irr(_|$)/.test(name) ? RATE : '';
  const none = never === '' ? '' : ` Left out where ${never}.`;
  return {
    term: label.charAt(0).toUpperCase() + label.slice(1),
    text: `${meaning}. Unit: ${unit}.${rate}${none}`,
    source: 'path-metrics.md',
  };
}
