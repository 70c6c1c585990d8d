import { compact, millions } from '@ihome/report';
import type { Output } from '../terminal/output';
import { goalLines } from '../terminal/goal-text';
import { table } from '../terminal/table';
import { headlineTable, type HeadlineRow } from './headline-table';
import { readResults, type BundleResults } from './read-results';
import { stoppingLines } from './stopping-lines';

type Strategy = BundleResults['strategies'][number];

const HEADLINE_LEVEL = 0.99;
const FLOWS = ['capital_calls', 'advances', 'proceeds', 'fees_and_expenses', 'distributions', 'nav'];

/** Shows an unpacked bundle: headline table, how many paths were enough, guardrails, cash flow by year of the first strategy. */
export async function showResults(bundleFolder: string, output: Output): Promise<void> {
  const results = await readResults(bundleFolder);
  for (const line of headlineTable(headlineRows(results))) output.line(line);
  output.line();
  if (results.stopping !== null) {
    for (const line of stoppingLines(results.stopping)) output.line(line);
    output.line();
  }
  for (const line of guardrailLines(results)) output.line(line);
  if (results.goal !== null) {
    output.line();
    for (const line of goalLines(results.goal)) output.line(line);
  }
  const [first] = results.strategies;
  if (first === undefined) return;
  output.line();
  output.line(`Mean cash flow by fund year, ${first.name} (currency, millions)`);
  for (const line of cashFlowTable(first)) output.line(line);
}

/** The headline of every strategy of a bundle. */
export function headlineRows({ strategies, frontier }: BundleResults): HeadlineRow[] {
  const members = new Set(frontier.points.filter((point) => point.on_frontier).map(({ index }) => index));
  return strategies.map((strategy) => ({
    index: strategy.index,
    name: strategy.name,
    onFrontier: members.has(strategy.index),
    headline: {
      paths: strategy.paths,
      net_irr: meanOf(strategy, 'net_irr'),
      tvpi: meanOf(strategy, 'tvpi'),
      var_99: atHeadlineLevel(strategy.loss.var),
      es_99: atHeadlineLevel(strategy.loss.es),
      probability_of_loss: strategy.probabilities.loss,
    },
  }));
}

function meanOf({ metrics }: Strategy, name: string): HeadlineRow['headline']['net_irr'] {
  const metric = metrics[name];
  const none = { status: 'not_applicable' as const, reason: `the bundle has no ${name}` };
  return { mean: metric?.mean ?? none, standard_error: metric?.standard_error ?? none };
}

function atHeadlineLevel(
  estimates: Strategy['loss']['es'] | Strategy['loss']['var'],
): HeadlineRow['headline']['var_99'] {
  const none = { status: 'not_applicable' as const, reason: 'the level is not configured' };
  return estimates.find(({ level }) => level === HEADLINE_LEVEL)?.value ?? none;
}

function guardrailLines({ strategies }: BundleResults): string[] {
  const breaches = strategies.flatMap(({ index, guardrails }) =>
    guardrails
      .filter(({ status }) => status === 'breach')
      .map(
        ({ code, severity, message, value, threshold }) =>
          `  strategy ${index}: ${severity} ${code}: ${message} is ${compactOf(value)}, limit ${compactOf(threshold)}`,
      ),
  );
  const tested = strategies.reduce((sum, { guardrails }) => sum + guardrails.length, 0);
  if (breaches.length === 0) return [`Guardrails: ${tested} tested, none broken`];
  return [`Guardrails: ${tested} tested, ${breaches.length} broken`, ...breaches];
}

function compactOf(figure: Strategy['guardrails'][number]['value']): string {
  return typeof figure === 'number' ? compact(figure) : figure.reason;
}

function cashFlowTable({ cash_flow_by_year: years }: Strategy): string[] {
  const names = FLOWS.filter((name) => years.some(({ flows }) => flows[name] !== undefined));
  return table(
    [
      { title: 'Year', align: 'right' },
      ...names.map((name) => ({ title: name.replaceAll('_', ' '), align: 'right' as const })),
    ],
    years.map(({ fund_year: year, flows }) => [String(year), ...names.map((name) => millions(flows[name] ?? 0, 2))]),
  );
}
