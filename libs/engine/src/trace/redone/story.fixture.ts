/** For specs: the story of a path as a reader of its JSON sees it, and how far a redone figure is from the one told. */
import type { SimulationConfig } from '@ihome/config';
import type { ToldPath, ToldPosition } from '@ihome/testing';
import { explainPath, resolveStrategy } from '../..';

/** A row of the trace. */
export type Row = Readonly<Record<string, unknown>>;
/** A figure of a path, or why it is missing. */
export type Figure =
  number | { readonly status: string; readonly reason: string; readonly roots?: readonly number[] } | Row;

/** The parts of a trace that are redone, and the market. */
export interface Story extends ToldPath {
  readonly zones: readonly (ToldPath['zones'][number] & { readonly multiple: Figure })[];
  readonly parameter_draws: readonly { readonly parameter: string; readonly value: number }[];
  readonly positions: readonly (ToldPosition & Row)[];
  readonly ledger: readonly Row[];
  readonly waterfall: readonly Row[];
  readonly clawback: number;
  readonly clawback_payments: readonly Row[];
  readonly closings: readonly Row[];
  readonly gp_entity: { readonly months: readonly Row[]; readonly team: readonly Row[] } | null;
  readonly metrics: Readonly<Record<string, Figure>>;
}

/** The trace of a path, through JSON. */
export function storyOf(config: SimulationConfig, path: number): Story {
  return JSON.parse(JSON.stringify(explainPath(resolveStrategy(config), path))) as Story;
}

/** Sum of a list. */
export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Number in a column of a row. */
export function at(row: object | undefined, name: string): number {
  const value = (row as Row | undefined)?.[name];
  if (typeof value !== 'number') throw new Error(`no number ${name}`);
  return value;
}

/** Price index that a home follows at the end of a month: that of its suburb, or of its zone without one. */
export function indexOf(story: Story, { zone, suburb }: ToldPosition, month: number): number {
  const place =
    suburb === null ? story.zones.find((z) => z.zone === zone) : story.suburbs.find((s) => s.suburb === suburb);
  const level = place?.index[month];
  if (level === undefined) throw new Error(`no index of ${suburb ?? zone} in month ${month}`);
  return level;
}

/** H: the last month in which the fund holds anything. */
export const horizonOf = ({ fund }: SimulationConfig): number => 12 * (fund.fund_term + fund.extension_years);

/** First month after the deployment window. */
export function windowEnd({ deployment }: SimulationConfig): number {
  const months = { months: 1, quarters: 3, years: 12 }[deployment.deployment_period_unit];
  return deployment.deployment_start + deployment.deployment_period * months;
}

/** The month that pays out everything: the rows after it wait for the lag of its distribution. */
export const finalMonthOf = (story: Story, { waterfall }: SimulationConfig): number =>
  story.ledger.length - 1 - waterfall.distribution_lag_months;

/** A figure, or why it is missing in one word. */
export function statusOf(figure: Figure | undefined): unknown {
  if (typeof figure !== 'object') return figure;
  return figure.status === 'undefined' ? figure.reason : figure.status;
}

/** Columns of rows of money that hold something else. */
const NO_MONEY = new Set(['month', 'fraction']);

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

  /** Compares the numbers of a row with those of the same row redone, column by column; neither may have one more. */
  rows(name: string, rows: { readonly told: Row | undefined; readonly redone: object; readonly scale: number }): void {
    const told = Object.entries(rows.told ?? {});
    const redone = new Map(Object.entries(rows.redone));
    this.same(
      `columns of ${name}`,
      told
        .map(([column]) => column)
        .sort()
        .join(),
      [...redone.keys()].sort().join(),
    );
    for (const [column, value] of told) {
      const other = redone.get(column) as unknown;
      if (typeof value !== 'number' || typeof other !== 'number') this.same(`${name}, ${column}`, value, other);
      else
        this.check(`${name}, ${column}`, { told: value, redone: other, scale: NO_MONEY.has(column) ? 1 : rows.scale });
    }
  }
}
