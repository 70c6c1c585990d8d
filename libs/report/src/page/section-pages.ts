import type { ReportSection } from '@ihome/config';
import type { SweepResultDocument } from '@ihome/monte-carlo';
import { sensitivitySection, stressSection } from './analyses-section';
import { comparisonSection } from './comparison-section';
import { configurationSection } from './configuration-section';
import { convergenceSection } from './convergence-section';
import { frontierSection } from './frontier-section';
import { correlationSection } from './correlation-section';
import { goalSection } from './goal-section';
import { guardrailSection } from './guardrail-section';
import { strategySection } from './strategy-section';
import { twoWaySection } from './two-way-section';
import { uncertaintySection } from './uncertainty-section';
import { zoneMixSection } from './zone-mix-section';

/** Strategies shown with charts of their own. */
const MOST_DETAILED = 6;

/** The page of every section, by its name; empty where the run has nothing of the kind. */
export const SECTION_PAGES: Readonly<Record<ReportSection, (document: SweepResultDocument) => string>> = {
  frontier: frontierOf,
  comparison: comparisonSection,
  strategy_detail: detailSection,
  two_way: ({ two_way: tables }) => twoWaySection(tables),
  convergence: (document) => convergenceSection({ strategies: detailedOf(document), stopping: document.stopping }),
  correlations: (document) => correlationSection(detailedOf(document)),
  stress: ({ analyses }) => stressSection(analyses),
  sensitivity: ({ analyses }) => sensitivitySection(analyses),
  goal: ({ goal }) => goalSection(goal),
  uncertainty: ({ analyses }) => uncertaintySection(analyses.uncertainty),
  guardrails: ({ strategies }) => `<h2>Guardrails</h2>${guardrailSection(strategies)}`,
  configuration: ({ strategies }) =>
    `<h2>Configuration</h2>${configurationSection(strategies.map(({ index, name, config }) => ({ index, name, config })))}`,
};

/** The frontier, with the hurdle where it is one line; of a strategy alone the mixes of its zones. */
function frontierOf({ strategies, frontier }: SweepResultDocument): string {
  if (strategies.length < 2) return zoneMixSection(frontier, 'h2');
  const hurdles = new Set(strategies.map((strategy) => strategy.config.waterfall.hurdle_rate));
  const [hurdle] = hurdles;
  return frontierSection(
    frontier,
    hurdles.size === 1 && frontier.return_metric === 'net_irr.mean' ? hurdle : undefined,
  );
}

/** Strategies with charts of their own: the frontier's, then the first ones. */
function detailedOf({ strategies, frontier }: SweepResultDocument): SweepResultDocument['strategies'] {
  const members = new Set(frontier.points.filter((point) => point.on_frontier).map((point) => point.index));
  return [
    ...strategies.filter((strategy) => members.has(strategy.index)),
    ...strategies.filter((strategy) => !members.has(strategy.index)),
  ].slice(0, MOST_DETAILED);
}

/** Charts and cash flows of the strategies that matter most. */
function detailSection(document: SweepResultDocument): string {
  const { strategies } = document;
  const detailed = detailedOf(document);
  const isPart = detailed.length < strategies.length;
  return [
    `<h2>${isPart ? 'Strategies in detail: the frontier first' : 'In detail'}</h2>`,
    ...detailed.map((strategy) =>
      strategySection({
        strategy,
        hurdle: strategy.config.waterfall.hurdle_rate,
        currency: strategy.config.fund.currency,
        confidence: strategy.config.risk.interval_confidence,
      }),
    ),
    isPart
      ? `<p class="note">${detailed.length} of ${strategies.length} strategies are shown in detail; cashflows.parquet and results.json hold all.</p>`
      : '',
  ].join('\n');
}
