/** For specs: the story of a path as a reader of its JSON sees it, and how far a redone figure is from the one told. */
import type { SimulationConfig } from '@ihome/config';
import { explainPath, resolveStrategy } from '../..';

/** A row of the trace. */
export type Row = Readonly<Record<string, unknown>>;
/** A figure of a path, or why it is missing. */
export type Figure =
  number | { readonly status: string; readonly reason: string; readonly roots?: readonly number[] } | Row;

/** The parts of a trace that are redone. */
export interface Story {
  readonly zones: readonly { readonly zone: string; readonly index: readonly number[] }[];
  readonly positions: readonly Row[];
  readonly ledger: readonly Row[];
  readonly waterfall: readonly Row[];
  readonly metrics: Readonly<Record<string, Figure>>;
}

/** The trace of a path, through JSON. */
export function storyOf(config: SimulationConfig, path: number): Story {
  return JSON.parse(JSON.stringify(explainPath(resolveStrategy(config), path))) as Story;
}

/** Sum of a list. */
export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Number in a column of a row. */
export function at(row: Row | undefined, name: string): number {
  const value = row?.[name];
  if (typeof value !== 'number') throw new Error(`no number ${name}`);
  return value;
}

/** Price index of a zone at the end of a month. */
export function indexOf(story: Story, zone: unknown, month: number): number {
  const level = story.zones.find((candidate) => candidate.zone === zone)?.index[month];
  if (level === undefined) throw new Error(`no index of ${String(zone)} in month ${month}`);
  return level;
}

/** H: the last month in which the fund holds anything. */
export const horizonOf = ({ fund }: SimulationConfig): number => 12 * (fund.fund_term + fund.extension_years);

/** First month after the deployment window. */
export function windowEnd({ deployment }: SimulationConfig): number {
  const months = { months: 1, quarters: 3, years: 12 }[deployment.deployment_period_unit];
  return deployment.deployment_start + deployment.deployment_period * months;
}

/** The final month: after the window, once every cash of a position has come, at latest H. */
export function finalMonthOf(story: Story, config: SimulationConfig): number {
  const lastCash = Math.max(...story.positions.map((position) => at(position, 'cash_month')), 0);
  return Math.min(Math.max(windowEnd(config), lastCash), horizonOf(config));
}

/** Figures that differ between a story and its redoing, by more than a tolerance relative to a scale. */
export class Differences {
  readonly found: string[] = [];

  constructor(private readonly tolerance: number) {}

  /** Compares a figure told with the same one redone; `scale` is the size below which rounding does not count. */
  check(name: string, figures: { readonly told: number; readonly redone: number; readonly scale: number }): void {
    const { told, redone, scale } = figures;
    if (Math.abs(told - redone) <= this.tolerance * Math.max(Math.abs(redone), scale)) return;
    this.found.push(`${name}: told ${told}, redone ${redone}`);
  }

  /** Compares what is no number. */
  same(name: string, told: unknown, redone: unknown): void {
    if (told !== redone) this.found.push(`${name}: told ${String(told)}, redone ${String(redone)}`);
  }
}
